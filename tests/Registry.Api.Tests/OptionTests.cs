using System.CommandLine;
using System.CommandLine.Help;
using Registry.Api.Commands;
using Registry.Api.Compute;

namespace Registry.Api.Tests;

/// <summary>Options of every verb: a word that is none of a closed set is refused, and the help is for people.</summary>
public sealed class OptionTests
{
    private const string Nonsense = "no-such-word";

    // What may be any text: names, reasons, paths, numbers that registries give.
    private static readonly HashSet<string> Free =
    [
        "--by", "--source", "--name", "--reason", "--note", "--purpose", "--area-zh", "--area-en", "--name-zh", "--name-en",
        "--out", "--case", "--death", "--registries", "--key", "--icd",
        "--life-table", "--of", "--reference", "--sites",                             // names of what is stored, known when the verb runs
        "--population", "--follow-up",                                 // read with the registry, when the verb runs
    ];

    private static IEnumerable<TestCaseData> Verbs() =>
        Leaves(CommandLine.Root(), "").Select(leaf => new TestCaseData(leaf.Path).SetArgDisplayNames(leaf.Path));

    [TestCaseSource(nameof(Verbs))]
    public void AWordThatIsNoneOfAClosedSetIsRefused(string path)
    {
        var verb = Leaves(CommandLine.Root(), "").Single(leaf => leaf.Path == path).Verb;
        var closed = verb.Options.Where(option => option is not (HelpOption or Option<bool> or VersionOption) && !Free.Contains(option.Name) && (path, option.Name) != ("import", "--db"));
        Assert.Multiple(() =>
        {
            foreach (var option in closed.Where(option => !IsText(path, option.Name)))
                Assert.That(CommandLine.Root().Parse($"{path} {option.Name} {Nonsense}").Errors.Select(error => error.Message),
                    Has.Some.Contains(Nonsense), $"{path} {option.Name}");
        });
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task HelpNamesNoTypeOfTheProgram_AndHasNoMarkup(string path)
    {
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync([.. path.Split(' '), "--help"], output, error), Is.Zero);
        Assert.That(output.ToString(), Does.Not.Contain("`").And.Not.Match(@"\b(Registry|System)\.[A-Z]").And.Not.Match(@"\b[A-Z][a-z]+[A-Z]?[A-Za-z]*\.[A-Z][a-z]+\b").And.Not.Match(@"\{ \w+ ="));
    }

    [TestCase("audit list --event comitted", "did you mean committed?")]
    [TestCase("rates --years 2020 --scheme cn62-v1", "did you mean cn26-v1?")]
    [TestCase("rates --years 2020 --standards CN2000,SEGGI", "did you mean SEGI?")]
    [TestCase("deaths traces --state to-trase", "did you mean to-trace?")]
    [TestCase("queries list --check O-MORP-33", "did you mean O-MORP-3?")]
    [TestCase("export --format canreg --years 2020", "did you mean canreg5?")]
    public async Task TheWordThatWasMeantIsNamed(string call, string says)
    {
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(call.Split(' '), output, error), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(says));
    }

    // Columns, days and lists of the caller's own table are judged with the table.
    private static bool IsText(string path, string option) =>
        path.StartsWith("compute ", StringComparison.Ordinal) && Computations.All.Where(c => c.Name == path[8..]).SelectMany(c => c.AllParameters)
            .Any(parameter => parameter.Option == option && parameter.Kind is ParameterKind.Text or ParameterKind.Names);

    private static IEnumerable<(string Path, Command Verb)> Leaves(Command verb, string path) =>
        verb.Subcommands.Count == 0
            ? [(path, verb)]
            : verb.Subcommands.SelectMany(below => Leaves(below, path.Length == 0 ? below.Name : $"{path} {below.Name}"));
}
