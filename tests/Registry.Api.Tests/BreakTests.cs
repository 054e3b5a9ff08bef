using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Known breaks and reporting delays of the store, by verb and address, and what trends and forecasts make of them.</summary>
public sealed class BreakTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!;

    [SetUp]
    public async Task Start()
    {
        (_demo, _folder) = (await DemoRegistry.StartAsync(), Directory.CreateTempSubdirectory("registry-breaks-").FullName);
        await DemoData.CopyToAsync(Database);
    }

    [TearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Database => Path.Combine(_folder, "demo.db");

    [Test]
    public async Task ABreakThatIsEnteredSpeaksAgainstTheForecast_UntilItIsTakenBack()
    {
        Assert.That(await NoteAsync(""), Does.Not.Contain("change of coding"));
        using var entered = await _demo.Client.PostAsJsonAsync("/v1/breaks", new { lastYear = 2020, kind = "coding", icd = "C34", reason = "new edition", by = "anna" });
        Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("break").GetInt64();
        Assert.That(await NoteAsync(""), Does.Contain("change of coding after 2020, with only 1 year since"));
        Assert.That(await NoteAsync("&storedBreaks=false"), Does.Not.Contain("change of coding"));
        using var again = await _demo.Client.PostAsJsonAsync("/v1/breaks", new { lastYear = 2020, kind = "coding", icd = "C34", reason = "new edition", by = "anna" });
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        using var back = await _demo.Client.PostAsJsonAsync($"/v1/breaks/{id}/withdraw", new { by = "bo", reason = "the other year" });
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await NoteAsync(""), Does.Not.Contain("change of coding"));
        Assert.That((await _demo.GetAsync("/v1/breaks")).GetArrayLength(), Is.Zero);
        Assert.That((await _demo.GetAsync("/v1/breaks?withdrawn=true"))[0].GetProperty("withdrawnBy").GetString(), Is.EqualTo("bo"));
    }

    [Test]
    public async Task TheVerbEntersListsAndTakesBack()
    {
        Assert.That((await RunAsync("breaks", "add", "--last-year", "2020", "--kind", "screening", "--icd", "c73", "--registry", "330106", "--reason", "ultrasound", "--by", "anna", "--lang", "en")).Output, Does.Contain("Break 1 is entered"));
        Assert.That((await RunAsync("breaks", "list", "--format", "csv")).Output, Does.Contain("1,2020,screening,330106,C73,ultrasound,anna"));
        var (status, _, error) = await RunAsync("breaks", "add", "--last-year", "2020", "--kind", "coding", "--icd", "lung", "--reason", "x", "--by", "anna", "--lang", "zh");
        Assert.That((status, error.Contains("ICD-10 类目", StringComparison.Ordinal)), Is.EqualTo((CommandLine.WrongCall, true)), error);
        Assert.That((await RunAsync("breaks", "withdraw", "--break", "1", "--reason", "wrong", "--by", "bo")).Status, Is.EqualTo(CommandLine.Done));
        Assert.That((await RunAsync("breaks", "list", "--format", "csv")).Output, Does.Not.Contain("ultrasound"));
    }

    // The province was imported on one day: its delays say nothing, and both languages say so.
    [Test]
    public async Task AStoreThatWasFilledAtOnce_HasNoDelays()
    {
        var row = (await _demo.GetAsync("/v1/nowcast?sites=60&lastReportYear=2200")).GetProperty("rows")[0];
        Assert.That(row.GetProperty("part").GetString(), Is.EqualTo("refused"));
        Assert.That(row.GetProperty("note_zh").GetString(), Does.Contain("一次性补报"));
        Assert.That(row.GetProperty("note_en").GetString(), Does.Contain("came at once"));
        using var csv = await _demo.Client.GetAsync("/v1/nowcast?sites=60&byRegistry=true&format=csv");
        var (status, output, _) = await RunAsync("nowcast", "--sites", "60", "--by-registry", "--format", "csv");
        Assert.That(status, Is.EqualTo(CommandLine.Done));
        Assert.That(output.TrimEnd().Split('\n')[0].Trim(), Is.EqualTo((await csv.Content.ReadAsStringAsync()).TrimEnd().Split('\n')[0].Trim()));
    }

    // The files came in the running year, which is not over: address, verb and report leave it out alike.
    [Test]
    public async Task TheRunningYearIsNotComplete()
    {
        var expected = $"Nothing was delivered up to {Registry.Api.Nowcasts.NowcastQuestion.LastCompleteYear(TimeProvider.System)}";
        Assert.That((await _demo.GetAsync("/v1/nowcast?sites=60")).GetProperty("rows")[0].GetProperty("note_en").GetString(), Does.StartWith(expected));
        Assert.That((await RunAsync("nowcast", "--sites", "60", "--format", "csv")).Output, Does.Contain(expected));
        using var report = await _demo.Client.PostAsJsonAsync("/v1/reports", new { year = 2021, lang = "en", forecastTo = 2024 });
        Assert.That(await report.Content.ReadAsStringAsync(), Does.Contain(expected));
    }

    [TestCase("/v1/nowcast?registries=999999", "registries")]
    [TestCase("/v1/nowcast?sites=C99", "sites")]
    [TestCase("/v1/nowcast?event=births", "event")]
    [TestCase("/v1/breaks?withdrawn=perhaps", "withdrawn")]
    [TestCase("/v1/forecast?years=2020-2021&breaks=2014", "breaks")]
    [TestCase("/v1/forecast?years=2020-2021&counting=some", "counting")]
    [TestCase("/v1/forecast?years=2020-2021&settings=c99=x", "settings")]
    public async Task WhatCannotBeAsked_IsRefusedByName(string address, string parameter)
    {
        using var answer = await _demo.Client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{parameter}\""));
    }

    [Test]
    public async Task AScenarioComesOverHttp_AndItsFaultsAreNamed()
    {
        object[] Cells(string age) => [.. from sex in new[] { 1, 2 } from place in Enumerable.Range(0, 18) select new { sex, age = place == 17 ? age : $"{5 * place}-{5 * place + 4}", year = 2022, population = 1000 }];
        using var answer = await _demo.Client.PostAsJsonAsync("/v1/forecast?years=2020-2021&horizon=1&sites=60", new { name = "plan", population = Cells("85+") });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(text, Does.Contain("\"scenario\":\"plan\"").And.Contain("\"person_years\":36000"));
        using var wrong = await _demo.Client.PostAsJsonAsync("/v1/forecast?years=2020-2021&horizon=1&sites=60", new { name = "plan", population = Cells("old") });
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("population[17]"));
    }

    [Test]
    public async Task TheReportTakesTheChapter_AndRefusesYearsThatAreNoneToCome()
    {
        using var report = await _demo.Client.PostAsJsonAsync("/v1/reports", new { year = 2021, lang = "en", forecastTo = 2024 });
        var text = await report.Content.ReadAsStringAsync();
        Assert.That(report.StatusCode, Is.EqualTo(HttpStatusCode.OK), text[..Math.Min(400, text.Length)]);
        Assert.That(text, Does.Contain("Forecasts of incidence and mortality").And.Contain("Not forecast").And.Contain("Nothing is made up for late reports"));
        using var wrong = await _demo.Client.PostAsJsonAsync("/v1/reports", new { year = 2021, forecastTo = 2021 });
        Assert.That((wrong.StatusCode, (await wrong.Content.ReadAsStringAsync()).Contains("forecastTo", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)));
        var (status, _, error) = await RunAsync("report", "--year", "2021", "--forecast-to", "2099", "--out", _folder);
        Assert.That((status, error.Contains("2099", StringComparison.Ordinal)), Is.EqualTo((CommandLine.WrongCall, true)));
    }

    private async Task<string> NoteAsync(string more)
    {
        var answer = await _demo.GetAsync($"/v1/forecast?years=2020-2021&horizon=1&sites=110{more}");
        return string.Join('\n', answer.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("note_en").GetString()));
    }

    private async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        string[] at = arguments[0] is "breaks" ? [.. arguments.Take(2), "--db", Database, .. arguments.Skip(2)] : [arguments[0], "--db", Database, .. arguments.Skip(1)];
        var status = await CommandLine.RunAsync(at, output, error, CancellationToken.None);
        return (status, output.ToString(), error.ToString());
    }
}
