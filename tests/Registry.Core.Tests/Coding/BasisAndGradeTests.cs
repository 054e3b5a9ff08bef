using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class BasisOfDiagnosisTests
{
    [TestCase("0", BasisOfDiagnosis.DeathCertificateOnly)]
    [TestCase(" 7 ", BasisOfDiagnosis.HistologyOfPrimary)]
    [TestCase("9", BasisOfDiagnosis.Unknown)]
    [TestCase("3", null, TestName = "Old 3 is no national code")]
    [TestCase("8", null, TestName = "Old 8 is no national code")]
    [TestCase("10", null)]
    [TestCase("", null)]
    public void Reads(string text, BasisOfDiagnosis? expected) => Assert.That(BasesOfDiagnosis.TryParse(text), Is.EqualTo(expected));

    [TestCase(3, BasisOfDiagnosis.ClinicalInvestigation)]
    [TestCase(8, BasisOfDiagnosis.HistologyOfPrimary)]
    public void AnOldCodeIsConvertedAndSaysWhatIsLost(int code, BasisOfDiagnosis expected)
    {
        var mapping = BasesOfDiagnosis.FromOldCode(code)!;
        Assert.That((mapping.Basis, mapping.IsLossless), Is.EqualTo((expected, false)));
        Assert.That(mapping.LossZh.Length * mapping.LossEn.Length, Is.Positive);
    }

    [Test]
    public void EveryNationalCodeGoesToTheInternationalListAndBackUnchanged()
    {
        foreach (var basis in Enum.GetValues<BasisOfDiagnosis>())
        {
            var mapping = BasesOfDiagnosis.FromOldCode(basis.ToInternational())!;
            Assert.That((mapping.Basis, mapping.IsLossless), Is.EqualTo((basis, true)));
        }
    }

    [TestCase(-1)]
    [TestCase(10)]
    public void ThereIsNoOtherOldCode(int code) => Assert.That(BasesOfDiagnosis.FromOldCode(code), Is.Null);

    [Test]
    public void MicroscopicAre567() =>
        Assert.That(Enum.GetValues<BasisOfDiagnosis>().Where(b => b.IsMicroscopic()).Select(b => (int)b), Is.EqualTo((int[])[5, 6, 7]));

    [TestCase("9 1 2", BasisOfDiagnosis.ClinicalInvestigation)]
    [TestCase("5 7 6", BasisOfDiagnosis.HistologyOfPrimary)]
    [TestCase("9 0", BasisOfDiagnosis.DeathCertificateOnly)]
    [TestCase("9", BasisOfDiagnosis.Unknown)]
    public void Strongest(string codes, BasisOfDiagnosis expected) =>
        Assert.That(BasesOfDiagnosis.Strongest(codes.Split(' ').Select(c => (BasisOfDiagnosis)(c[0] - '0'))), Is.EqualTo(expected));

    [Test]
    public void TheTypeAndTheCodeSetAgree() =>
        Assert.That(Enum.GetValues<BasisOfDiagnosis>().Select(b => $"{(int)b}"), Is.EqualTo(CodeSet.Of("basis").Values.Select(v => v.Code)));
}

public class GradeTests
{
    [TestCase("1", Grade.WellDifferentiated)]
    [TestCase("9", Grade.NotDetermined)]
    [TestCase("0", null)]
    [TestCase("12", null)]
    [TestCase("Ⅱ", null)]
    [TestCase("", null)]
    public void Reads(string text, Grade? expected) => Assert.That(Grades.TryParse(text), Is.EqualTo(expected));

    [Test]
    public void AGradeIsADifferentiationOrALineageOrNeither()
    {
        Assert.That(Enum.GetValues<Grade>().Where(g => g.IsDifferentiation()).Select(g => (int)g), Is.EqualTo((int[])[1, 2, 3, 4]));
        Assert.That(Enum.GetValues<Grade>().Where(g => g.IsLineage()).Select(g => (int)g), Is.EqualTo((int[])[5, 6, 7, 8]));
    }

    [Test]
    public void TheTypeAndTheCodeSetAgree() =>
        Assert.That(Enum.GetValues<Grade>().Select(g => $"{(int)g}"), Is.EqualTo(CodeSet.Of("grade").Values.Select(v => v.Code)));
}

public class OtherEnumsTests
{
    [Test]
    public void SexAgreesWithItsCodeSet() =>
        Assert.That(Enum.GetValues<Sex>().Select(s => $"{(int)s}"), Is.EqualTo(CodeSet.Of("sex").Values.Select(v => v.Code)));

    [Test]
    public void BehaviourAgreesWithItsCodeSet() =>
        Assert.That(Enum.GetValues<Behaviour>().Select(b => $"{(int)b}"), Is.EqualTo(CodeSet.Of("behaviour").Values.Select(v => v.Code)));

    [Test]
    public void APopulationBasisHasItsNames()
    {
        Assert.That(PopulationBasis.Registered.NameZh(), Is.EqualTo("户籍人口"));
        Assert.That(PopulationBasis.UsualResidence.NameEn(), Is.EqualTo("Usual residents"));
        Assert.That(() => ((PopulationBasis)3).NameZh(), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
