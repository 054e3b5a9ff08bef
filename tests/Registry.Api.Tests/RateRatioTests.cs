using System.Text.Json;
using Registry.Analytics;
using Registry.Analytics.Numerics;
using Registry.Api.Commands;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tests;

/// <summary>Rates of stored data set against a reference, over HTTP and on the command line.</summary>
public sealed class RateRatioTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _demo = await DemoRegistry.StartAsync();
        _folder = Directory.CreateTempSubdirectory("registry-ratios-").FullName;
        await DemoData.CopyToAsync(_db = Path.Combine(_folder, "test.db"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task ARatioIsThatOfTheRatesOfTheTables()
    {
        var (one, others) = (DemoData.Areas[0], string.Join(',', DemoData.Areas.Skip(1)));
        var answer = await _demo.GetAsync($"/v1/rate-ratios?years=2020-2021&registries={one}&standards=SEGI&limits=tiwari");
        var ratio = Row(answer, "rate_ratio");
        var (own, rest) = (await AsrAsync(one, one), await AsrAsync(others, "pooled"));
        Assert.Multiple(() =>
        {
            Assert.That(ratio.GetProperty("first").GetDouble(), Is.EqualTo(own).Within(1e-9).Percent);
            Assert.That(ratio.GetProperty("second").GetDouble(), Is.EqualTo(rest).Within(1e-9).Percent, "the pool of the others is made from counts");
            Assert.That(ratio.GetProperty("value").GetDouble(), Is.EqualTo(own / rest).Within(1e-9).Percent);
            Assert.That(Row(answer, "rate_difference").GetProperty("value").GetDouble(), Is.EqualTo(own - rest).Within(1e-6));
            Assert.That(ratio.GetProperty("pValue").GetDouble(), Is.InRange(0, 1));
            Assert.That(ratio.GetProperty("method").GetString(), Does.Contain("Tiwari"));
            Assert.That((answer.GetProperty("limits").GetString(), answer.GetProperty("dataState").GetProperty("version").GetInt64() > 0), Is.EqualTo(("tiwari", true)));
            Assert.That(answer.GetProperty("methods").GetString(), Does.Contain("Boyle & Parkin"));
            Assert.That(answer.GetProperty("populations").GetArrayLength(), Is.EqualTo(2 * DemoData.Areas.Count));
        });
    }

    [TestCase("reference=999999", "reference", "999999")]
    [TestCase("reference=same", "reference", "referenceYears")]
    [TestCase("reference=rest&registries=pooled", "reference", "another registry")]
    [TestCase("reference=rest&referenceYears=1999", "referenceYears", "2020-2021")]
    [TestCase("reference=same&referenceYears=2020-2021", "reference", "share no registry and year")]
    [TestCase("limits=wald", "limits", "boyle-parkin")]
    [TestCase("referenceYears=20", "referenceYears", "20")]
    [TestCase("state=DS-999", "state", "DS-999")]
    public async Task WhatCannotBeComparedIsRefused(string question, string parameter, string says)
    {
        var problem = await _demo.GetProblemAsync($"/v1/rate-ratios?years=2021&{question}", 400);
        Assert.That(problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(text => text.GetString()), Has.Some.Contain(says));
    }

    [TestCase("rest", "pooled", "no other registry", "没有其他登记处")]
    [TestCase(null, null, "nobody may be in both", "不能与自身比较")]
    public async Task TwoPopulationsThatCannotBeCompared_AreARowThatSaysWhy(string? reference, string? area, string english, string chinese)
    {
        reference ??= DemoData.Areas[0];
        var rows = (await _demo.GetAsync($"/v1/rate-ratios?years=2021&reference={reference}")).GetProperty("rows").EnumerateArray().ToLookup(row => row.GetProperty("area").GetString()!);
        string[] without = area is null ? [DemoData.Areas[0], "pooled"] : [area];
        foreach (var code in without)
        {
            var row = rows[code].Single();
            Assert.That((row.GetProperty("status").GetString(), row.GetProperty("site").GetString(), row.GetProperty("value").ValueKind), Is.EqualTo(("not-applicable", "", JsonValueKind.Null)));
            Assert.That(row.GetProperty("reason").GetProperty("en").GetString(), Does.Contain(english));
            Assert.That(row.GetProperty("reason").GetProperty("zh").GetString(), Does.Contain(chinese));
        }
        Assert.That(rows[DemoData.Areas[1]].Count(), Is.GreaterThan(100), "the others are compared");
        Assert.That(rows.Select(group => group.Key), Is.EquivalentTo(DemoData.Areas.Append("pooled")));
    }

    [Test]
    public async Task WhatTakesTooLong_IsEndedBetweenTwoPairs()
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        var question = new RateRatioQuestion(new() { Scheme = SiteScheme.Cn26, Events = [RegistryEvent.Incidence], Standards = [StandardPopulation.Segi] }, RateRatioQuestion.Women, null, "fay");
        var cube = new CountCube([new("990101", "甲区", "First", AreaType.Urban, PopulationBasis.Registered)], [],
            [new() { Registry = "990101", Year = 2021, Sex = 1, AgeGroup = 8, PersonYears = 1000 }], new(1, DateTimeOffset.UnixEpoch));
        Assert.That(() => EndableWork.Until(() => question.Rows(cube).ToList(), ended.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(question.Rows(cube).ToList(), Is.Not.Empty, "a run that nobody ends");
    }

    [TestCase("--reference women", "women")]
    [TestCase("--reference same --reference-years 2020", "same")]
    public async Task OnTheCommandLine_AgainstWomenAndOtherYears(string how, string reference)
    {
        var (status, output, error) = await RunAsync($"rate-ratios --years 2021 --event both {how}");
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Does.StartWith("area_code,").And.EndWith("reason_zh,reason_en"));
        Assert.That(lines.Skip(1), Has.All.Contain($",{reference},").And.Length.GreaterThan(100));
        Assert.That(lines.Count(line => line.Contains(",mortality,rate_ratio,", StringComparison.Ordinal)), Is.GreaterThan(10));
    }

    [Test]
    public async Task OnTheCommandLine_ARefusalSaysWhatThereIs()
    {
        var (status, output, error) = await RunAsync("rate-ratios --years 2021 --reference reste --lang zh");
        Assert.That((status, output), Is.EqualTo((CommandLine.WrongCall, "")));
        Assert.That(error, Does.Contain("是否指 rest？").And.Contain(DemoData.Areas[0]));
    }

    [Test]
    public async Task OnTheCommandLine_ABadPeriodIsThatOfItsOption()
    {
        var (status, _, error) = await RunAsync("rate-ratios --years 2021 --reference-years 1999 --lang en");
        Assert.That(status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That(error, Does.Contain("--reference-years: 1999: "));
    }

    private static JsonElement Row(JsonElement answer, string measure) => answer.GetProperty("rows").EnumerateArray().Single(row =>
        row.GetProperty("site").GetString() == "60" && row.GetProperty("sex").GetInt32() == 0 && row.GetProperty("measure").GetString() == measure);

    private async Task<double> AsrAsync(string registries, string area) =>
        (await _demo.GetAsync($"/v1/rates?years=2020-2021&registries={registries}&standards=SEGI")).GetProperty("rows").EnumerateArray().Single(row =>
            row.GetProperty("area_code").GetString() == area && row.GetProperty("site_code").GetString() == "60" && row.GetProperty("sex").GetInt32() == 0
            && row.GetProperty("measure").GetString() == "asr").GetProperty("value").GetDouble();

    private async Task<(int Status, string Output, string Error)> RunAsync(string call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync([.. call.Split(' '), "--db", _db], output, error);
        return (status, output.ToString(), error.ToString());
    }
}
