using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.Numerics;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>Numbers that no registry has, put into the example of every statistic one by one: an answer or a refusal in both languages, never a fault.</summary>
/// <remarks>REGISTRY_EVERY_NUMBER=1 takes every number of every example; else as many of them, in an order that a seed gives, as the time of each allows.</remarks>
public sealed class AbsurdNumberTests
{
    private static readonly string[] Absurd = ["1e308", "-1e308", "1e-308", "0", "-1", "NaN", "Infinity", "1e15", "2147483648", "0.5", "x", "", "１２"];
    private static readonly bool Every = Environment.GetEnvironmentVariable("REGISTRY_EVERY_NUMBER") == "1";
    private static readonly TimeSpan Longest = Every ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromSeconds(1);

    private static IEnumerable<string> Names() => Computations.All.Select(c => c.Name);

    [TestCaseSource(nameof(Names))]
    public void ANumberThatCannotBe_IsAnsweredOrRefused(string name)
    {
        var computation = Computations.Find(name)!;
        var changes = Changes(computation.Example.Csv).ToArray();
        new Random(20261130).Shuffle(changes);
        var (watch, taken) = (Stopwatch.StartNew(), 0);
        foreach (var (csv, what) in changes)
        {
            if (watch.Elapsed > Longest && taken >= 10) break;
            MustAnswer(computation, csv, Of(computation), what);
            taken++;
        }
        Assert.That(taken, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Names))]
    public void AnAbsurdParameter_IsAnsweredOrRefused(string name)
    {
        var computation = Computations.Find(name)!;
        (string Parameter, string Value)[] changes = [.. from parameter in computation.AllParameters from value in Absurd select (parameter.Name, value)];
        new Random(20261130).Shuffle(changes);
        var watch = Stopwatch.StartNew();
        foreach (var (parameter, value) in changes.TakeWhile(_ => watch.Elapsed < Longest))
            MustAnswer(computation, computation.Example.Csv, new Dictionary<string, string>(Of(computation)) { [parameter] = value }, $"{parameter}={value}");
    }

    [TestCaseSource(nameof(Names))]
    public void TablesOfAnotherShape_AreAnsweredOrRefused(string name)
    {
        var computation = Computations.Find(name)!;
        var (first, second) = computation.Companion?.Split(computation.Example.Csv) ?? (computation.Example.Csv, null);
        var lines = first.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string Whole(IEnumerable<string> some) => string.Join('\n', some) + "\n" + (second is null ? "" : $"{computation.Companion!.Heading}\n{second}");
        (string Csv, string What)[] shapes =
        [
            ("", "nothing"), (Whole(lines.Take(1)), "no row"), (Whole(lines.Take(2)), "one row"), (Whole(lines.Take(3)), "two rows"), (Whole(lines.Concat(lines.Skip(1))), "every row twice"),
            (Whole([lines[0], .. lines.Skip(1).Reverse()]), "rows the other way round"),
            .. ((string[])["0", "1e308", "1"]).Select(value => (Whole(lines.Take(1).Concat(lines.Skip(1).Select(line => WithAll(line, value)))), $"every number {value}")),
            (Whole(lines.Select((line, at) => at == 0 ? line + ",extra,extra" : line + ",1,2")), "a column of another name twice"),
            (Whole(lines.Select(line => line + ",,")), "two columns without name and values"), (Whole(lines.Select((line, at) => at == 0 ? line + "," : line + ",7")), "a column without a name"),
            .. second is null ? Array.Empty<(string, string)>() : [(first, "no second table"), (first + $"{computation.Companion!.Heading}\n{second.Split('\n')[0]}\n", "an empty second table")],
        ];
        foreach (var (csv, what) in shapes) MustAnswer(computation, csv, Of(computation), what);
    }

    [Test]
    public void AMapHoldsNoNumberThatIsNone()
    {
        var computation = Computations.Find("smoothed-ratio") ?? Computations.All.First(AreaGeometry.CanCarry);
        foreach (var (csv, what) in Changes(computation.Example.Csv).Where(change => change.What.EndsWith("1e308", StringComparison.Ordinal) || change.What.EndsWith("1e-308", StringComparison.Ordinal)).Take(60))
        {
            var (answer, _) = Ask(computation, csv, Of(computation), what);
            if (answer is null) continue;
            var areas = answer.Rows.Select(row => row.Row.Values[computation.Results.ToList().FindIndex(result => result.Name == AreaRows.Area.Name)]);
            var map = $$"""{"type":"FeatureCollection","features":[{{string.Join(',', areas.Select(area => $$$"""{"type":"Feature","geometry":null,"properties":{"area":"{{{area}}}"}}"""))}}]}""";
            Assert.That(() => System.Text.Json.JsonDocument.Parse(AreaGeometry.Join(answer, map, "area")), Throws.Nothing, what);
        }
    }

    // Every number of the example in turn becomes every absurd one.
    private static IEnumerable<(string Csv, string What)> Changes(string csv)
    {
        var lines = csv.Split('\n');
        for (var line = 1; line < lines.Length; line++)
        {
            var fields = lines[line].Split(',');
            for (var place = 0; place < fields.Length; place++)
                if (IsNumber(fields[place]))
                    foreach (var value in Absurd)
                        yield return (string.Join('\n', [.. lines[..line], string.Join(',', [.. fields[..place], value, .. fields[(place + 1)..]]), .. lines[(line + 1)..]]),
                            $"line {line + 1}, field {place + 1}: {value}");
        }
    }

    private static string WithAll(string line, string value) => string.Join(',', line.Split(',').Select((field, place) => place > 0 && IsNumber(field) ? value : field));

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static Dictionary<string, string> Of(Computation computation) => computation.Example.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    private static void MustAnswer(Computation computation, string csv, IReadOnlyDictionary<string, string> parameters, string what)
    {
        var (answer, refusals) = Ask(computation, csv, parameters, what);
        if (answer is null)
            foreach (var refusal in refusals)
            {
                Assert.That(refusal.Reason.Zh, Does.Match(@"\p{IsCJKUnifiedIdeographs}"), $"{computation.Name}, {what}: {refusal.Reason.En}");
                Assert.That(refusal.Reason.En, Does.Match("[a-z]{2}").And.Not.Contain("Exception").And.Not.Contain("Parameter '"), $"{computation.Name}, {what}");
            }
        else
            Assert.That(() => System.Text.Json.JsonDocument.Parse(answer.ToJson()), Throws.Nothing, $"{computation.Name}, {what}");
    }

    // What takes longer than a caller waits is ended as the service ends it; what does not let itself be ended is a fault.
    private static (ComputeAnswer? Answer, IReadOnlyList<ComputeRefusal> Refusals) Ask(
        Computation computation, string csv, IReadOnlyDictionary<string, string> parameters, string what)
    {
        using var end = new CancellationTokenSource(LongestOfOne);
        var stop = end.Token;
        var work = Task.Run(() => EndableWork.Until(() => ComputeQuestion.Answer(computation, csv, parameters), stop), CancellationToken.None);
        try
        {
            if (!work.Wait(LongestOfOne * 20)) throw new AssertionException($"{computation.Name}, {what}: does not end");
            Assert.That(work.Result.Answer is null, Is.EqualTo(work.Result.Refusals.Count > 0), $"{computation.Name}, {what}");
            return work.Result;
        }
        catch (AggregateException faults) when (faults.InnerException is OperationCanceledException)
        {
            return (null, []);
        }
        catch (AggregateException faults)
        {
            throw new AssertionException($"{computation.Name}, {what}: {faults.InnerException!.GetType().Name} {faults.InnerException.Message} {faults.InnerException.StackTrace}");
        }
    }
}
