using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Tests.Reading;

[NonParallelizable]
public sealed class MemoryTests
{
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public void ReadingATextFileTenTimesAsLongTakesNoMoreMemory()
    {
        var small = PeakOf(20_000);
        var large = PeakOf(200_000);
        Assert.That(large - small, Is.LessThan(8L << 20), $"{small >> 10} KiB for 20 000 rows, {large >> 10} KiB for 200 000");
    }

    [Test]
    public void ReadingNaaccrXmlTenTimesAsLongTakesNoMoreMemory()
    {
        var small = PeakOfNaaccr(800);
        var large = PeakOfNaaccr(8_000);
        Assert.That(large - small, Is.LessThan(4L << 20), $"{small >> 10} KiB for 800 patients, {large >> 10} KiB for 8 000");
    }

    private long PeakOfNaaccr(int patients)
    {
        var path = _files.Path("330106.xml");
        using (var text = new StreamWriter(path))
        {
            text.Write("<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\">");
            for (var number = 0; number < patients; number++)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"<Patient><Item naaccrId=\"patientIdNumber\">{number}</Item><Item naaccrId=\"sexAssignedAtBirth\">2</Item><Item naaccrId=\"dateOfBirth\">1949</Item><Tumor><Item naaccrId=\"primarySite\">C504</Item>")
                    + "<Item naaccrId=\"histologicTypeIcdO3\">8500</Item><Item naaccrId=\"dateOfDiagnosis\">2023</Item><Item naaccrId=\"diagnosticConfirmation\">1</Item><Item naaccrId=\"text\">" + new string('t', 4000) + "</Item></Tumor></Patient>");
            text.Write("</NaaccrData>");
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var file = TestFiles.Open(path);
        var (peak, count) = (0L, 0);
        foreach (var row in file.Parts.Single().Rows())
        {
            Assert.That(row[Item.Topography], Is.EqualTo("C504"));
            if (++count % 400 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.That(count, Is.EqualTo(patients));
        return peak;
    }

    // The most memory in use, over what was in use before, at every five thousandth row.
    private long PeakOf(int rows)
    {
        var path = _files.Path("330100.csv");
        using (var text = new StreamWriter(path))
        {
            text.WriteLine("registr,name,sex,birthda,inciden,topo,morp,basi,icd10,户口详细地址");
            for (var number = 0; number < rows; number++)
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number},示例{number},2,1949{number % 12 + 1:D2}01,2023{number % 12 + 1:D2}15,C50.4,8500,7,C50.4,示例街道{number}号"));
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var file = TestFiles.Open(path);
        var (peak, count) = (0L, 0);
        foreach (var row in file.Parts.Single().Rows())
        {
            Assert.That(row[Item.Sex], Is.EqualTo("2"));
            if (++count % 5_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.That(count, Is.EqualTo(rows));
        return peak;
    }
}
