using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Registry.Import.Updating;

namespace Registry.Import.Tests.Updating;

/// <summary>A second delivery is known as the correction of the first, and what it changes is told row by row.</summary>
public sealed class RoundTests
{
    private const string Header = SampleCases.Header;
    private const string Good = SampleCases.Breast;
    private const string ManWithCervix = "A2,1,19420115,20230802,C53.9,8070,3,9,7,C53.9\n";
    private const string NoSex = "A3,,19420115,20230802,C34.1,8140,3,9,7,C34.1\n";
    private const string MaleBreast = "A5,1,19420115,20230802,C50.4,8500,3,2,7,C50.4\n";
    private static readonly string AlsoGood = SampleCases.Lung("A4");
    private static readonly string Woman = ManWithCervix.Replace("A2,1", "A2,2", StringComparison.Ordinal);
    private static readonly string Other = AlsoGood.Replace("C34.1", "C34.2", StringComparison.Ordinal);
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task SameNameAfterReturnedRows_IsTheSecondRound_AndTheDifferenceIsTold()
    {
        var first = await DeliverAsync(Good + ManWithCervix + NoSex + AlsoGood + MaleBreast);
        var second = await CheckAsync(Good + Woman + NoSex + Other + "A6,9,,20230802,C34.1,8140,3,9,7,C34.1\nA7" + Good[2..]);

        Assert.That((second.Batch.RoundOf, second.Batch.Round), Is.EqualTo((first.Batch.Id, 2)));
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[]
        {
            "Corrected 3>3 A2 X-SEX-1|", "StillReturned 4>4  M-REQ-1|M-REQ-1", "Changed 5>5 A4 |", "NewlyReturned >6  |M-REQ-1", "Added >7 A7 |", "MissingAccepted 6> A5 |",
        }));
        Assert.That(second.Difference!.Count(RoundChange.Unchanged), Is.EqualTo(1));
    }

    [Test]
    public async Task FirstRoundThatWasNotCommitted_IsComparedAllTheSame()
    {
        var first = await CheckAsync(Good + ManWithCervix + AlsoGood);
        var second = await CheckAsync(Good + Woman + Other);

        Assert.That(second.Batch.RoundOf, Is.EqualTo(first.Batch.Id));
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A2 X-SEX-1|", "Changed 4>4 A4 |" }));
        Assert.That((await _site.Import.CommitAsync(second.Batch.Id, default)).Refusal, Is.Null, "the second alone may be committed");
    }

    [Test]
    public async Task RowsAreFoundAgain_WhereverTheyStand_AndOnlyTheCorrectedOnesNeedCome()
    {
        await DeliverAsync(Good + ManWithCervix + NoSex + AlsoGood);
        var second = await DeliverAsync(NoSex.Replace(",,1942", ",1,1942", StringComparison.Ordinal) + Woman);
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 4>2 A3 M-REQ-1|", "Corrected 3>3 A2 X-SEX-1|", "MissingAccepted 2> A1 |", "MissingAccepted 5> A4 |" }));
    }

    [Test]
    public async Task NumberCorrectedInItsPlace_IsACorrection()
    {
        await DeliverAsync(Good + Good.Replace("19500310", "19510310", StringComparison.Ordinal) + AlsoGood);
        var second = await DeliverAsync(Good + Good.Replace("A1", "A8", StringComparison.Ordinal).Replace("19500310", "19510310", StringComparison.Ordinal) + AlsoGood);
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A8 F-DUP-1|" }));
    }

    [Test]
    public async Task FileWithoutNumbers_IsComparedByContentAndPlace()
    {
        var (header, good, man) = (Header[8..], Good[3..], ManWithCervix[3..]);
        await _site.DeliverAsync("330106_FB.csv", header + good + man + AlsoGood[3..]);
        var second = await _site.DeliverAsync("330106_FB.csv", header + good + Woman[3..] + Other[3..]);
        Assert.That(Lines(second.Difference!).Select(line => line.Split(' ')[..2]), Is.EqualTo(new[] { new[] { "Corrected", "3>3" }, ["Changed", "4>4"] }));
    }

    [Test]
    public async Task AtomicFile_WhoseOtherRowsCameBackWithIt_CountsOnlyItsErrorsAsCorrected()
    {
        var first = await _site.DeliverAsync("330106_FB.csv", Header + Good + ManWithCervix + AlsoGood, new() { Atomic = true });
        var second = await _site.DeliverAsync("330106_FB.csv", Header + Good + Woman + Other, new() { Atomic = true });
        Assert.Multiple(() =>
        {
            Assert.That(first.Batch.Counts, Is.EqualTo(new BatchCounts(3, 0, 0, 0, 3, 0)));
            Assert.That(second.Batch.Counts, Is.EqualTo(new BatchCounts(3, 3, 0, 0, 0, 0)));
            Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A2 X-SEX-1|", "Changed 4>4 A4 |" }));
            Assert.That(second.Difference!.Count(RoundChange.Unchanged), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task RowsReturnedByTheUpdatePolicy_AreRowsReturned()
    {
        await DeliverAsync(Good + AlsoGood + MaleBreast);
        var second = await _site.DeliverAsync("330106_FB.csv", Header + Good + Other, new() { Update = UpdatePolicy.Reject });
        var third = await DeliverAsync(Good + Other);
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "NewlyReturned 3>3  |F-DUP-2", "MissingAccepted 4> A5 |" }));
        Assert.That(Lines(third.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A4 F-DUP-2|" }));
    }

    [Test]
    public async Task SettledQuery_IsToldApart()
    {
        await DeliverAsync(Good + MaleBreast);
        var second = await DeliverAsync(Good + MaleBreast.Replace("A5,1", "A5,2", StringComparison.Ordinal));
        Assert.That(second.Batch.Round, Is.EqualTo(2), "an open query asks for a second round too");
        Assert.That((second.Difference!.SettledQueries, second.Difference.Count(RoundChange.Changed)), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public async Task DeathsAndPopulationAreCompared()
    {
        const string Deaths = "certificate,sex,age,deathda,icd10\nD1,1,70,20230101,C34.1\nD2,3,70,20230101,C34.1\n";
        await _site.DeliverAsync("330106_SW.csv", Deaths);
        var deaths = await _site.DeliverAsync("330106_SW.csv", Deaths.Replace("D2,3", "D2,1", StringComparison.Ordinal));
        await _site.DeliverAsync("330106_POP.csv", Population("120"));
        var counts = await _site.DeliverAsync("330106_POP.csv", Population("many"));
        var mended = await _site.DeliverAsync("330106_POP.csv", Population("130"));
        Assert.Multiple(() =>
        {
            Assert.That(Lines(deaths.Difference!), Is.EqualTo(new[] { "Corrected 3>3 D2 V-SET-1|" }));
            Assert.That(counts.Batch.RoundOf, Is.Null, "the first population had nothing to correct");
            Assert.That(mended.Difference!.Count(RoundChange.Corrected), Is.EqualTo(38), "one cell had returned its whole year");
        });

        static string Population(string males) =>
            "year,sex,agegroup,popu\n" + string.Concat(
                from sex in (int[])[1, 2]
                from label in Core.Coding.AgeScheme.Cn19.Labels
                select $"2023,{sex},{label},{(sex == 1 && label == "0" ? males : "120")}\n");
    }

    [Test]
    public async Task AnnotatedCopy_IsKnownByItsMark_WhateverItIsCalled()
    {
        var first = await DeliverAsync(Good + ManWithCervix);
        var copy = await AnnotatedAsync(first.Batch);
        var second = await _site.DeliverAsync("330106 zuruck.csv", copy.Replace("A2,1", "A2,2", StringComparison.Ordinal));
        var late = await _site.CheckAsync("330106 spat.csv", copy);

        Assert.That(second.Batch.RoundOf, Is.EqualTo(first.Batch.Id));
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A2 X-SEX-1|" }));
        Assert.That(late.Batch.RoundOf, Is.Null, "the second round left nothing to correct");
    }

    [Test]
    public async Task MarkOfAnotherDatabase_SaysNothing()
    {
        var first = await DeliverAsync(Good + ManWithCervix);
        var stranger = (await AnnotatedAsync(first.Batch)).Replace(AnnotationMarker.Of(first.Batch).ToString(), "#1-00000000", StringComparison.Ordinal);
        var second = await _site.CheckAsync("330106 other.csv", stranger);
        Assert.That(second.Batch.RoundOf, Is.Null);
    }

    [Test]
    public async Task AnotherDeliveryUnderTheSameName_IsAFirstRound()
    {
        await DeliverAsync(Good + ManWithCervix);
        var next = await DeliverAsync(Good.Replace("A1", "B1", StringComparison.Ordinal).Replace("20230516", "20240516", StringComparison.Ordinal));
        Assert.That((next.Batch.RoundOf, next.Batch.Round, next.Difference), Is.EqualTo(((long?)null, 1, (RoundDifference?)null)));
    }

    [Test]
    public async Task SenderMayNameTheRound_ButNotAnyBatch()
    {
        var first = await DeliverAsync(Good + ManWithCervix);
        var second = await _site.CheckAsync("330106_corrections.csv", Header + Woman, new() { RoundOf = first.Batch.Id });
        Assert.That(second.Batch.RoundOf, Is.EqualTo(first.Batch.Id));
        Assert.That(
            async () => await _site.CheckAsync("330105_FB.csv", Header + Woman, new() { RoundOf = first.Batch.Id }),
            Throws.TypeOf<BatchRefusedException>().With.Message.Contains("another registry"));
    }

    [Test]
    public async Task ChainNamesEveryRound_AndAThirdFollowsTheSecond()
    {
        await DeliverAsync(Good + ManWithCervix + NoSex);
        await DeliverAsync(Good + Woman + NoSex);
        var third = await DeliverAsync(Good + Woman + NoSex.Replace(",,1942", ",1,1942", StringComparison.Ordinal));
        foreach (var id in (long[])[1, 2, 3])
            Assert.That((await new RoundStore(_site.Database).ChainAsync(id, default)).Select(batch => (batch.Id, batch.Round)), Is.EqualTo(new[] { (1L, 1), (2L, 2), (3L, 3) }));
        Assert.That(Lines(third.Difference!), Is.EqualTo(new[] { "Corrected 4>4 A3 M-REQ-1|" }));
    }

    [Test]
    public async Task DryRunTellsTheDifference_AndLeavesNothing()
    {
        await DeliverAsync(Good + ManWithCervix);
        var run = await _site.Import.DryRunAsync(_site.Write("330106_FB.csv", Header + Good + Woman), new(), progress: null, default);
        Assert.That(run.Outcome.Difference!.Count(RoundChange.Corrected), Is.EqualTo(1));
        Assert.That(await new BatchStore(_site.Database).ListAsync(default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReadAgain_ARoundStaysOne()
    {
        await DeliverAsync(Good + ManWithCervix);
        var second = await CheckAsync(Good + Woman);
        var again = await _site.Import.CheckAsync(second.Batch.Id, progress: null, default);
        Assert.That((again.Batch.RoundOf, Lines(again.Difference!)), Is.EqualTo((second.Batch.RoundOf, Lines(second.Difference!))));
    }

    [Test]
    public async Task AnnotatedCopyWithoutAreaCode_IsKnownByItsMark()
    {
        var first = await DeliverAsync(Good + ManWithCervix);
        var copy = (await AnnotatedAsync(first.Batch)).Replace("A2,1", "A2,2", StringComparison.Ordinal);
        var second = await _site.CheckAsync("returned to us.csv", copy);
        Assert.That((second.Batch.Registry, second.Batch.RoundOf, second.Batch.Round), Is.EqualTo(("330106", (long?)first.Batch.Id, 2)));
        Assert.That(Lines(second.Difference!), Is.EqualTo(new[] { "Corrected 3>3 A2 X-SEX-1|" }));

        var stranger = copy.Replace(AnnotationMarker.Of(first.Batch).ToString(), "#1-00000000", StringComparison.Ordinal);
        var unknown = await _site.Import.CheckAsync(_site.Write("returned.csv", stranger), new(), progress: null, default);
        Assert.That(unknown.Batch.State, Is.EqualTo(BatchState.Unreadable));
        Assert.That((await _site.VerdictsAsync(unknown.Batch.Id)).Select(verdict => verdict.CheckId), Does.Contain("F-AREA-2"), "the mark of another database says nothing");
    }

    [Test]
    public async Task TwoCorrectionsOfOneBatch_HaveTwoNumbers_InTheOrderOfTheirCommits()
    {
        var first = await DeliverAsync(Good + ManWithCervix + NoSex);
        var rounds = new RoundStore(_site.Database);
        var one = await _site.CheckAsync("330106 one.csv", Header + Woman, new() { RoundOf = first.Batch.Id });
        var other = await _site.CheckAsync("330106 other.csv", Header + NoSex.Replace(",,1942", ",1,1942", StringComparison.Ordinal), new() { RoundOf = first.Batch.Id });
        rounds.Set(other.Batch.Id, first.Batch);               // as when both are read at the same time: neither knows of the other
        Assert.That(await NumbersAsync(), Is.EqualTo(new[] { (1L, 1), (2L, 2), (3L, 3) }), "as they came");
        Assert.That((await _site.Import.CommitAsync(other.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(await NumbersAsync(), Is.EqualTo(new[] { (1L, 1), (3L, 2), (2L, 3) }), "the one that counts first");
        Assert.That((await _site.Import.CommitAsync(one.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(await NumbersAsync(), Is.EqualTo(new[] { (1L, 1), (3L, 2), (2L, 3) }));
        var next = await _site.CheckAsync("330106 next.csv", Header + Good, new() { RoundOf = first.Batch.Id });
        Assert.That((next.Batch.RoundOf, next.Batch.Round), Is.EqualTo(((long?)3, 4)), "what comes next is compared with what came last");

        async Task<IEnumerable<(long, int)>> NumbersAsync() => (await rounds.ChainAsync(first.Batch.Id, default)).Select(round => (round.Id, round.Round));
    }

    [TestCase("330106.xlsx", "330106-annotated (1).csv", true)]
    [TestCase("330106_FB.csv", "330106_fb-Annotated.csv", true)]
    [TestCase("330106_2022.csv", "330106_2023.csv", false)]
    public void StemForgetsWhatCopiesAdd(string one, string other, bool same) =>
        Assert.That(RoundRecognition.Stem(one) == RoundRecognition.Stem(other), Is.EqualTo(same));

    private static string[] Lines(RoundDifference difference) =>
        [.. difference.Rows.Select(pair => $"{pair.Change} {pair.Before?.FileRow}>{pair.Now?.FileRow} {pair.Now?.Number ?? (pair.Now is null ? pair.Before!.Number : "")} {pair.Before?.Checks}|{pair.Now?.Checks}")];

    private Task<BatchOutcome> CheckAsync(string rows) => _site.CheckAsync("330106_FB.csv", Header + rows);

    private Task<BatchOutcome> DeliverAsync(string rows) => _site.DeliverAsync("330106_FB.csv", Header + rows);

    private async Task<string> AnnotatedAsync(Batch batch)
    {
        using var copy = new MemoryStream();
        var annotation = new Annotation { Verdicts = await _site.VerdictsAsync(batch.Id), Marker = AnnotationMarker.Of(batch) };
        AnnotatedFile.Write(
            new BatchStore(_site.Database).OriginalPath(batch), new() { FileName = batch.FileName }, annotation, CheckCatalogue.Load(), copy);
        return System.Text.Encoding.UTF8.GetString(copy.ToArray());
    }
}
