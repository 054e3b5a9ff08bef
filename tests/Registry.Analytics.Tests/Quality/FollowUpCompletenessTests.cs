using Registry.Analytics.Quality;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Quality;

public sealed class FollowUpCompletenessTests
{
    private static readonly DateOnly Closing = new(2023, 12, 31);

    [TestCase(null, null, "not known", TestName = "Never followed")]
    [TestCase(VitalStatus.Dead, 20231231, "dead", TestName = "Died on the closing date")]
    [TestCase(VitalStatus.Dead, 20240101, "alive", TestName = "Died the day after")]
    [TestCase(VitalStatus.Dead, 20230000, "dead", TestName = "Died in the year, the month is unknown")]
    [TestCase(VitalStatus.Alive, 20231231, "alive", TestName = "Seen on the closing date")]
    [TestCase(VitalStatus.Alive, 20231230, "not known", TestName = "Seen the day before")]
    [TestCase(VitalStatus.Alive, 20231200, "not known", TestName = "Seen in the month, the day is unknown")]
    [TestCase(VitalStatus.Lost, 20220630, "lost", TestName = "Lost before")]
    [TestCase(VitalStatus.Lost, 20240630, "alive", TestName = "Lost afterwards")]
    public void OneCase(VitalStatus? status, int? date, string expected) =>
        Assert.That(Word(FollowUpCompleteness.At(Case(status, date), Closing)), Is.EqualTo(expected));

    [Test]
    public void ACaseDiagnosedAfterwardsIsNotCounted() =>
        Assert.That(FollowUpCompleteness.At(Case(VitalStatus.Alive, 20240630, incidence: 20240101), Closing), Is.EqualTo(FollowUpCounts.None));

    [Test]
    public void CasesAreTheSumOfWhatBecameOfThem_AndALaterClosingDateNeverMakesTheDeadFewer()
    {
        var random = new Random(20261130);
        var cases = Enumerable.Range(0, 400).Select(_ => Case(
            random.Next(5) == 0 ? null : (VitalStatus)(new[] { 1, 2, 9 }[random.Next(3)]),
            (2018 + random.Next(8)) * 10_000 + (1 + random.Next(12)) * 100 + random.Next(29), incidence: 20180101)).ToList();
        var earlier = FollowUpCounts.None;
        for (var closing = new DateOnly(2018, 1, 1); closing.Year < 2027; closing = closing.AddMonths(5))
        {
            var counts = cases.Aggregate(FollowUpCounts.None, (sum, status) => sum + FollowUpCompleteness.At(status, closing));
            Assert.That(counts.Dead + counts.Alive + counts.Lost + counts.NotKnown, Is.EqualTo(counts.Cases).And.EqualTo(400));
            Assert.That(counts.Dead, Is.GreaterThanOrEqualTo(earlier.Dead));
            Assert.That(counts.Known, Is.LessThanOrEqualTo(earlier.Cases == 0 ? 400 : earlier.Known), "who was seen after the later date was seen after the earlier one");
            earlier = counts;
        }
    }

    // Wilson limits of 1 of 4, by hand: (2 + z² ± z √(z² + 4·¾)) / (2 (4 + z²)) with z = 1.959964.
    [Test]
    public void TheShareHasWilsonLimits()
    {
        var share = FollowUpCompleteness.Of(new(4, 1, 0, 1, 2))!;
        Assert.That(share.Percent, Is.EqualTo(25));
        Assert.That(share.LowerPercent, Is.EqualTo(4.5587).Within(5e-4));
        Assert.That(share.UpperPercent, Is.EqualTo(69.9358).Within(5e-4));
        Assert.That(share.Method, Is.EqualTo(FollowUpCompleteness.Method));
    }

    [Test]
    public void WithoutCasesThereIsNoShare() => Assert.That(FollowUpCompleteness.Of(FollowUpCounts.None), Is.Null);

    private static string Word(FollowUpCounts counts) => counts switch
    {
        { Cases: 1, Dead: 1, Known: 1 } => "dead",
        { Cases: 1, Alive: 1, Known: 1 } => "alive",
        { Cases: 1, Lost: 1, Known: 0 } => "lost",
        { Cases: 1, NotKnown: 1, Known: 0 } => "not known",
        _ => $"{counts}",
    };

    private static CaseStatus Case(VitalStatus? status, int? date, int incidence = 20200301) => new()
    {
        Registry = "330106",
        CaseNumber = "1",
        TumourNumber = 1,
        PersonId = 1,
        Sex = Sex.Male,
        IncidenceDate = PartialDate.FromNumber(incidence),
        Icd10 = IcdCode.TryParse("C34.1")!,
        Contact = status is { } known ? new() { Status = known, Date = PartialDate.FromNumber(date!.Value) } : null,
    };
}
