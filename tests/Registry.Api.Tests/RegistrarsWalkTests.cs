using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>
/// A registrar's day: send a workbook, read what comes back, correct it in place, send it again, answer two queries, resolve a duplicate,
/// take the file back. Once through the service and once on the command line, with the same workbook.
/// </summary>
public sealed class RegistrarsWalkTests
{
    private const string Header = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,户口行政区划代码,报告日期\n";
    private static readonly CompositeFormat Ordinary = CompositeFormat.Parse("{0},,欧阳{1}{2},{3},19{4}{5:D2}{6:D2},20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n");
    private const string ManWithCervix = "101,,夏侯示例,1,19480202,20230302,C53.9,8070,3,9,7,C53.9,330106,20230401\n";
    private const string DiagnosedBeforeBirth = "102,,诸葛明远,2,19510917,19230302,C50.4,8500,3,9,7,C50.4,330106,20230401\n";
    private const string TwoQueries =
        "103,,上官示例,1,19480302,20230302,C34.1,8000,3,9,7,C34.1,330106,20230401\n104,,司徒示例,2,19480402,20230302,C16.2,8000,3,9,7,C16.2,330106,20230401\n";

    // The same human being, reported by two hospitals under two numbers.
    private const string Twice =
        "105,,慕容示例,1,19400719,20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n106,,慕容示例,1,19400719,20230315,C34.3,8140,3,9,7,C34.3,330106,20230601\n";

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-walk-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ThroughTheService()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        var first = await demo.SendAsync(Workbook(), "checked");
        Assert.That(await OutcomeAsync(demo, first), Is.EqualTo((44, 2)));
        await demo.StepAsync($"/v1/batches/{first}/commit");

        var returned = Path.Combine(_folder, "330106-returned.xlsx");
        await File.WriteAllBytesAsync(returned, await demo.Client.GetByteArrayAsync($"/v1/batches/{first}/annotated"));
        Correct(returned);
        var second = await demo.SendAsync(returned, "checked");
        var difference = (await demo.GetAsync($"/v1/batches/{second}/difference")).GetProperty("counts");
        Assert.That((difference.GetProperty("corrected").GetInt32(), difference.GetProperty("unchanged").GetInt32()), Is.EqualTo((2, 44)), "known as round 2");
        await demo.StepAsync($"/v1/batches/{second}/commit");
        Assert.That(await OutcomeAsync(demo, second), Is.EqualTo((46, 0)));

        var open = (await demo.GetAsync("/v1/queries?state=open&check=O-MORP-3")).GetProperty("queries").EnumerateArray()
            .Select(query => query.GetProperty("record").GetString()!.Split('/')[0]).Order(StringComparer.Ordinal).ToArray();
        Assert.That(open, Is.EqualTo(new[] { "103", "104" }));
        var answers = string.Join(',', open.Select(number => $$"""{"registry":"330106","caseNumber":"{{number}}","check":"O-MORP-3"}"""));
        await DoneAsync(demo, "/v1/queries/confirm", $$"""{"by":"registrar","reason":"slides reviewed","answers":[{{answers}}]}""");
        Assert.That((await demo.GetAsync("/v1/queries?state=open&check=O-MORP-3")).GetProperty("queries").GetArrayLength(), Is.Zero);

        await DoneAsync(demo, "/v1/persons/links", """{"registry":null,"by":"registrar"}""");
        var (a, b) = LikeliestPair(await demo.GetAsync("/v1/persons/pairs?decided=true"));
        if ((await demo.GetAsync($"/v1/persons/{a}")).GetProperty("tumours").GetArrayLength() == 1)
            await DoneAsync(demo, "/v1/persons/merges", $$"""{"personA":{{a}},"personB":{{b}},"by":"registrar","reason":"same telephone"}""");
        Assert.That(Numbers(await demo.GetAsync($"/v1/persons/{a}")), Is.EqualTo(new[] { "105", "106" }));
        Assert.That(Counted(await demo.GetAsync("/v1/primaries")), Is.EqualTo("105 counted, 106 same-tumour"), "one lung cancer, reported twice");

