using Registry.Analytics.Quality;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Quality;

/// <summary>Signs of assumed contacts and missed deaths, case by case.</summary>
public class FollowUpPlausibilityTests
{
    private static readonly DateOnly Day = new(2022, 12, 31);

    private static readonly CaseStatus Case = new()
    {
        Registry = "330106", CaseNumber = "1", TumourNumber = 1, PersonId = 1, Sex = Sex.Male, BirthDate = new(1950, 3, 4), IncidenceDate = new(2010, 5, 6),
        Icd10 = IcdCode.TryParse("C25.9")!, Basis = BasisOfDiagnosis.HistologyOfPrimary, Contact = Seen(VitalStatus.Alive, new(2022, 12, 31)),
    };

    [Test]
    public void EachSignIsCounted()
    {
        var signs = FollowUpPlausibility.Of(
        [
            Case,                                                                                          // twelve years with cancer of the pancreas
            Case with { Contact = Seen(VitalStatus.Dead, new(2010, 9, 1)) },                               // lethal, dead
            Case with { Contact = Seen(VitalStatus.Lost, new(2014, 1, 1)) },                               // lethal, lost before ten years
            Case with { Icd10 = IcdCode.TryParse("C50.9")! },                                              // breast: many live on
            Case with { IncidenceDate = new(2020, 1, 1), Contact = Seen(VitalStatus.Alive, new(2020, 1, 1)) },
            Case with { IncidenceDate = new(2020, 1, 1), BirthDate = new(1910, 1, 1) },                    // 112 years
            Case with { IncidenceDate = new(2020, 1, 1), Contact = null },
            Case with { Basis = BasisOfDiagnosis.DeathCertificateOnly },
            Case with { IncidenceDate = new(2023, 1, 1) },
        ], Day);
        Assert.That(signs, Is.EqualTo(new FollowUpSigns(Living: 5, OnDiagnosisDay: 1, VeryOld: 1, CommonDay: Day, OnCommonDay: 3, Lethal: 3, LethalLiving: 1)));
        Assert.That(signs.LethalShare!.Percent, Is.EqualTo(100.0 / 3).Within(1e-9));
        Assert.That(signs.CommonDayShare!.Percent, Is.EqualTo(60));
    }

    // Completed years: whoever becomes 105 on the day counts, whoever does so the day after does not, and of a date that may be either it is not said.
    [TestCase(1916_06_02, 0, TestName = "104 years, 105 tomorrow")]
    [TestCase(1916_06_01, 1, TestName = "105 years today")]
    [TestCase(1915_06_01, 1, TestName = "106 years")]
    [TestCase(1916_00_00, 0, TestName = "104 or 105 years")]
    public void VeryOldIsOf105CompletedYears(int birth, long veryOld)
    {
        var seen = Case with { BirthDate = PartialDate.FromNumber(birth), Contact = Seen(VitalStatus.Alive, new(2021, 6, 1)) };
        Assert.That(FollowUpPlausibility.Of([seen], Day).VeryOld, Is.EqualTo(veryOld));
    }

    [Test]
    public void TwoDatesOfOneYear_AreNotOneDay()
    {
        PartialDate year = new(2020), day = new(2020, 1, 1);
        Assert.That(FollowUpPlausibility.Of([Case with { IncidenceDate = year, Contact = Seen(VitalStatus.Alive, year) }], Day).OnDiagnosisDay, Is.Zero);
        Assert.That(FollowUpPlausibility.Of([Case with { IncidenceDate = day, Contact = Seen(VitalStatus.Alive, day) }], Day).OnDiagnosisDay, Is.EqualTo(1));
    }

    [Test]
    public void WithoutCases_ThereIsNoShare()
    {
        var none = FollowUpPlausibility.Of([], Day);
        Assert.That((none.CommonDay, none.LethalShare, none.DiagnosisDayShare), Is.EqualTo(((DateOnly?)null, (PercentEstimate?)null, (PercentEstimate?)null)));
    }

    private static Contact Seen(VitalStatus status, PartialDate date) => new() { Date = date, Status = status, IsOfCard = true };
}
