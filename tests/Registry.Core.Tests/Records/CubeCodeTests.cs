using Registry.Core.Coding;
using Registry.Core.Tests.Store;

namespace Registry.Core.Tests.Records;

/// <summary>In situ tumours are collected and not counted, whatever code was reported with them.</summary>
public class CubeCodeTests
{
    [TestCase("C50.9", "8500/3", "C50.9", "C50", TestName = "Malignant")]
    [TestCase("D05.1", "8500/2", "D05.1", "D05", TestName = "In situ, coded so")]
    [TestCase("C50.9", "8500/2", "D05.1", "D05", TestName = "In situ, coded as malignant: the derived code")]
    [TestCase("C50.9", "8500/2", null, "D09", TestName = "In situ, coded as malignant, no derived code")]
    [TestCase("D09.0", "8120/3", "C67.9", "D09", TestName = "Malignant, coded in situ: as reported")]
    [TestCase("D32.9", "9530/0", "D32.9", "D32", TestName = "Benign meningeal tumour")]
    [TestCase("C70.9", "9530/0", "D32.9", "C70", TestName = "Benign, coded as malignant: the same group")]
    [TestCase("C10.1", "8070/3", "C10.1", "C10.1", TestName = "Split code")]
    public void CubeCode(string icd10, string morphology, string? derived, string expected)
    {
        var (histology, behaviour) = (Histology.TryParse(morphology.AsSpan(0, 4))!, (Behaviour)(morphology[5] - '0'));
        var record = TestDatabase.Case("1", icd10: icd10) with
        {
            Morphology = new(histology, behaviour),
            DerivedIcd10 = derived is null ? null : IcdCode.TryParse(derived),
        };
        Assert.That(record.CubeCode, Is.EqualTo(expected));
    }

    [Test]
    public void AnInSituTumourIsInNoGroupOfAReport()
    {
        var inSitu = new Morphology(Histology.TryParse("8500")!, Behaviour.InSitu);
        foreach (var code in NeoplasmCodes.All)
        {
            var cube = (TestDatabase.Case("1", icd10: code.Code) with { Morphology = inSitu }).CubeCode;
            Assert.That(SiteScheme.All.SelectMany(scheme => scheme.GroupsOf(cube)), Is.Empty, $"{code} counted as {cube}");
        }
    }
}
