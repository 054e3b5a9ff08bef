using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Analytics.Numerics;
using Registry.Analytics.SmallAreas;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>A computation holds the service no longer than it may, and ends with its caller.</summary>
public sealed class WorkLimitTests
{
    private static readonly string Years = "year,rate,standard_error\n"
        + string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1960 + i},{20 + 5 * Math.Sin(i / 3.0) + i % 7},0.5\n")));

    private const string Long = "/v1/compute/joinpoint?parameter=selection=permutation&parameter=permutations=9999&parameter=joinpoints=5&parameter=gridPoints=9"
        + "&parameter=weights=standard-error";

    [Test]
    public async Task WhatTakesLonger_IsEnded_AndSaidInBothLanguages()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync(longestComputation: TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        using var body = new StringContent(Years, Encoding.UTF8, "text/csv");
        using var answer = await demo.Client.PostAsync(Long, body);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("too-much-work"));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("more than 1 s").And.Contain("计算超过 1 秒"));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "the answer does not wait for the statistic");
        await demo.GetAsync("/v1/health");
    }

    [Test]
    public async Task WhenTheCallerGoes_TheWorkEnds()
    {
        using var limit = new WorkLimit(TimeSpan.FromMinutes(10), turns: 2);
        using var caller = new CancellationTokenSource();
        var ended = new TaskCompletionSource();
        var run = limit.RunAsync(() =>
        {
            caller.Cancel();
            try
            {
                EndableWork.GoOn();
            }
            catch (OperationCanceledException)
            {
                ended.SetResult();
                throw;
            }
            return "never";
        }, caller.Token);
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task AfterALongComputation_TheTurnIsFreeAgain()
    {
        using var limit = new WorkLimit(TimeSpan.FromSeconds(1), turns: 2);
        for (var run = 0; run <= 2; run++)
            Assert.That((await limit.RunAsync<string>(() =>
            {
                while (true) EndableWork.GoOn();
            }, default)).End, Is.EqualTo(WorkEnd.TookTooLong));
        Assert.That(await limit.RunAsync(() => "done", default), Is.EqualTo(WorkOutcome<string>.Of("done")));
    }

    [Test]
    public async Task WhoseTurnDoesNotCome_HasComputedNothing_AndIsToldSo()
    {
        using var limit = new WorkLimit(TimeSpan.FromMilliseconds(300), turns: 1);
        using var goOn = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var stubborn = limit.RunAsync(() =>                    // asks nobody whether it shall end: its turn goes on when its time is over
        {
            begun.Release();
            goOn.Wait();
            return "late";
        }, default);
        await begun.WaitAsync();
        var isRun = false;
        var waiting = await limit.RunAsync(() => { isRun = true; return "never"; }, default);
        Assert.That((waiting.End, isRun, (await stubborn).End), Is.EqualTo((WorkEnd.NotBegun, false, WorkEnd.TookTooLong)));
        var problem = WorkLimits.NotBegun(limit);
        Assert.That(problem.StatusCode, Is.EqualTo(503));
        Assert.That(problem.ProblemDetails.Detail, Does.Contain("was not begun").And.Contain("未开始计算").And.Not.Contain("took more than").And.Not.Contain("计算超过"));
        goOn.Set();
        for (var tries = 0; tries < 50; tries++)
            if ((await limit.RunAsync(() => "done", default)).End == WorkEnd.Done) return;
        Assert.Fail("the turn was not given back");
    }

    [Test]
    public async Task WaitingIsNotComputing_EachHasItsOwnTime()
    {
        using var limit = new WorkLimit(TimeSpan.FromSeconds(2), turns: 1);
        var first = limit.RunAsync(async stop => { await Task.Delay(1200, stop); return "first"; }, default);
        var second = limit.RunAsync(async stop => { await Task.Delay(1200, stop); return "second"; }, default);
        Assert.That((await first, await second), Is.EqualTo((WorkOutcome<string>.Of("first"), WorkOutcome<string>.Of("second"))), "2.4 seconds in all");
    }

    [TestCase("/v1/trends")]
    [TestCase("/v1/trends/comparisons")]
    [TestCase("/v1/rate-ratios?years=2021")]
    [TestCase("/v1/forecast?years=2020-2021&horizon=3&sites=60&model=all")]
    [TestCase("/v1/survival?years=2020-2021&closing=2022-12-31")]
    [TestCase("/v1/prevalence?date=2022-12-31")]
    [TestCase("/v1/nowcast?sites=60")]
    public async Task ATableOfTheStoreWaitsForItsTurnToo(string address)
    {
        await using var demo = await DemoRegistry.StartAsync(longestComputation: TimeSpan.FromMinutes(5));
        await demo.GetAsync(address);
        using var goOn = new ManualResetEventSlim();
        await using var hurried = await DemoRegistry.StartAsync(longestComputation: TimeSpan.FromMilliseconds(200));
        var holding = await HoldAsync(hurried.Limits.Statistics, Environment.ProcessorCount, goOn);
        Assert.That((await hurried.GetProblemAsync(address, 503)).GetProperty("code").GetString(), Is.EqualTo("busy"));
        goOn.Set();
        await Task.WhenAll(holding);
    }

    [Test]
    public async Task AssessmentsWaitForTheirTurn_WhenTheyAskForTheOwnSurvival()
    {
        using var goOn = new ManualResetEventSlim();
        await using var hurried = await DemoRegistry.StartAsync(longestComputation: TimeSpan.FromMilliseconds(200));
        var holding = await HoldAsync(hurried.Limits.Statistics, Environment.ProcessorCount, goOn);
        Assert.That((await hurried.GetProblemAsync("/v1/quality/assessments?closing=2022-12-31", 503)).GetProperty("code").GetString(), Is.EqualTo("busy"));
        using var explained = await hurried.PostAsync("/v1/quality/explanations", """{"registry":"330102","year":2021,"measure":"mi","closing":"2022-12-31","by":"anna","reason":"x","conclusion":"other"}""");
        Assert.That(explained.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await hurried.GetAsync("/v1/quality/assessments");
        goOn.Set();
        await Task.WhenAll(holding);
    }

    [Test]
    public async Task ReportsHaveTurnsOfTheirOwn_OneAtATime()
    {
        const string Wanted = """{"year":2021}""";
        using var goOn = new ManualResetEventSlim();
        await using var demo = await DemoRegistry.StartAsync(longestComputation: TimeSpan.FromMilliseconds(200), longestReport: TimeSpan.FromMinutes(2));
        var statistics = await HoldAsync(demo.Limits.Statistics, Environment.ProcessorCount, goOn);
        using var written = await demo.PostAsync("/v1/reports", Wanted);
        Assert.That(written.StatusCode, Is.EqualTo(HttpStatusCode.OK), "statistics at work keep no report waiting, and their time is not that of a report");
        Assert.That(written.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("annual-report-2021-zh.html"));

        await using var hurried = await DemoRegistry.StartAsync(longestReport: TimeSpan.FromMilliseconds(200));
        var report = await HoldAsync(hurried.Limits.Reports, 1, goOn);
        using var waiting = await hurried.PostAsync("/v1/reports", Wanted);
        Assert.That(waiting.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await hurried.GetAsync("/v1/prevalence?date=2022-12-31");
        goOn.Set();
        await Task.WhenAll([.. statistics, .. report]);
    }

    [Test]
    public void WhatIsEnded_IsToldWhatToAskInstead()
    {
        using var limits = new WorkLimits(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
        var (table, report) = (limits.OfTable(WorkEnd.TookTooLong, "trends"), limits.OfReport(WorkEnd.TookTooLong));
        Assert.That((table.StatusCode, report.StatusCode, limits.OfTable(WorkEnd.NotBegun, "trends").StatusCode), Is.EqualTo((400, 400, 503)));
        Assert.That(table.ProblemDetails.Detail, Does.Contain("took more than 30 s").And.Contain("计算超过 30 秒").And.Contain("registry trends"));
        Assert.That(report.ProblemDetails.Detail, Does.Contain("took more than 300 s").And.Contain("registry report"));
    }

    // Work that holds its turn until it may go on, whatever the limit of time.
    private static async Task<IReadOnlyList<Task>> HoldAsync(WorkLimit limit, int turns, ManualResetEventSlim goOn)
    {
        using var begun = new SemaphoreSlim(0);
        Task[] holding = [.. Enumerable.Range(0, turns).Select(_ => limit.RunAsync(() =>
        {
            begun.Release();
            goOn.Wait();
            return "held";
        }, default))];
        for (var turn = 0; turn < turns; turn++) await begun.WaitAsync();
        return holding;
    }

    [Test]
    public void EveryLoopOfRandomMapsCanBeEnded()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        ScanArea[] areas = [.. Enumerable.Range(0, 9).Select(i => new ScanArea(new($"{i}", i + 1, 5), i % 3, i / 3, 100))];
        AreaCount[] counts = [.. areas.Select(area => area.Count)];
        var ring = NeighbourList.Of([.. Enumerable.Range(0, 9).Select(i => ($"{i}", (IReadOnlyList<string>)[$"{(i + 1) % 9}", $"{(i + 8) % 9}"]))]);
        Assert.Multiple(() =>
        {
            Assert.That(() => EndableWork.Until(() => SpatialScan.Circular(areas), ended.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(() => EndableWork.Until(() => MoransI.EmpiricalBayes(counts, ring, 99, 1), ended.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(SpatialScan.Circular(areas, simulations: 19), Is.Not.Null, "outside of a limit nothing is ended");
        });
    }

    [Test]
    public void MoreAreasThanTheScanTakes_AreRefusedAtOnce()
    {
        var rows = string.Concat(Enumerable.Range(0, 5_001).Select(i => $"a{i},1,1,{i},0,100\n"));
        var (answer, refusals) = ComputeQuestion.Answer(
            Computations.Find("scan")!, "area,observed,expected,x,y,population\n" + rows, new Dictionary<string, string>());
        Assert.That(answer, Is.Null);
        Assert.That(refusals.Single().Reason.Zh, Does.Contain("5001").And.Contain("5000"));
    }
}
