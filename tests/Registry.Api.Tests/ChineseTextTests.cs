using System.Text;
using System.Text.RegularExpressions;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>What is said in Chinese has no words of the interface in it, and rows with a query are counted in one way wherever they are told.</summary>
public sealed partial class ChineseTextTests
{
    private const string Cases = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n";
    private const string Good = "1,1,19500310,20210516,C34.1,8140,3,9,7,C34.1\n";
    private const string Asked = "2,1,19420115,20210802,C34.1,8000,3,9,7,C34.1\n";
    private const string Returned = "3,1,19420115,20210832,C34.1,8140,3,9,7,C34.1\n";
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-chinese-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task NoWordOfTheInterfaceIsLeft()
    {
        var said = new List<string>
        {
            await RunAsync("import", Write("330106_FB.csv", Cases + Good + Asked + Returned)),
            await RunAsync("import", Write("330106_FB.csv", Cases + Good + Asked + Returned.Replace("32,C", "12,C", StringComparison.Ordinal))),
            await RunAsync("queries", "confirm", "--registry", "330106", "--case", "2", "--check", "O-MORP-3", "--by", "甲", "--reason", "复核"),
            await RunAsync("import", Write("330106_FB.csv", Cases + Good.Replace("8140", "8070", StringComparison.Ordinal)), "--dry-run"),
            await RunAsync("batches", "compensate", "--batch", "1", "--by", "甲", "--reason", "误报"),
            await RunAsync("records", "undo", "--registry", "330106", "--case", "3", "--by", "甲", "--reason", "误报"),
            await RunAsync("batches", "list"), await RunAsync("batches", "show", "--batch", "1"), await RunAsync("batches", "show", "--batch", "3"),
            await RunAsync("batches", "difference", "--batch", "2"), await RunAsync("batches", "undo", "--batch", "2", "--preview"),
            await RunAsync("queries", "list", "--batch", "1"), await RunAsync("queries", "list"),
        };
        Assert.Multiple(() =>
        {
            foreach (var text in said)
            {
                Assert.That(text, Is.Not.Empty);
                Assert.That(EnglishWord().Matches(Ours().Replace(text, "")).Select(word => word.Value), Is.Empty, text);
            }
        });
    }

    [Test]
    public async Task OneIsNotSeveral()
    {
        var said = await RunAsync(["import", Write("330106_FB.csv", Cases + Asked), "--lang", "en"]);
        Assert.That(said, Does.Contain("1 row read").And.Contain("1 row with a query"));
        Assert.That(await RunAsync("batches", "list", "--lang", "en"), Does.Contain("1 row, 1 accepted").And.Contain("1 row with a query"));
        Assert.That(await RunAsync("queries", "list", "--lang", "en"), Does.Contain("1 question, 1 of them open, on 1 row\n"));
        Assert.That(await RunAsync("batches", "undo", "--batch", "1", "--preview", "--lang", "en"), Does.Contain("1 disappears, 0 come back").And.Contain("−1 case, 0 deaths"));
    }

    [Test]
    public async Task RowsWithAQueryAreCountedInOneWay()
    {
        await RunAsync("import", Write("330106_2021_POP.csv", Population(1000)));
        var imported = await RunAsync("import", Write("330106_2021_POP_2.csv", Population(1005)), "--lang", "en");
        Assert.That(imported, Does.Contain("38 rows with a query"), "two counts stand in each row of the file");
        Assert.That(await RunAsync("batches", "list", "--lang", "en"), Does.Contain("38 rows with a query"));
        Assert.That(await RunAsync("queries", "list", "--lang", "en"), Does.EndWith("38 questions, 38 of them open, on 38 rows\n"));
        Assert.That(await RunAsync("queries", "list", "--batch", "2", "--lang", "en"), Does.EndWith("on 38 rows\n"));
    }

    private static string Population(int least) =>
        "年龄组,男,女\n" + string.Concat(Core.Coding.AgeScheme.Cn19.Labels.Select((label, i) => $"{label},{least + i},{least + 100 + i}\n"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private async Task<string> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var lang = call.Contains("--lang") ? (string[])[] : ["--lang", "zh"];
        await CommandLine.RunAsync([.. call, .. lang, "--db", Path.Combine(_folder, "test.db")], output, error);
        Assert.That(error.ToString(), Is.Empty, string.Join(' ', call));
        return output.ToString();
    }

    // Calls that are shown, names of files, ids of checks, names of items as JSON has them, how a file was read, codes and the words of options.
    [GeneratedRegex(@"registry [a-z]+( [a-z-]+)*( --[a-z-]+( [A-Z0-9a-z]+)?)*|\S+\.csv|[A-Z]-[A-Z]+-\d|^  text, .*$|overwrite|fill-empty|reject|--format json|C\d\d\.\d|NOS|项目:[a-z_0-9, ]+", RegexOptions.Multiline)]
    private static partial Regex Ours();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex EnglishWord();
}
