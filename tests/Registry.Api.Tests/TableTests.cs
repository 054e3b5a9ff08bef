using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Registry.Analytics.Tidy;

namespace Registry.Api.Tests;

/// <summary>The statistical tables of the service, on the invented province.</summary>
public sealed class TableTests
{
    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [TestCase("rates?years=2021")]
    [TestCase("age-specific-rates?years=2021&event=mortality")]
    [TestCase("counts?years=2021&event=both")]
    [TestCase("quality?years=2020-2021")]
    public async Task EveryAnswerSaysDataStateMethodAndStandard(string table)
    {
        var answer = await _demo.GetAsync($"/v1/{table}");
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("dataState").GetProperty("version").GetInt64(), Is.GreaterThan(0));
            Assert.That(answer.GetProperty("siteScheme").GetString(), Is.EqualTo("cn26-v1"));
            Assert.That(rows, Is.Not.Empty);
            Assert.That(answer.GetProperty("notTabulated").GetProperty("cases").GetInt32(), Is.GreaterThanOrEqualTo(0));
            Assert.That(answer.GetProperty("incomplete").GetArrayLength(), Is.Zero, "every registry delivered everything");
            Assert.That(rows.Select(row => row.GetProperty("release").GetString()), Is.All.StartsWith("DS-"));
            Assert.That(rows[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(
                table.StartsWith("rates", StringComparison.Ordinal) || table.StartsWith("quality", StringComparison.Ordinal) ? TidyRow.Columns : TidyRow.ColumnsWithAge));
        });
    }

    [TestCase("rates?years=20", "years", "20")]
    [TestCase("rates?years=2021-2020", "years", "2021-2020")]
    [TestCase("rates?event=births", "event", "births")]
    [TestCase("rates?standards=CN2000,MARS", "standards", "MARS")]
    [TestCase("rates?scheme=cn7", "scheme", "cn7")]
    [TestCase("rates?rankBy=name", "rankBy", "name")]
    [TestCase("rates?limits=exact", "limits", "exact")]
    [TestCase("rates?ties=none", "ties", "none")]
    [TestCase("age-specific-rates?registries=999999", "registries", "999999")]
    [TestCase("counts?format=pdf", "format", "pdf")]
    [TestCase("quality?eachYear=perhaps", "eachYear", "perhaps")]
    public async Task WrongParameter_IsNamedWithItsValueInBothLanguages(string address, string parameter, string value)
    {
        var problem = await _demo.GetProblemAsync($"/v1/{address}", 400);
        var said = problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(text => text.GetString()).ToList();
        Assert.That(said, Has.Count.EqualTo(2));
        Assert.That(said, Is.All.Contains(value));
    }

    [Test]
    public async Task RanksFollowTheCases_WhenAskedTo_AndSaySo()
    {
        var rows = (await _demo.GetAsync("/v1/rates?years=2021&registries=pooled&rankBy=cases&ties=dense")).GetProperty("rows").EnumerateArray()
            .Where(row => Says(row, "measure", "rank") && row.GetProperty("sex").GetInt32() == 0 && row.GetProperty("value").ValueKind == JsonValueKind.Number)
            .Select(row => (Rank: row.GetProperty("value").GetDouble(), Cases: row.GetProperty("cases").GetDouble(), Rule: row.GetProperty("ci_method").GetString()!)).ToList();
        Assert.That(rows, Has.Count.GreaterThan(10));
        Assert.That(rows.OrderBy(r => r.Rank).Select(r => r.Cases), Is.Ordered.Descending);
        Assert.That(rows.Select(r => r.Rank).Distinct().Order(), Is.EqualTo(Enumerable.Range(1, rows.Select(r => r.Cases).Distinct().Count())), "no gap");
        Assert.That(rows.Select(r => r.Rule), Is.All.Contains("by number of cases").And.All.Contains("1, 2, 2, 3"));
    }

    [Test]
    public async Task LimitsAreMadeAsAsked_AndSaySo()
    {
        var (usual, normal) = (await StandardisedAsync(""), await StandardisedAsync("&limits=normal"));
        Assert.That(normal.GetProperty("value").GetDouble(), Is.EqualTo(usual.GetProperty("value").GetDouble()).Within(1e-9).Percent);
        Assert.That(normal.GetProperty("ci_method").GetString(), Does.Contain("normal limits"));
        Assert.That(normal.GetProperty("ci_high").GetDouble() - normal.GetProperty("value").GetDouble(),
            Is.EqualTo(normal.GetProperty("value").GetDouble() - normal.GetProperty("ci_low").GetDouble()).Within(1e-9), "as far above as below");
        Assert.That(usual.GetProperty("ci_method").GetString(), Does.Contain("Fay-Feuer"));

        async Task<JsonElement> StandardisedAsync(string limits) =>
            (await _demo.GetAsync($"/v1/rates?years=2021&registries=pooled&standards=SEGI{limits}")).GetProperty("rows").EnumerateArray()
                .Single(row => Says(row, "site_code", "60") && Says(row, "measure", "asr") && row.GetProperty("sex").GetInt32() == 0);
    }

    [Test]
    public async Task CsvHasTheFixedHeaderAndTheNumbersOfTheJson()
    {
        var csv = (await _demo.Client.GetStringAsync("/v1/rates?years=2021&registries=pooled&format=csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var json = (await _demo.GetAsync("/v1/rates?years=2021&registries=pooled")).GetProperty("rows").EnumerateArray().ToList();
        var crude = json.Single(row => Says(row, "site_code", "60") && Says(row, "measure", "crude") && row.GetProperty("sex").GetInt32() == 0);
        Assert.Multiple(() =>
        {
            Assert.That(csv[0], Is.EqualTo(
                "release,area_code,area_name_zh,area_name_en,area_type,pop_basis,year_from,year_to,sex,site_scheme,site_code,site_zh,site_en,icd10,"
                + "event,measure,std_pop,unit,value,ci_low,ci_high,ci_method,cases,person_years,cell_status,quality_flag,pop_version"));
            Assert.That(csv, Has.Length.EqualTo(json.Count + 1));
            Assert.That(csv.Single(line => line.Contains(",pooled,", StringComparison.Ordinal) && line.Contains(",0,cn26-v1,60,", StringComparison.Ordinal)
                && line.Contains(",crude,", StringComparison.Ordinal)),
                Does.Contain(crude.GetProperty("value").GetDouble().ToString("R", CultureInfo.InvariantCulture)));
        });
    }

    [Test]
    public async Task RegistriesAndYearsWithoutDataAreListed()
    {
        var answer = await _demo.GetAsync("/v1/rates?years=2021-2022&event=mortality");
        var missing = answer.GetProperty("incomplete").EnumerateArray().Select(gap =>
            (gap.GetProperty("registry").GetString(), gap.GetProperty("year").GetInt32(), gap.GetProperty("event").GetString()));
        Assert.That(missing, Is.EqualTo(DemoData.Areas.Order(StringComparer.Ordinal).Select(code => ((string?)code, 2022, (string?)"mortality"))));
        Assert.That(answer.GetProperty("rows")[0].GetProperty("quality_flag").GetString(), Does.Contain($"incomplete:{DemoData.Areas.Order(StringComparer.Ordinal).First()}@2022"));
    }

    [Test]
    public async Task AcceptHeaderDecidesWhereTheAddressSaysNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quality?years=2021");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await _demo.Client.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/csv; charset=utf-8"));
    }

    [Test]
    public async Task PooledCasesAreTheSumOfTheRegistries()
    {
        var rows = (await _demo.GetAsync("/v1/rates?years=2020-2021")).GetProperty("rows").EnumerateArray()
            .Where(row => Says(row, "site_code", "60") && Says(row, "measure", "crude") && row.GetProperty("sex").GetInt32() == 0)
            .ToDictionary(row => row.GetProperty("area_code").GetString()!, row => row.GetProperty("cases").GetDouble());
        Assert.That(rows, Has.Count.EqualTo(DemoData.Areas.Count + 1));
        Assert.That(rows["pooled"], Is.EqualTo(rows.Where(row => row.Key != "pooled").Sum(row => row.Value)).And.GreaterThan(0));
    }

    [Test]
    public async Task EachYear_GivesATableOfEachYear()
    {
        var rows = (await _demo.GetAsync("/v1/rates?years=2020-2021&eachYear=true&registries=pooled")).GetProperty("rows").EnumerateArray();
        Assert.That(rows.Select(row => (row.GetProperty("year_from").GetInt32(), row.GetProperty("year_to").GetInt32())).Distinct(),
            Is.EqualTo(new[] { (2020, 2020), (2021, 2021) }));
    }

    [Test]
    public async Task SameDataState_IsNotSentAgain()
    {
        using var first = await _demo.Client.GetAsync("/v1/rates?years=2021");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/rates?years=2021");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _demo.Client.SendAsync(request);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task EmptyDatabase_AnswersWithoutRows()
    {
        await using var empty = await DemoRegistry.StartEmptyAsync();
        Assert.That((await empty.GetAsync("/v1/rates")).GetProperty("rows").GetArrayLength(), Is.Zero);
    }

    private static bool Says(JsonElement row, string column, string value) => row.GetProperty(column).GetString() == value;
}
