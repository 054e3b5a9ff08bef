using System.Net;
using Registry.Api.Commands;
using Registry.Api.Forecasts;

namespace Registry.Api.Tests;

/// <summary>Forecasts of the store: the same by verb and address, and what is refused.</summary>
public sealed class ForecastTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        (_demo, _folder) = (await DemoRegistry.StartAsync(), Directory.CreateTempSubdirectory("registry-forecast-").FullName);
        await DemoData.CopyToAsync(Database);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Database => Path.Combine(_folder, "demo.db");

    // The invented province has two years: the last rates can go on, and nothing should be printed.
    [Test]
    public async Task TwoYears_AreNotForecast()
    {
        var answer = await _demo.GetAsync("/v1/forecast?years=2020-2021&horizon=3&sites=60&model=all");
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.That(rows[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(SiteForecastRows.Columns));
        var totals = rows.Where(row => row.GetProperty("part").GetString() == "total").ToList();
        Assert.That(totals.Select(row => row.GetProperty("verdict").GetString()), Is.Not.Empty.And.All.EqualTo("do-not-forecast"));
        Assert.That(totals.Select(row => row.GetProperty("note_zh").GetString()), Has.All.Contains("仅观察 2 年"));
        Assert.That(rows.Where(row => row.GetProperty("part").GetString() == "refused").Select(row => row.GetProperty("model").GetString()), Does.Contain("nordpred"));
    }

    [Test]
    public async Task VerbAndAddressAgree()
    {
        using var answer = await _demo.Client.GetAsync("/v1/forecast?years=2020-2021&horizon=2&event=both&sites=60,110&ages=true&format=csv");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var (status, output, error) = await RunAsync("--years", "2020-2021", "--horizon", "2", "--event", "both", "--sites", "60,110", "--ages", "--format", "csv");
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        Assert.That(output.TrimEnd(), Is.EqualTo((await answer.Content.ReadAsStringAsync()).TrimEnd()));
    }

    [Test]
    public async Task AScenarioIsReadFromAFile_AndItsFaultsAreNamed()
    {
        var file = Path.Combine(_folder, "scenario.csv");
        var lines = from sex in new[] { 1, 2 } from age in Enumerable.Range(0, 18) from year in new[] { 2022, 2023 }
                    select $"{sex},{(age == 17 ? "85+" : $"{5 * age}-{5 * age + 4}")},{year},1000";
        await File.WriteAllLinesAsync(file, lines.Prepend("sex,age,year,population"));
        string[] call = ["--years", "2020-2021", "--horizon", "2", "--sites", "60", "--format", "csv", "--population", file];
        var (status, output, _) = await RunAsync(call);
        Assert.That((status, output.Contains(",scenario.csv,", StringComparison.Ordinal)), Is.EqualTo((CommandLine.Done, true)));
        Assert.That(output, Does.Contain(",36000,"), "36 groups of 1000");
        await File.AppendAllTextAsync(file, "3,0-4,2022,many\n");
        var (wrong, _, error) = await RunAsync(call);
        Assert.That((wrong, error), Is.EqualTo((CommandLine.WrongCall, error)));
        Assert.That(error, Does.Contain("line 74").And.Contain("sex 1 or 2"));
    }

    // Somebody has data of one of the years, nobody of all: a row for each event says so.
    [Test]
    public async Task YearsThatNobodyBears_AreOneRowEach()
    {
        var rows = (await _demo.GetAsync("/v1/forecast?years=2018-2021&horizon=2&event=both")).GetProperty("rows").EnumerateArray().ToList();
        Assert.That(rows.Select(row => (row.GetProperty("event").GetString(), row.GetProperty("part").GetString())), Is.EqualTo(new[] { ("incidence", "refused"), ("mortality", "refused") }));
        Assert.That(rows[0].GetProperty("note_en").GetString(), Does.Contain("no registry has data of every year of 2018-2021"));
        Assert.That(rows[0].GetProperty("note_zh").GetString(), Does.Contain("2018-2021"));
    }

    [TestCase("years=1990-1999", "years")]
    [TestCase("years=2021-2020", "years")]
    [TestCase("", "years")]
    [TestCase("years=2020-2021&horizon=90", "horizon")]
    [TestCase("years=2020-2021&model=magic", "model")]
    [TestCase("years=2020-2021&sites=C99", "sites")]
    [TestCase("years=2020-2021&registries=999999", "registries")]
    [TestCase("years=2020-2021&event=births", "event")]
    public async Task WhatCannotBeAsked_IsRefusedByName(string query, string parameter)
    {
        using var answer = await _demo.Client.GetAsync($"/v1/forecast?{query}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{parameter}\""));
    }

    private async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(["forecast", "--db", Database, .. arguments], output, error, CancellationToken.None);
        return (status, output.ToString(), error.ToString());
    }
}
