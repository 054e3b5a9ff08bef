using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Tests.Checks;

namespace Registry.Import.Tests.Reading;

/// <summary>NAACCR XML: tumours of patients as cases, codes put into ours, and XML that is meant to harm.</summary>
public sealed class NaaccrTests
{
    private const string Head = "<?xml version=\"1.0\"?>\n<NaaccrData baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml\" recordType=\"I\" specificationVersion=\"1.8\" xmlns=\"http://naaccr.org/naaccrxml\">\n";

    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public void EachTumourIsARowWithItsPatient()
    {
        using var file = Open(Patient("00000001", Tumour(("tumorRecordNumber", "01")) + Tumour(("tumorRecordNumber", "02"), ("primarySite", "C341"))) + Patient("00000002", Tumour()));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows.Select(row => $"{row.Row} {row[Item.CaseNumber]}/{row[Item.TumourNumber]} {row[Item.Topography]} {row[Item.Sex]} {row[Item.BirthDate]}"),
            Is.EqualTo(new[] { "1 00000001/1 C504 2 19491231", "2 00000001/2 C341 2 19491231", "3 00000002/1 C504 2 19491231" }));
        Assert.That(file.ReadAs.En, Is.EqualTo("NAACCR XML, 3 tumours"));
    }

    [Test]
    public void ACaseIsStored()
    {
        using var file = Open(Patient("00000001", Tumour(("grade", "2"), ("ajccTnmPathStageGroup", "2A"), ("laterality", "1")), ("vitalStatus", "0"), ("dateOfLastContact", "202406"), ("nameLast", "EXAMPLE"), ("nameFirst", "JIA")));
        var judged = ImportPipeline.Judge(file.Parts.Single(), ExamplePart.Context()).ToList();
        var record = judged[0].Case!;
        Assert.That((record.Icd10.Code, record.Morphology.ToString(), record.Basis, record.Grade, record.Laterality), Is.EqualTo(("C50.4", "8500/3", (BasisOfDiagnosis?)BasisOfDiagnosis.HistologyOfPrimary, 2, (int?)2)));
        Assert.That((record.Name, record.VitalStatus, record.DeathDate), Is.EqualTo(("EXAMPLE JIA", (int?)2, PartialDate.TryCreate(2024, 6, null))));
        Assert.That(record.OtherItems, Does.Contain("\"stage\":\"3\""));
        Assert.That(judged[^1].Verdicts.Select(verdict => verdict.CheckId), Does.Contain("F-MAP-2"));
    }

    [TestCase("diagnosticConfirmation", "1", Item.Basis, "7", "")]
    [TestCase("diagnosticConfirmation", "2", Item.Basis, "5", "")]
    [TestCase("diagnosticConfirmation", "4", Item.Basis, "9", "F-MAP-3 4|diagnosticConfirmation|9")]
    [TestCase("diagnosticConfirmation", "8", Item.Basis, "1", "")]
    [TestCase("typeOfReportingSource", "7", Item.Basis, "0", "")]
    [TestCase("typeOfReportingSource", "1", Item.Basis, "7", "")]
    [TestCase("maritalStatusAtDx", "4", Item.MaritalStatus, "40", "")]
    [TestCase("maritalStatusAtDx", "6", Item.MaritalStatus, null, "F-MAP-1 6|maritalStatusAtDx")]
    [TestCase("laterality", "2", Item.Laterality, "1", "")]
    [TestCase("laterality", "0", Item.Laterality, null, "")]
    [TestCase("sequenceNumberCentral", "00", Item.MultiplePrimary, "0", "")]
    [TestCase("sequenceNumberCentral", "02", Item.MultiplePrimary, "1", "")]
    [TestCase("ajccTnmClinStageGroup", "99", Item.Stage, null, "")]
    [TestCase("ajccTnmClinStageGroup", "4", Item.Stage, "5", "")]
    public void ACodeIsPutIntoOurs(string id, string code, Item item, string? value, string problem)
    {
        using var file = Open(Patient("1", Tumour((id, code))));
        var row = TestFiles.RowsOf(file).Single();
        Assert.That(row[item], Is.EqualTo(value));
        Assert.That(string.Join(' ', row.Problems.Select(found => $"{found.CheckId} {found.Arguments}")), Is.EqualTo(problem));
    }

    [Test]
    public void ItemsMayBeNamedByNumber_AndUnknownOnesAreSaid()
    {
        using var file = Open("<Patient><Item naaccrNum=\"20\">7</Item><Item naaccrNum=\"220\">1</Item><Item naaccrNum=\"240\">1950</Item><Tumor><Item naaccrNum=\"390\">20230516</Item><Item naaccrNum=\"400\">C341</Item>"
            + "<Item naaccrNum=\"490\">1</Item><Item naaccrNum=\"522\">8140</Item><Item naaccrNum=\"523\">3</Item><Item naaccrId=\"ourOwnItem\">x</Item></Tumor></Patient>");
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Morphology], Is.EqualTo("8140"));
        Assert.That(file.FileVerdicts.Select(verdict => $"{verdict.CheckId} {verdict.Arguments}"), Is.EqualTo(new[] { "F-HDR-2 ourOwnItem" }));
    }

    [Test]
    public void AnItemThatFirstComesLateIsReadHoweverManyUnknownOnesCameBefore()
    {
        var strangers = Enumerable.Range(0, 300).Select(number => ($"ourOwnItem{number}", "x"));
        using var file = Open(Patient("1", Tumour([.. strangers])) + Patient("2", Tumour(("laterality", "2"), ("grade", "3"))));
        Assert.That(TestFiles.RowsOf(file).Select(row => (row[Item.Laterality], row[Item.Grade])), Is.EqualTo(new[] { (null, null), ((string?)"1", (string?)"3") }));
        Assert.That(file.FileVerdicts.Select(verdict => verdict.CheckId), Is.EqualTo(Enumerable.Repeat("F-HDR-2", 200)), "the unknown ones are named, not all of them");
    }

    [TestCase("<?xml version=\"1.0\"?><!DOCTYPE NaaccrData [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><NaaccrData>&a;</NaaccrData>", "F-OPEN-3")]
    [TestCase("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><NaaccrData>&b;</NaaccrData>", "F-OPEN-3")]
    [TestCase("<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id/></ClinicalDocument>", "F-OPEN-3")]
    [TestCase("<NaaccrData><Patient><Item naaccrId=\"sex\">1</Item></Patient></NaaccrData>", "F-HDR-1")]
    [TestCase("<NaaccrData><Patient><Item naaccrId=\"sex\">1</Ite", "F-OPEN-1")]
    [TestCase("<NaaccrData>\0</NaaccrData>", "F-OPEN-1")]
    [TestCase("<", "F-OPEN-3")]
    public void WhatIsNoNaaccrIsRefusedWithTheReason(string text, string check)
    {
        using var file = TestFiles.Open(_files.Write("330106_x.xml", text));
        Assert.That(TestFiles.Ids(file), Is.EqualTo(check));
    }

    [Test]
    public void AnotherXmlIsNamed()
    {
        using var file = TestFiles.Open(_files.Write("330106_x.xml", "<ClinicalDocument/>"));
        Assert.That(file.FileVerdicts.Single().Arguments, Is.EqualTo("XML <ClinicalDocument>"));
    }

    [TestCase(50, 1)]
    [TestCase(100_000, 1)]
    [TestCase(3, 30_000)]
    public void DepthAndNamesAreBounded(int depth, int names)
    {
        var text = new StringBuilder(Head).Append("<Patient>");
        for (var name = 0; name < names; name++) text.Append($"<n{name}/>");
        for (var level = 0; level < depth; level++) text.Append("<a>");
        using var file = TestFiles.Open(_files.Write("330106_x.xml", text.ToString()));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-OPEN-6"));
        Assert.That(file.FileVerdicts.Single().Arguments, Does.Contain("¦"), "in both languages");
    }

    [TestCase("<Item naaccrId=\"{0}\">1</Item>")]
    [TestCase("<Item naaccrId=\"sex\">{0}</Item>")]
    [TestCase("<{0}/>")]
    public void ATagOrTextWithoutEndIsRefusedBeforeItIsInMemory(string item)
    {
        using var file = Open(Patient("1", Tumour() + item.Replace("{0}", new string('x', 6_000_000), StringComparison.Ordinal)));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-OPEN-6"));
    }

    private BatchFile Open(string patients) => TestFiles.Open(_files.Write("330106_x.xml", $"{Head}{patients}</NaaccrData>"));

    private static string Patient(string number, string tumours, params (string Id, string Value)[] items) =>
        $"<Patient>{Items([("patientIdNumber", number), ("sexAssignedAtBirth", "2"), ("dateOfBirth", "19491231"), .. items])}{tumours}</Patient>\n";

    private static string Tumour(params (string Id, string Value)[] items) =>
        $"<Tumor>{Items([.. ((string, string)[])[("primarySite", "C504"), ("histologicTypeIcdO3", "8500"), ("behaviorCodeIcdO3", "3"), ("dateOfDiagnosis", "20230516"), ("diagnosticConfirmation", "1")], .. items])}</Tumor>";

    // The last value of an id counts.
    private static string Items((string Id, string Value)[] items) =>
        string.Concat(items.GroupBy(item => item.Id).Select(item => $"<Item naaccrId=\"{item.Key}\">{item.Last().Value}</Item>"));
}
