using System.Text.Json;
using System.Text.Json.Nodes;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>What every statistic of the calculator keeps, whoever adds it.</summary>
public sealed class ComputationTests
{
    private static IEnumerable<string> Names() => Computations.All.Select(c => c.Name);

    [Test]
    public void ThePageIsMadeFromTheList() => Golden.Matches(ComputePage.Write(), "docs", "compute.md");

    [Test]
    public void EveryClassOfStatisticsHoldsOne()
    {
        var names = Names().ToList();
        Assert.That(names, Is.Unique.And.Not.Empty);
        Assert.That(names, Has.All.Match("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"));
        var files = Tree.Files.Count(f => f.StartsWith("Registry.Api/Compute/Statistics/", StringComparison.Ordinal) && f.EndsWith("Computation.cs", StringComparison.Ordinal));
        Assert.That(names, Has.Count.AtLeast(files));
    }

    [TestCase("1e308")]
    [TestCase("1e-6")]
    public void ANumberBeyondAllNumbersIsLeftEmpty_AndSaidSo(string cases)
    {
        var lines = Of("asr").Example.Csv.Split('\n');
        var column = lines[0].Split(',').ToList().IndexOf("cases");
        for (var line = 1; line < lines.Length; line++)
            if (lines[line].Split(',') is { Length: > 1 } fields) lines[line] = string.Join(',', fields.Select((field, i) => i == column ? cases : field));
        var (answer, refusals) = ComputeQuestion.Answer(Of("asr"), string.Join('\n', lines), new Dictionary<string, string>());
        if (answer is null)
        {
            Assert.That(refusals, Is.Not.Empty);
            return;
        }
        var rows = JsonDocument.Parse(answer.ToJson()).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.That(rows, Is.Not.Empty);
        foreach (var row in rows.Where(row => row.EnumerateObject().Any(member => member.Name == "lower" && member.Value.ValueKind == JsonValueKind.Null)))
            Assert.That(row.GetProperty("note_en").GetString(), Is.Not.Null.And.Not.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void MethodHasItsHeading(string name) =>
        Assert.That(Tree.Read("docs/methods.md"), Does.Contain($"\n### `{Of(name).Heading}`\n"), name);

    [TestCaseSource(nameof(Names))]
    public void ExampleIsAnsweredInFull(string name)
    {
        var answer = Answer(name);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Rows, Is.Not.Empty);
            Assert.That(answer.Rows.Select(r => r.Row.Values.Length), Has.All.EqualTo(Of(name).Results.Count), "a value for each column");
            Assert.That(answer.Rows.SelectMany(r => r.Row.Values), Has.Some.InstanceOf<double>(), "a number");
            Assert.That(answer.Rows.SelectMany(r => r.Row.Values).OfType<double>(), Has.All.Matches<double>(double.IsFinite));
            Assert.That(answer.Rows.Where(r => r.Row.Values.Contains(null) && r.Row.Method.Length == 0).Select(r => r.Row.Note), Has.All.Not.Null, "why");
        });
    }

    [TestCaseSource(nameof(Names))]
    public async Task CsvAndJsonHoldTheSameNumbers(string name)
    {
        var answer = Answer(name);
        using var text = new StringWriter();
        await answer.WriteCsvAsync(text);
        var csv = CsvInput.Read(text.ToString(), []);
        var rows = JsonNode.Parse(answer.ToJson())!["rows"]!.AsArray();
        Assert.That(csv.Rows, Has.Count.EqualTo(rows.Count));
        foreach (var (line, row) in csv.Rows.Zip(rows))
            foreach (var (column, i) in csv.Header.Select((column, i) => (column, i)).Where(c => answer.Columns.Contains(c.column)))
                if (row![column] is JsonValue value && value.TryGetValue<double>(out var number))
                    Assert.That(double.Parse(line.Values[i]!, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(number), column);
        Assert.That(text.ToString(), Does.Contain("parameters").And.Contain("citation"));
    }

    [TestCaseSource(nameof(Names))]
    public void JsonAsksTheSameAsCsv(string name)
    {
        var computation = Of(name);
        var (first, second) = Tables(computation);
        var table = CsvInput.Read(first, []);
        var body = new JsonObject
        {
            ["parameters"] = new JsonObject(ComputePage.ParametersOf(computation).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["rows"] = Rows(table),
        };
        if (second is not null) body[computation.Companion!.Name] = Rows(CsvInput.Read(second, []));
        var (answer, refusals) = ComputeQuestion.Answer(computation, body.ToJsonString(), new Dictionary<string, string>());
        Assert.That(answer?.ToJson(), Is.EqualTo(Answer(name).ToJson()), string.Join(' ', refusals.Select(r => r.Reason.En)));
    }

    [TestCaseSource(nameof(Names))]
    public void SchemaNamesEveryColumnAndParameter(string name)
    {
        var (computation, schema) = (Of(name), ComputationSchema.Of(Of(name)));
        var items = schema["properties"]!["rows"]!["items"]!;
        Assert.That(items["properties"]!.AsObject().Select(p => p.Key), Is.EqualTo(computation.Columns.Select(c => c.Name)));
        Assert.That(items["required"]!.AsArray().Select(n => (string?)n), Is.EqualTo(computation.Columns.Where(c => c.IsRequired).Select(c => c.Name)));
        Assert.That(schema["properties"]!.AsObject().ContainsKey("lifeTable"), Is.EqualTo(computation.Companion is not null));
        Assert.That(schema["properties"]!["parameters"]!["properties"]!.AsObject().Select(p => p.Key), Is.EqualTo(computation.AllParameters.Select(p => p.Name)));
    }

    [TestCaseSource(nameof(Names))]
    public void EachRequiredColumnThatIsMissing_IsNamed(string name)
    {
        var (first, second) = Tables(Of(name));
        var table = CsvInput.Read(first, []);
        foreach (var column in Of(name).Columns.Where(c => c.IsRequired))
        {
            var kept = Enumerable.Range(0, table.Header.Count).Where(i => !column.IsCalled(table.Header[i])).ToList();
            var without = string.Join('\n', table.Rows.Select(r => r.Values).Prepend([.. table.Header]).Select(r => string.Join(',', kept.Select(i => r[i]))));
            Refused(name, second is null ? without : $"{without}\n{Of(name).Companion!.Heading}\n{second}", column.Name);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void WhatIsNoNumber_IsRefusedWithItsPlace(string name)
    {
        var table = CsvInput.Read(Tables(Of(name)).First, []);
        var place = Enumerable.Range(0, table.Header.Count).First(i => Of(name).Columns.Any(c => c.Kind is not (ColumnKind.Age or ColumnKind.Text) && c.Name == table.Header[i]));
        var row = table.Rows[0].Values.Select((value, i) => i == place ? "many" : value);
        Refused(name, $"{string.Join(',', table.Header)}\n{string.Join(',', row)}\n", "line 2.");
    }

    [TestCaseSource(nameof(Names))]
    public void NothingAtAll_IsRefused(string name)
    {
        if (Tables(Of(name)).Second is not null)
            Refused(name, Tables(Of(name)).First + Of(name).Companion!.Heading + "\nage,nothing\n1,2\n", Of(name).Companion!.Name);
        Refused(name, "", "input");
        Refused(name, string.Join(',', Of(name).Columns.Select(c => c.Name)) + "\n", "rows");
        Refused(name, "{ \"rows\": 3 }", "rows");
        Refused(name, "{ \"rows\": [ ", "input");
    }

    [TestCaseSource(nameof(Names))]
    public void UnknownParameter_IsRefused(string name)
    {
        var (answer, refusals) = ComputeQuestion.Answer(Of(name), Of(name).Example.Csv, new Dictionary<string, string> { ["colour"] = "red" });
        Assert.That(answer, Is.Null);
        Assert.That(refusals.Select(r => r.Where), Does.Contain("colour"));
    }

    private static void Refused(string name, string input, string where)
    {
        var (answer, refusals) = ComputeQuestion.Answer(Of(name), input, ComputePage.ParametersOf(Of(name)));
        Assert.That(answer, Is.Null, input);
        Assert.That(refusals.Select(r => r.Where), Has.Some.StartWith(where));
        foreach (var refusal in refusals)
            Assert.That((refusal.Reason.En.Length > 0, refusal.Reason.Zh.Any(c => c > 0x2E7F)), Is.EqualTo((true, true)), refusal.Reason.En);
    }

    private static (string First, string? Second) Tables(Computation computation) =>
        computation.Companion?.Split(computation.Example.Csv) ?? (computation.Example.Csv, null);

    private static JsonArray Rows(InputTable table) =>
        new([.. table.Rows.Select(row => new JsonObject(table.Header.Select((h, i) => KeyValuePair.Create(h, (JsonNode?)row.Values[i]))))]);

    private static Computation Of(string name) => Computations.Find(name)!;

    private static ComputeAnswer Answer(string name)
    {
        var (answer, refusals) = ComputePage.ExampleOf(Of(name));
        return answer ?? throw new AssertionException(string.Join(' ', refusals.Select(r => $"{r.Where}: {r.Reason.En}")));
    }
}
