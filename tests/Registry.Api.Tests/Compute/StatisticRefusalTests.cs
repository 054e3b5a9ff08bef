using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests.Compute;

/// <summary>What a trend, forecast or delay cannot be made of is said in whole sentences of both languages.</summary>
public sealed partial class StatisticRefusalTests
{
    private const string TwoAges = "age,period,person_years,cases\n40-44,2000,1000,5\n45-49,2000,1000,6\n40-44,2005,1000,5\n45-49,2005,1000,6\n40-44,2010,1000,5\n45-49,2010,1000,6\n40-44,2015,1000,5\n45-49,2015,1000,6\n";

    [TestCase("age-period-cohort", TwoAges, "个年龄组")]
    [TestCase("net-drift", TwoAges, "个年龄组")]
    [TestCase("reporting-delay", "year,delay,cases\n2020,0,10\n2020,1,2\n2021,0,9\n", "至少需要 3 个诊断年份")]
    [TestCase("reporting-delay", "year,delay,cases\n2019,0,9\n2019,1,1\n2020,0,10\n2020,1,2\n2021,0,0\n2021,1,0\n", "没有任何病例")]
    [TestCase("forecast?parameter=model=nordpred", "age,period,person_years,cases\n40-49,1990,1000,5\n50-59,1990,1000,6\n60-69,1990,1000,6\n40-49,2000,1000,5\n50-59,2000,1000,6\n60-69,2000,1000,6\n40-49,2010,1000,\n50-59,2010,1000,\n60-69,2010,1000,\n", "Nordpred 需要 5 岁的年龄组")]
    [TestCase("forecast?parameter=model=smooth", TwoAges + "40-44,2020,1000,\n45-49,2020,1000,\n", "该模型至少需要 3 个")]
    [TestCase("apc-curves", TwoAges, "个年龄组")]
    public async Task IsSaidInBothLanguages(string statistic, string csv, string zh)
    {
        await using var demo = await DemoRegistry.StartAsync();
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var answer = await demo.Client.PostAsync($"/v1/compute/{statistic}", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        var said = JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateObject().SelectMany(e => e.Value.EnumerateArray().Select(v => v.GetString()!)).ToList();
        Assert.That(said, Has.Some.Contains(zh), text);
        Assert.That(said.Where(line => Chinese().IsMatch(line)), Has.All.Not.Match(@"[A-Za-z]+ [a-z]+ [a-z]+"), "no English sentence within a Chinese one");
        Assert.That(said.Where(line => !Chinese().IsMatch(line)), Is.Not.Empty, "and one in English");
    }

    [GeneratedRegex("[\u4e00-\u9fff]")]
    private static partial Regex Chinese();
}
