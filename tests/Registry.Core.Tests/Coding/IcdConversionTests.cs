using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class IcdConversionTests
{
    public static IEnumerable<TestCaseData> Vectors() =>
        ReferenceTable.Read("icdo3_to_icd10_vectors.csv").Select(row =>
            new TestCaseData(row["topography"], $"{row["morphology"]}/{row["behaviour"]}", row["sex"], row["icd10"]));

    [TestCaseSource(nameof(Vectors))]
    public void Vector(string site, string morphology, string sex, string icd10) =>
        Assert.That(Convert(site, morphology, SexOf(sex)).Code, Is.EqualTo(icd10));

    [Test]
    public void ThereAre104Vectors() => Assert.That(Vectors().Count(), Is.EqualTo(104));

    [TestCase("C54.0", "8930/3", 2, "C54.0", TestName = "Endometrial stromal sarcoma of the isthmus stays there")]
    [TestCase("C49.4", "8930/3", 1, "C49.4", TestName = "Endometrial stromal sarcoma in a man follows the site")]
    [TestCase("C24.0", "8161/3", 2, "C24.0", TestName = "Bile duct cystadenocarcinoma of the duct")]
    [TestCase("C22.1", "8161/3", 2, "C22.1", TestName = "Bile duct cystadenocarcinoma of the liver")]
    [TestCase("C42.4", "9699/3", 1, "C83.0", TestName = "Marginal zone lymphoma of blood")]
    [TestCase("C34.1", "9699/3", 1, "C88.4", TestName = "Marginal zone lymphoma elsewhere")]
    [TestCase("C22.0", "9591/3", 1, "C85.9", TestName = "Lymphoma of the liver keeps its code")]
    [TestCase("C22.0", "8800/3", 1, "C22.4", TestName = "Sarcoma of the liver")]
    [TestCase("C22.0", "9133/3", 1, "C22.3", TestName = "Vascular tumour of the liver, end of the range")]
    [TestCase("C10.9", "8085/3", 1, "C10.9", TestName = "ICD-O-3.2 morphology that the older table does not know")]
    [TestCase("C75.3", "9395/3", 1, "C75.3", TestName = "Papillary tumour of the pineal region: its line is missing in the older table")]
    [TestCase("C49.8", "8810/0", 1, "D21.9", TestName = "ICD-10 has no D21.8")]
    public void Site(string site, string morphology, int sex, string icd10) =>
        Assert.That(Convert(site, morphology, (Sex)sex).Code, Is.EqualTo(icd10));

    [TestCase("C56.9", "8443/3", 1, IcdConversionFault.OtherSex, TestName = "Ovarian histology in a man")]
    [TestCase("C54.1", "8930/3", 0, IcdConversionFault.OtherSex, TestName = "Female histology, sex unknown")]
    [TestCase("C80.9", "9061/3", 0, IcdConversionFault.OtherSex, TestName = "Seminoma without site, sex unknown")]
    [TestCase("C80.9", "9060/3", 9, IcdConversionFault.SexNeeded, TestName = "Dysgerminoma without site: testis or ovary")]
    [TestCase("C34.9", "8800/2", 1, IcdConversionFault.NoRule, TestName = "A sarcoma is never in situ")]
    [TestCase("C42.1", "8000/2", 1, IcdConversionFault.NoRule, TestName = "Marrow has no in situ code")]
    public void Refused(string site, string morphology, int sex, IcdConversionFault expected)
    {
        var (code, fault) = Convert(site, morphology, (Sex)sex);
        Assert.That((code, fault), Is.EqualTo(((string?)null, expected)));
    }

    [Test]
    public void EveryRuleCanBeFollowedAtEverySiteAndLeadsToACodeThatExists()
    {
        foreach (var (histology, behaviour) in IcdConversionTables.Morphologies)
        {
            if (Histology.TryParse(histology.ToString("D4", CultureInfo.InvariantCulture)) is not { } known) continue;
            foreach (var site in Topography.All)
                foreach (var sex in Enum.GetValues<Sex>())
                {
                    var code = IcdConversion.FromIcdO3(site, new(known, (Behaviour)behaviour), sex, out var fault);
                    if ((code is null) != (fault != IcdConversionFault.None))
                        Assert.Fail($"{site} {histology}/{behaviour} {sex}: {code} with {fault}");
                    if (code is not null && IsOfTheChapter(code) && !NeoplasmCodes.Exists(code))
                        Assert.Fail($"{site} {histology}/{behaviour} {sex}: ICD-10 has no {code}");
                }
        }
    }

    [Test]
    public void AMalignantTumourNeverBecomesABenignCode()
    {
        // ICD-10 keeps polycythaemia vera, myelodysplastic and chronic myeloproliferative disease among D45-D47,
        // and nasal glioma among the malformations.
        foreach (var (histology, behaviour) in IcdConversionTables.Morphologies.Where(m => m.Behaviour == 3))
            foreach (var site in Topography.All)
                if (Histology.TryParse(histology.ToString("D4", CultureInfo.InvariantCulture)) is { } known
                    && IcdConversion.FromIcdO3(site, new(known, (Behaviour)behaviour), Sex.Female) is { } code)
                    Assert.That(code.Category[0] == 'C' || code.Category is "D45" or "D46" or "D47" or "Q30", $"{site} {histology}/3: {code}");
    }

    // Beyond D48 stand the diseases of the blood, to which lymphocytosis and histiocytosis belong.
    private static bool IsOfTheChapter(IcdCode code) =>
        code.Category[0] is 'C' || string.CompareOrdinal(code.Category, "D00") >= 0 && string.CompareOrdinal(code.Category, "D48") <= 0;

    private static (string? Code, IcdConversionFault Fault) Convert(string site, string morphology, Sex sex)
    {
        var topography = Topography.TryParse(site) ?? throw new ArgumentException($"No site {site}.");
        var histology = Histology.TryParse(morphology.AsSpan(0, 4)) ?? throw new ArgumentException($"No histology {morphology}.");
        var code = IcdConversion.FromIcdO3(topography, new(histology, (Behaviour)(morphology[5] - '0')), sex, out var fault);
        return (code?.Code, fault);
    }

    private static Sex SexOf(string digit) => (Sex)int.Parse(digit, CultureInfo.InvariantCulture);
}