        await demo.StepAsync($"/v1/batches/{second}/undo");
        using var refused = await demo.PostAsync($"/v1/batches/{second}/undo", """{"by":"registrar","reason":"again"}""");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await OutcomeAsync(demo, first), Is.EqualTo((44, 2)));
        await demo.StepAsync($"/v1/batches/{first}/undo");
        Assert.That((await demo.GetAsync("/v1/queries?state=open")).GetProperty("queries").GetArrayLength(), Is.Zero, "nothing is left that could be asked about");
    }

    [Test]
    public async Task OnTheCommandLine()
    {
        var (db, returned) = (Path.Combine(_folder, "walk.db"), Path.Combine(_folder, "330106-returned.xlsx"));
        await RunAsync(CommandLine.DataHaveProblems, "import", Workbook(), "--db", db);
        await RunAsync(CommandLine.Done, "batches", "annotated", "--db", db, "--batch", "1", "--out", returned);
        Correct(returned);
        var said = await RunAsync(CommandLine.Done, "import", returned, "--db", db, "--lang", "en");
        Assert.That(said, Does.Contain("round 2").IgnoreCase);
        var difference = await RunAsync(CommandLine.Done, "batches", "difference", "--db", db, "--batch", "2", "--format", "csv");
        Assert.That(difference.Split('\n').Count(line => line.StartsWith("corrected,", StringComparison.Ordinal)), Is.EqualTo(2));

        foreach (var number in new[] { "103", "104" })
            await RunAsync(CommandLine.Done, "queries", "confirm", "--db", db, "--registry", "330106", "--case", number, "--check", "O-MORP-3", "--by", "registrar", "--reason", "slides reviewed");
        Assert.That((await RunAsync(CommandLine.Done, "queries", "list", "--db", db, "--open", "--check", "O-MORP-3", "--format", "csv")).Trim().Split('\n'), Has.Length.EqualTo(1));

        await RunAsync(CommandLine.Done, "persons", "link", "--db", db, "--by", "registrar");
        var (a, b) = LikeliestPair(Json(await RunAsync(CommandLine.Done, "persons", "pairs", "--db", db, "--decided", "--format", "json")));
        if (Numbers(Json(await RunAsync(CommandLine.Done, "persons", "show", a, "--db", db))).Length == 1)
            await RunAsync(CommandLine.Done, "persons", "merge", a, b, "--db", db, "--by", "registrar", "--reason", "same telephone");
        Assert.That(Numbers(Json(await RunAsync(CommandLine.Done, "persons", "show", a, "--db", db))), Is.EqualTo(new[] { "105", "106" }));

        await RunAsync(CommandLine.Done, "batches", "undo", "--db", db, "--batch", "2");
        await RunAsync(CommandLine.Done, "batches", "undo", "--db", db, "--batch", "1");
        await RunAsync(CommandLine.Done, "verify", "--db", db);
    }

    /// <summary>Forty-six rows: forty ordinary ones, two errors, two queries, one human being twice.</summary>
    private string Workbook() => ReturnedWorkbook.Write(Path.Combine(_folder, "330106.xlsx"), "FB", Header
        + string.Concat(Enumerable.Range(1, 40).Select(n => string.Format(
            CultureInfo.InvariantCulture, Ordinary, n, (char)('一' + (n * 7)), (char)('丁' + (n * 11)), 1 + (n % 2), 50 + (n % 30), 1 + (n % 12), 1 + (n % 28))))
        + ManWithCervix + DiagnosedBeforeBirth + TwoQueries + Twice);

    /// <summary>Does what the returned workbook says, in the workbook.</summary>
    private static void Correct(string path)
    {
        using var workbook = new ReturnedWorkbook(path, "FB");
        var returned = workbook.RowsWhere("行状态", "退回").ToArray();
        Assert.That(returned, Is.EqualTo(new[] { 41, 42 }));
        Assert.That(workbook[41, "检查编号"], Does.Contain("X-SEX-1"));
        Assert.That((workbook[41, "原因"], workbook[41, "reason"], workbook[41, "建议 advice"]), Is.Not.EqualTo(("", "", "")));
        workbook[41, "性别"] = "2";
        Assert.That(workbook[42, "检查编号"], Does.Contain("D-ORD"));
        workbook[42, "发病日期"] = "20230302";
    }

    private static async Task<(int Accepted, int Returned)> OutcomeAsync(DemoRegistry demo, long batch)
    {
        var counts = (await demo.GetAsync($"/v1/batches/{batch}")).GetProperty("batch");
        return (counts.GetProperty("rowsRead").GetInt32() - counts.GetProperty("rejected").GetInt32(), counts.GetProperty("rejected").GetInt32());
    }

    private static async Task DoneAsync(DemoRegistry demo, string address, string json)
    {
        using var answer = await demo.PostAsync(address, json);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{address}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static (string A, string B) LikeliestPair(JsonElement answer)
    {
        var pair = answer.GetProperty("pairs").EnumerateArray().MaxBy(one => one.GetProperty("probability").GetDouble());
        return ($"{pair.GetProperty("personA").GetInt64()}", $"{pair.GetProperty("personB").GetInt64()}");
    }

    private static string[] Numbers(JsonElement person) =>
        [.. person.GetProperty("tumours").EnumerateArray().Select(tumour => tumour.GetProperty("caseNumber").GetString()!).Order(StringComparer.Ordinal)];

    private static string Counted(JsonElement primaries) => string.Join(", ", primaries.EnumerateArray()
        .Select(tumour => $"{tumour.GetProperty("caseNumber").GetString()} {tumour.GetProperty("decision").GetString()}"));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<string> RunAsync(int expected, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        Assert.That(status, Is.EqualTo(expected), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}
