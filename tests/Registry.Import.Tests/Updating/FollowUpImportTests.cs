using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Tests.Reading;

namespace Registry.Import.Tests.Updating;

/// <summary>Follow-up sheets from the file to what is known of the cases, and back.</summary>
public sealed class FollowUpImportTests
{
    private const string Cases = "registr,id,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n"
        + "A1,,示例甲,2,19500310,20210516,C50.4,8500,3,,7,C50.4\n"
        + "A2,11010519491231002X,示例乙,2,19491231,20210802,C34.1,8140,3,9,7,C34.1\n"
        + "A3,,示例丙,1,19420115,20210901,C16.2,8140,3,9,7,C16.2\n";

    private const string Zh = "登记编号,随访日期,最后接触状态,最后接触日期,失访原因,死亡日期,死亡原因分类,根本死因,随访来源,随访备注\n";
    private ImportSite _site = null!;

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        await _site.DeliverAsync("330106_FB.csv", Cases);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AChineseSheetIsReadByItsName()
    {
        var outcome = await _site.DeliverAsync("330106_随访.csv", Zh
            + "A1,20230630,1,20230628,,,,,1,电话\nA2,20230630,9,2022,3,,,,主动随访,\nA3,20230630,2,,,202205,2,I21.9,2,\n");
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(3, 3, 0, 0, 0, 0)));
        Assert.That(await KnownAsync(), Is.EqualTo("A1 Alive 2023-06-28 - Active; A2 Lost 2022 3 Active; A3 Dead 2022-05 I21.9 Passive"));
    }

    [Test]
    public async Task AnEnglishFileIsReadByItsColumns()
    {
        var outcome = await _site.DeliverAsync("330106.csv", "registration number,vital status,date last contact,death date,underlying cause,cause category\n"
            + "A1,1,2023-06-28,,,\nA3,2,,2022-05-06,C16.9,1\n");
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(2, 2, 0, 0, 0, 0)));
        Assert.That(await KnownAsync(), Is.EqualTo("A1 Alive 2023-06-28 - ; A2 -; A3 Dead 2022-05-06 C16.9 "));
    }

    [Test]
    public async Task AFileWithoutNumbersIsMatchedByTheResidentIdOnlyWhenThereIsOneCase()
    {
        const string Rows = "身份证号码,姓名,性别,最后接触状态,最后接触日期\n11010519491231002X,示例乙,2,1,20230601\n";
        Assert.That((await _site.DeliverAsync("330106_SF.csv", Rows)).Batch.Counts.Inserted, Is.EqualTo(1));
        Assert.That(await KnownAsync(), Does.Contain("A2 Alive 2023-06-01"));

        await _site.DeliverAsync("330106_FB_2.csv", Cases.Split('\n')[0] + "\nA4,11010519491231002X,示例乙,2,19491231,20220802,C18.7,8140,3,9,7,C18.7\n");
        var again = await _site.CheckAsync("330106_SF_2.csv", Rows.Replace("20230601", "20240601", StringComparison.Ordinal));
        Assert.That(await ErrorsAsync(again), Is.EqualTo("2 U-FUP-2"));
    }

    [Test]
    public async Task WhatCannotBeTrueIsReturned()
    {
        var outcome = await _site.CheckAsync("330106_SF.csv", Zh
            + "B9,20230630,1,20230628,,,,,,\n"                // 2 no such case
            + "A1,20230630,1,20200628,,,,,,\n"                // 3 before the diagnosis
            + "A2,20230630,9,20230601,,,,,,\n"                // 4 lost without a reason
            + "A3,20230630,1,20230628,,20230628,,,,\n"        // 5 alive with a date of death
            + "A3,20230701,2,,,20230628,,,,\n"                // 6 dead without a cause
            + "A3,20230702,1,20230703,,,,,,\n"                // 7 after the day of asking
            + "A3,20990702,1,20990702,,,,,,\n");              // 8 in the future
        Assert.That(await ErrorsAsync(outcome), Is.EqualTo(
            "2 U-FUP-1, 3 U-FUP-4, 4 M-REQ-7, 5 U-STA-1, 6 M-REQ-8, 6 M-REQ-8, 7 U-FUP-5, 8 D-ORD-4, 8 D-ORD-4"));
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(7, 0, 0, 0, 7, 0)));
    }

    [Test]
    public async Task NoMessageNamesThePerson()
    {
        var outcome = await _site.CheckAsync("330106_SF.csv",
            "登记编号,身份证号码,姓名,性别,出生日期,最后接触状态,最后接触日期\nA1,11010519491231002X,示例乙,1,19491231,1,20230601\n");
        var verdicts = await _site.VerdictsAsync(outcome.Batch.Id);
        Assert.That(verdicts.Where(v => v.Severity == Severity.Error).Select(v => (v.CheckId, v.Item)), Is.SupersetOf(new[]
        {
            ("U-FUP-3", (Item?)Item.Sex), ("U-FUP-3", Item.BirthDate),
        }));
        var texts = string.Concat(verdicts.Select(verdict => $"{verdict.Value} {CheckCatalogue.Load().Text(verdict)}"));
        Assert.That(texts, Does.Not.Contain("示例").And.Not.Contain("11010519491231002X").And.Not.Contain("1231"));
    }

    [Test]
    public async Task ADeathStandsAndAsksUntilTheQueryIsAnswered()
    {
        await _site.DeliverAsync("330106_SF_1.csv", Zh + "A1,20230630,2,,,20230301,1,C50.4,3,\n");
        var alive = await _site.DeliverAsync("330106_SF_2.csv", Zh + "A1,20240630,1,20240628,,,,,1,\n");
        Assert.That((await _site.VerdictsAsync(alive.Batch.Id, "U-FUP-6")).Single().Arguments, Is.EqualTo("2024-06-28|2023-03-01"));
        Assert.That(await KnownAsync(), Does.Contain("A1 Dead 2023-03-01"));

        var answer = new QueryAnswer(new() { BatchId = alive.Batch.Id, Row = 2, CheckId = "U-FUP-6" }, "registrar", "visited");
        Assert.That((await new ConfirmationStore(_site.Database).ConfirmAsync([answer], default)).Problems, Is.Empty);
        Assert.That(await KnownAsync(), Does.Contain("A1 Alive 2024-06-28"));
        Assert.That((await new ConfirmationStore(_site.Database).WithdrawAsync([answer], default)).Problems, Is.Empty);
        Assert.That(await KnownAsync(), Does.Contain("A1 Dead 2023-03-01"));

        await _site.Import.UndoAsync(alive.Batch.Id, default);
        Assert.That(await KnownAsync(), Does.Contain("A1 Dead 2023-03-01"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ACorrectedSheetIsTheNextRound()
    {
        var first = await _site.DeliverAsync("330106_SF.csv", Zh + "A1,20230630,1,20230628,,,,,1,\nA2,20230630,9,20230601,,,,,1,\n");
        Assert.That(first.Batch.Counts.Rejected, Is.EqualTo(1));
        var second = await _site.DeliverAsync("330106_SF.csv", Zh + "A1,20230630,1,20230629,,,,,1,\nA2,20230630,9,20230601,3,,,,1,\n");
        Assert.That(second.Batch.Round, Is.EqualTo(2));
        Assert.That(second.Difference!.Counts[RoundChange.Corrected], Is.EqualTo(1));
        Assert.That(second.Difference.Counts[RoundChange.Changed], Is.EqualTo(1));
        var changes = BatchChanges.Of(_site.Records, second.Batch.Id).Select(change => $"{change.Part} {change.Number} {change.Item} {change.Before} {change.After}");
        Assert.That(changes, Is.EqualTo(new[] { "FollowUp A1 last_contact_date 2023-06-28 2023-06-29" }));
    }

    [Test]
    public async Task ASheetMaySpeakOfTheCasesOfItsOwnWorkbook()
    {
        var path = new TestWorkbook()
            .Sheet("FB", ["registr", "sex", "birthda", "inciden", "topo", "morp", "beha", "grad", "basi", "icd10"],
                ["N1", "1", "19420115", "20220901", "C16.2", "8140", "3", "9", "7", "C16.2"])
            .Sheet("SF", ["登记编号", "最后接触状态", "最后接触日期"], ["N1", "1", "20230630"], ["N2", "1", "20230630"], ["A1", "1", "20230630"])
            .Save(Path.Combine(_site.Folder, "330106.xlsx"));
        var outcome = await _site.Import.CheckAsync(path, new(), progress: null, default);
        Assert.That(await ErrorsAsync(outcome), Is.EqualTo("3 U-FUP-1"));
        await _site.Import.CommitAsync(outcome.Batch.Id, default);
        Assert.That(await KnownAsync(), Does.Contain("N1 Alive 2023-06-30").And.Contain("A1 Alive 2023-06-30"));
        await _site.Import.UndoAsync(outcome.Batch.Id, default);
        Assert.That(await KnownAsync(), Is.EqualTo("A1 -; A2 -; A3 -"));
    }

    [Test]
    public async Task AFollowUpOfTheCaseOfTheNextYearDoesNotGoToThatOfTheYearBefore()
    {
        var outcome = await DeliverNextYearAsync(["A1", "1", "20240805"]);
        Assert.That(await ErrorsAsync(outcome), Is.Empty);
        Assert.That(await KnownAsync(), Does.StartWith("A1 -; A1@2024 Dead 2024-08-05 C16.2 "));
        await _site.Import.UndoAsync(outcome.Batch.Id, default);
        Assert.That(await KnownAsync(), Is.EqualTo("A1 -; A2 -; A3 -"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ANumberOfTwoYearsThatSaysNotWhoIsReturned()
    {
        var outcome = await DeliverNextYearAsync(["A1", "", "20240805"]);
        Assert.That(await ErrorsAsync(outcome), Is.EqualTo("2 U-FUP-2"), "the case is of the same workbook");
        var later = await _site.CheckAsync("330106_SF.csv", Zh + "A1,20250630,1,20250628,,,,,1,\n");
        Assert.That(await ErrorsAsync(later), Is.EqualTo("2 U-FUP-2"), "both cases are stored");
        Assert.That((await _site.VerdictsAsync(later.Batch.Id, "U-FUP-2")).Single().Arguments, Is.EqualTo("2"));
    }

    [TestCase("性别,A1,2", "A1 Alive 2024-12-31", TestName = "The sex tells the cases of one number apart")]
    [TestCase("性别,A1,1", "A1@2024 Alive 2024-12-31", TestName = "and it is the other one of the other sex")]
    [TestCase("出生日期,A1,195003", "A1 Alive 2024-12-31", TestName = "The birth date tells the cases of one number apart")]
    [TestCase("发病日期,A1,2024", "A1@2024 Alive 2024-12-31", TestName = "The year of incidence tells the cases of one number apart")]
    [TestCase("性别,A1@2024,", "A1@2024 Alive 2024-12-31", TestName = "The number with its year is one case")]
    [TestCase("性别,A1@2023,", null, TestName = "and of another year none")]
    [TestCase("出生日期,A1,19600101", null, TestName = "Who is neither of them is none of them")]
    public async Task ARowIsTakenToTheOneCaseItFits(string row, string? known)
    {
        await DeliverNextYearAsync();
        var (column, number, value) = row.Split(',') switch { var fields => (fields[0], fields[1], fields[2]) };
        var outcome = await _site.DeliverAsync("330106_SF.csv", $"登记编号,最后接触状态,最后接触日期,{column}\n{number},1,20241231,{value}\n");
        Assert.That(outcome.Batch.Counts.Inserted, Is.EqualTo(known is null ? 0 : 1));
        if (known is not null) Assert.That(await KnownAsync(), Does.Contain(known));
        Assert.That(await KnownAsync(), Does.Contain("A1 -").Or.Contain("A1@2024 -"), "the other case is as it was");
    }

    [Test]
    public async Task TheSameWorkbookAgainChangesNothing()
    {
        await DeliverNextYearAsync(["A1", "1", "20240805"]);
        var again = await DeliverNextYearAsync(["A1", "1", "20240805"]);
        Assert.That(again.Batch.Counts, Is.EqualTo(new BatchCounts(2, 0, 0, 2, 0, 0)));
    }

    [Test]
    public async Task GapsAreFilledAndWhatIsStoredStays()
    {
        await _site.DeliverAsync("330106_SF.csv", Zh + "A3,20230630,2,20220506,,20220506,1,C16.9,,\n");
        var second = await _site.DeliverAsync(
            "330106_SF_2.csv", Zh + "A3,20230630,2,20220506,,20220506,9,C16.9,2,家属告知\n", new() { Update = UpdatePolicy.FillEmpty });
        Assert.That(second.Batch.Counts.Updated, Is.EqualTo(1));
        Assert.That(await KnownAsync(), Does.Contain("A3 Dead 2022-05-06 C16.9 Passive"));
        var stored = (await new FollowUpStore(_site.Database).OfCaseAsync("330106", "A3", 1, default)).Single(version => version.IsCurrent).Record;
        Assert.That((stored.CauseOfDeathCategory, stored.OtherItems), Is.EqualTo((1, "{\"follow_up_note\":\"家属告知\"}")));
    }

    [Test]
    public async Task NothingOfWhoThePersonIsIsKeptASecondTime()
    {
        await _site.DeliverAsync("330106_SF.csv",
            "登记编号,身份证号码,姓名,性别,联系电话,最后接触状态,最后接触日期\nA2,11010519491231002X,示例乙,2,0571-0000000,1,20230601\n");
        var stored = (await new FollowUpStore(_site.Database).OfCaseAsync("330106", "A2", 1, default)).Single().Record;
        Assert.That(stored.OtherItems, Is.Null);
    }

    [Test]
    public async Task WithoutAStoreNoCaseIsMissed()
    {
        using var empty = new ImportSite();
        var import = new BatchImport(empty.Database, CheckCatalogue.Load(), TimeProvider.System) { ComparesWithStored = false };
        var outcome = await import.CheckAsync(empty.Write("330106_SF.csv", Zh + "A1,20230630,1,20230628,,,,,1,\n"), new(), null, default);
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(1, 1, 0, 0, 0, 0)));
    }

    // The number of a woman of 2021 comes again for a man of 2024, with deaths of the sheet beside it: number, sex, date.
    private async Task<BatchOutcome> DeliverNextYearAsync(params string[][] deaths)
    {
        var book = new TestWorkbook()
            .Sheet("FB", ["registr", "sex", "birthda", "inciden", "topo", "morp", "beha", "grad", "basi", "icd10"],
                ["A1", "1", "19420115", "20240802", "C16.2", "8140", "3", "9", "7", "C16.2"]);
        if (deaths.Length > 0)
            book = book.Sheet("SF",
                [["登记编号", "性别", "死亡日期", "最后接触状态", "死亡原因分类", "根本死因"], .. deaths.Select(death => (object?[])[.. death, "2", "1", "C16.2"])]);
        var path = book.Save(Path.Combine(_site.Folder, "330106.xlsx"));
        var outcome = await _site.Import.CheckAsync(path, new(), progress: null, default);
        Assert.That((await _site.Import.CommitAsync(outcome.Batch.Id, default)).Refusal, Is.Null);
        return outcome;
    }

    private async Task<string> ErrorsAsync(BatchOutcome outcome) => string.Join(", ", (await _site.VerdictsAsync(outcome.Batch.Id))
        .Where(verdict => verdict.Severity == Severity.Error).OrderBy(verdict => verdict.Row).Select(verdict => $"{verdict.Row} {verdict.CheckId}"));

    private async Task<string> KnownAsync() => string.Join("; ", (await new FollowUpStore(_site.Database).CurrentAsync("330106", 0, 9999, default))
        .Select(status => status.Contact is not { } c ? $"{status.CaseNumber} -"
            : $"{status.CaseNumber} {c.Status} {c.Date} {(c.LossReason is { } reason ? $"{reason}" : c.UnderlyingCause?.Code ?? "-")} {c.Source}"));
}
