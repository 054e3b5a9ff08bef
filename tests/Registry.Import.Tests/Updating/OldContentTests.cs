using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Updating;

/// <summary>A file that is sent again after others have brought newer content of its records asks before that content goes (F-RND-1).</summary>
public sealed class OldContentTests
{
    private const string Header = SampleCases.Header;
    private const string One = SampleCases.Breast;
    private const string Deaths = "certificate,sex,age,deathda,icd10\nD1,1,70,20230101,C34.1\n";
    private static readonly string Two = SampleCases.Lung("A2");
    private static readonly string Newer = Two.Replace("C34.1", "C34.2", StringComparison.Ordinal);
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task ItIsAskedAlthoughNoRoundIsKnown_AndNothingIsRefused()
    {
        await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        var again = await _site.CheckAsync("330106_autumn.csv", Header + One + Two);

        var asked = (await AskedAsync(again.Batch.Id)).Single();
        Assert.That((asked.Severity, asked.Row, asked.Part, asked.Arguments), Is.EqualTo((Severity.Query, 0, (PartKind?)null, "1|1||1|2")));
        var text = CheckCatalogue.Load().Text(asked);
        Assert.That(text.MessageEn, Is.EqualTo(
            "This is the file of batch 1 (round 1), or its annotated copy; stored records with newer content of batch 2, which the older content of this file replaces: 1"));
        Assert.That(text.MessageZh, Does.Contain("库内1条记录的现有内容来自其后的批次2"));
        Assert.That((await _site.Import.CommitAsync(again.Batch.Id, default)).Refusal, Is.Null, "who confirms or commits has been told");
        Assert.That((await _site.CurrentAsync("A2")).Icd10.Code, Is.EqualTo("C34.1"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ItIsComparedWithTheLastRound_AlthoughItsNameIsThatOfTheFirst()
    {
        var faulty = Header + One + Two.Replace("19420115", "19421315", StringComparison.Ordinal);
        var first = await _site.DeliverAsync("330106_spring.csv", faulty);
        var mended = await _site.CheckAsync("330106_mended.csv", Header + One + Two, new() { RoundOf = first.Batch.Id });
        Assert.That((await _site.Import.CommitAsync(mended.Batch.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.CheckAsync("330106_spring.csv", faulty)).Batch.RoundOf, Is.EqualTo(mended.Batch.Id));
    }

    [Test]
    public async Task ADryRunShowsIt_AndOnlyWhereContentWouldGo()
    {
        await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        var run = await _site.Import.DryRunAsync(_site.Write("330106_again.csv", Header + One + Two), new(), progress: null, default);
        Assert.That(run.Verdicts.Where(verdict => verdict.CheckId == "F-RND-1").Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||1|2" }));
        foreach (var policy in new[] { UpdatePolicy.FillEmpty, UpdatePolicy.Reject })
            Assert.That(await AskedAsync((await _site.CheckAsync($"330106_{policy}.csv", Header + One + Two, new() { Update = policy })).Batch.Id), Is.Empty, $"{policy}: what is stored stays");
        Assert.That(await AskedAsync((await _site.CheckAsync("330106_summer2.csv", Header + Newer)).Batch.Id), Is.Empty, "the newest there is");
        Assert.That(await AskedAsync((await _site.CheckAsync("330106_other.csv", Header + Two + One)).Batch.Id), Is.Empty, "other bytes: a delivery of its own");
    }

    [Test]
    public async Task WhatWasTakenBackIsNotNewer()
    {
        await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        var summer = await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        await _site.Import.UndoAsync(summer.Batch.Id, default);
        Assert.That(await AskedAsync((await _site.CheckAsync("330106_again.csv", Header + One + Two)).Batch.Id), Is.Empty);

        foreach (var site in new[] { "C34.2", "C34.3" })
            await _site.DeliverAsync($"330106_{site}.csv", Header + Two.Replace("C34.1", site, StringComparison.Ordinal));
        foreach (var _ in (string[])["C34.3", "C34.2"])
            Assert.That((await _site.Records.UndoAsync(new("330106", PartKind.Incidence, "A2", 1), "质控员", "误改", default)).Refusal, Is.Null);
        var middle = await _site.CheckAsync("330106_again.csv", Header + Two.Replace("C34.1", "C34.2", StringComparison.Ordinal));
        Assert.That(middle.Batch.Counts.Updated, Is.EqualTo(1));
        Assert.That(await AskedAsync(middle.Batch.Id), Is.Empty, "the row that a compensation put back has the content of the first delivery, which is older");
    }

    [Test]
    public async Task TheOrderOfCommitsDecides_NotThatOfTheFiles()
    {
        var spring = await _site.CheckAsync("330106_spring.csv", Header + One + Two);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        await _site.Import.CheckAsync(spring.Batch.Id, progress: null, default);
        Assert.That((await _site.Import.CommitAsync(spring.Batch.Id, default)).Refusal, Is.Null, "read again after the other");
        var again = await _site.CheckAsync("330106_again.csv", Header + Newer);
        Assert.That((await AskedAsync(again.Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|2||1|1" }), "batch 1 counted after batch 2");
    }

    [Test]
    public async Task EveryPartIsLookedAt_AndTheBatchesAreNamed()
    {
        await _site.DeliverAsync("330106_SW.csv", Deaths + "D2,1,70,20230101,C34.1\n");
        await _site.DeliverAsync("330106_SW_2.csv", Deaths.Replace("C34.1", "C34.2", StringComparison.Ordinal));
        await _site.DeliverAsync("330106_SW_3.csv", Deaths.Replace("D1", "D2", StringComparison.Ordinal).Replace("C34.1", "C34.3", StringComparison.Ordinal));
        var again = await _site.CheckAsync("330106_SW_4.csv", Deaths + "D2,1,70,20230101,C34.1\n");
        Assert.That((await AskedAsync(again.Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||2|2, 3" }));
    }

    [Test]
    public async Task AnAnnotatedCopyThatComesLate_IsAskedAbout()
    {
        var first = await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        var copy = Copy(first.Batch);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        var late = await _site.CheckAsync("back.csv", copy);
        Assert.That((await AskedAsync(late.Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||1|2" }));
    }

    [Test]
    public async Task WhereNothingWouldGo_ALaterRoundIsNoReasonToAsk()
    {
        var faulty = Header + One + Two.Replace("19420115", "19421315", StringComparison.Ordinal);
        await _site.DeliverAsync("330106_FB.csv", faulty);
        await _site.DeliverAsync("330106_FB.csv", Header + One + Two);
        var again = await _site.CheckAsync("330106_FB.csv", faulty);
        Assert.That((again.Batch.Counts.Updated, (await AskedAsync(again.Batch.Id)).Count), Is.EqualTo((0L, 0)), "the row that the second round brought is returned again");
    }

    [Test]
    public async Task TheRoundItIsOlderThanIsNamed_WhenItsContentWouldGo()
    {
        var returned = SampleCases.Lung("A3").Replace("19420115", "19421315", StringComparison.Ordinal);
        await _site.DeliverAsync("330106_FB.csv", Header + One + Two + returned);
        var second = await _site.DeliverAsync("330106_FB.csv", Header + One + Newer + SampleCases.Lung("A3"));
        Assert.That(second.Batch.Round, Is.EqualTo(2));
        var again = (await AskedAsync((await _site.CheckAsync("330106_FB.csv", Header + One + Two + returned)).Batch.Id)).Single();
        Assert.That(again.Arguments, Is.EqualTo("1|1|2|1|2"));
        Assert.That(CheckCatalogue.Load().Text(again).MessageEn, Does.StartWith("This is the file of batch 1 (round 1), or its annotated copy, an older round of the delivery of batch 2; stored"));
    }

    [Test]
    public async Task ARoundThatDoesNotCountIsNotNamed_ButTheBatchesWhoseContentWouldGo()
    {
        var returned = SampleCases.Lung("A3").Replace("19420115", "19421315", StringComparison.Ordinal);
        await _site.DeliverAsync("330106_FB.csv", Header + One + Two + returned);
        Assert.That((await _site.CheckAsync("330106_FB.csv", Header + One + Newer + SampleCases.Lung("A3"))).Batch.Round, Is.EqualTo(2), "checked, not committed");
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        var again = await _site.CheckAsync("330106_FB.csv", Header + One + Two + returned);
        Assert.That((await AskedAsync(again.Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||1|3" }));
    }

    [Test]
    public async Task OfACorrectedCopy_OnlyRowsThatWereLeftAsTheyWereAreOld()
    {
        var first = await _site.DeliverAsync("330106_spring.csv", Header + One + Two + SampleCases.Lung("A3"));
        var copy = Copy(first.Batch);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer + SampleCases.Lung("A3").Replace("8140", "8070", StringComparison.Ordinal));
        var corrected = copy.Replace("A2,1,19420115,20230802,C34.1,8140,3,9,7,C34.1", "A2,1,19420115,20230802,C34.3,8140,3,9,7,C34.3", StringComparison.Ordinal);
        var back = await _site.CheckAsync("330106_back.csv", corrected);
        Assert.That(back.Batch.Counts.Updated, Is.EqualTo(2));
        Assert.That((await AskedAsync(back.Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||1|2" }), "A3 alone has the content it had before");
    }

    [Test]
    public async Task ACopySentTwice_IsStillTheCopyOfItsBatch()
    {
        var first = await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        var copy = Copy(first.Batch);
        await _site.DeliverAsync("330106_summer.csv", Header + Newer);
        foreach (var name in (string[])["330106_back.csv", "330106_back_again.csv"])
            Assert.That((await AskedAsync((await _site.CheckAsync(name, copy)).Batch.Id)).Select(verdict => verdict.Arguments), Is.EqualTo(new[] { "1|1||1|2" }), name);
    }

    [Test]
    public async Task TheSameBytesForAnotherRegistryAreNotItsFile()
    {
        await _site.DeliverAsync("330106_spring.csv", Header + One + Two);
        await _site.DeliverAsync("330105_spring.csv", Header + One + Newer);
        var other = await _site.CheckAsync("330105_summer.csv", Header + One + Two);
        Assert.That((other.Batch.Counts.Updated, (await AskedAsync(other.Batch.Id)).Count), Is.EqualTo((1L, 0)), "batch 1 is of another registry");
    }

    private string Copy(Batch batch)
    {
        using var copy = new MemoryStream();
        AnnotatedFile.Write(
            new BatchStore(_site.Database).OriginalPath(batch), new() { FileName = batch.FileName },
            new() { Verdicts = [], Marker = AnnotationMarker.Of(batch) }, CheckCatalogue.Load(), copy);
        return System.Text.Encoding.UTF8.GetString(copy.ToArray());
    }

    private Task<IReadOnlyList<Verdict>> AskedAsync(long batch) => _site.VerdictsAsync(batch, "F-RND-1");
}
