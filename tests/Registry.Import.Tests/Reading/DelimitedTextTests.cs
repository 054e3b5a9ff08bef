using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Annotating;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

public sealed class DelimitedTextTests
{
    private const string Header = "registr,sex,birthda,inciden,topo,morp,basi,icd10";
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    private static readonly Encoding[] Encodings =
        [new UTF8Encoding(false), new UTF8Encoding(true), TestFiles.Gb18030, Encoding.Unicode, Encoding.BigEndianUnicode];

    [TestCaseSource(nameof(Encodings))]
    public void ReadsEveryEncodingWithoutLoss(Encoding encoding)
    {
        // 䶮 and 𠮷 lie outside GBK: GB18030 writes them with four bytes.
        byte[] text = [.. encoding.GetPreamble(), .. encoding.GetBytes("登记编号,姓名,性别,出生日期,发病日期,诊断依据,ICD10\n1,示例䶮𠮷,1,19500101,20230101,7,C34.1\n")];
        using var file = TestFiles.Open(_files.Write("330100.csv", text));
        Assert.That(TestFiles.Ids(file), Is.Empty, file.ReadAs.En);
        var row = TestFiles.RowsOf(file).Single();
        Assert.That(row[Item.Name], Is.EqualTo("示例䶮𠮷"));
        Assert.That(row.Row, Is.EqualTo(2));
    }

    [TestCase(",", ExpectedResult = "comma")]
    [TestCase("\t", ExpectedResult = "tab")]
    [TestCase(";", ExpectedResult = "semicolon")]
    [TestCase("|", ExpectedResult = "bar")]
    public string? FindsTheSeparatorOnTheHeader(string separator)
    {
        var text = $"{Header}\n1,2,1949-12-31,2023-05-16,C50.4,8500,7,C50.4\n".Replace(",", separator, StringComparison.Ordinal);
        using var file = TestFiles.Open(_files.Write("330100.txt", text));
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Icd10], Is.EqualTo("C50.4"));
        return file.ReadAs.En.Split(';')[0].Split("separator ")[1];
    }

    [Test]
    public void TakesTheSeparatorThatExcelNames()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"sep=;\r\n{Header.Replace(',', ';')}\r\n1;2;19491231;20230516;C504;8500;7;C504\r\n"));
        var row = TestFiles.RowsOf(file).Single();
        Assert.That((row.Row, row[Item.Topography]), Is.EqualTo((2, "C504")));
    }

    [Test]
    public void CountsRowsAsASpreadsheetDoes()
    {
        var text = $"{Header}\r\n1,2,19491231,20230516,C504,8500,7,C504\n\n\"3\na\",2,19491231,20230516,C504,8500,7,C504\r,,,,,,,\r\n5,1,19491231,20230516,C341,8140,7,C341";
        using var file = TestFiles.Open(_files.Write("330100.csv", text));
        Assert.That(
            TestFiles.RowsOf(file).Select(row => (row.Row, row[Item.CaseNumber])),
            Is.EqualTo(new[] { (2, "1"), (4, "3\na"), (6, "5") }));
    }

    [TestCase("2,x\"y,19491231,20230516,C504,8500,7,C504", "F-ROW-2", TestName = "Quote inside a field")]
    [TestCase("2,\"1\"2,19491231,20230516,C504,8500,7,C504", "F-ROW-2", TestName = "Text after the closing quote")]
    [TestCase("2,\"1,19491231,20230516,C504,8500,7,C504", "F-ROW-2", TestName = "Quote never closed")]
    [TestCase("2,1,19491231,20230516,C504,8500,7,C504,x", "F-ROW-1", TestName = "A field too many")]
    public void OneBrokenRecordCostsOneRow(string broken, string check)
    {
        const string good = ",2,19491231,20230516,C504,8500,7,C504";
        using var file = TestFiles.Open(_files.Write("330100.csv", $"{Header}\n1{good}\n{broken}\n3{good}\n4{good}\n"));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows.Select(row => row.Row), Is.EqualTo(new[] { 2, 3, 4, 5 }));
        Assert.That(rows.Select(row => row[Item.CaseNumber]), Is.EqualTo(new[] { "1", null, "3", "4" }));
        Assert.That(rows[1].IsMalformed, Is.True);
        Assert.That(rows.SelectMany(row => row.Problems).Select(v => (v.CheckId, v.Row, v.Severity)), Is.EqualTo(new[] { (check, 3, Severity.Error) }));
    }

    [TestCase("2,1,19491231,20230516,C504,8500,7", "C504")]
    [TestCase("2,1,19491231", null)]
    [TestCase("2", null)]
    public void FieldsLeftOutAtTheEndAreEmpty(string shortened, string? topography)
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"{Header}\n{shortened}\n3,2,19491231,20230516,C504,8500,7,C504\n"));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows.Select(row => (row.Row, row[Item.CaseNumber], row.Problems.Count)), Is.EqualTo(new[] { (2, "2", 0), (3, "3", 0) }));
        Assert.That((rows[0][Item.Topography], rows[0][Item.Icd10], rows[0].IsMalformed), Is.EqualTo((topography, (string?)null, false)));
    }

    [Test]
    public void WithoutAHeaderNothingOfAPersonIsShown()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", "1,11010519491231002X,示例甲,女,19491231,sex\n2,110105194912310011,示例乙,男,19491231,sex\n"));
        Assert.That((TestFiles.Ids(file), file.FileVerdicts[0].Arguments), Is.EqualTo(("F-KIND-1", "6|sex")));
        var text = CheckCatalogue.Load().Text(file.FileVerdicts[0]);
        Assert.That(text.MessageEn, Does.Contain("6 columns; known headers: sex"));
    }

    [TestCase("性别,出生日期,发病日期,死亡日期,根本死因", PartKind.Death, TestName = "Certificates that say when the tumour was found")]
    [TestCase("性别,出生日期,发病日期,死亡日期,根本死因,诊断依据,ICD-10", PartKind.Incidence, TestName = "Cases that say of what they died")]
    public void ColumnsTellDeathsFromCases(string header, PartKind expected)
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"{header}\n2,19491231,20230516,20231120,C50.9{(expected == PartKind.Incidence ? ",7,C50.9" : "")}\n"));
        Assert.That(file.Parts.Select(part => part.Kind), Is.EqualTo(new[] { expected }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void SaysHowFarItHasRead(bool inGb18030)
    {
        var text = $"{Header}\n" + string.Concat(Enumerable.Range(1, 20_000).Select(number => $"{number},2,19491231,20230516,C504,8500,7,C504\n"));
        using var file = TestFiles.Open(_files.Write("330100.csv", text, inGb18030 ? TestFiles.Gb18030 : null));
        Assert.That(file.FractionRead, Is.Zero);
        var fractions = file.Parts[0].Rows().Select(_ => file.FractionRead!.Value).ToList();
        Assert.That(fractions, Is.Ordered);
        Assert.That((fractions[10_000], fractions[^1]), Is.EqualTo((0.5, 1.0)).Within(0.15));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void AQuoteThatIsNeverClosedDoesNotSwallowALongFile(bool inGb18030)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        for (var number = 1; number <= 40_000; number++)
            text.Append(number).Append(number == 100 ? ",\"2" : ",2").Append(",19491231,20230516,C504,8500,7,C504\r\n");
        using var file = TestFiles.Open(_files.Write("330100.csv", text.ToString(), inGb18030 ? TestFiles.Gb18030 : null));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows, Has.Count.EqualTo(40_000));
        Assert.That(rows.Where(row => row.IsMalformed).Select(row => row.Row), Is.EqualTo(new[] { 101 }));
        Assert.That(rows[^1].Row, Is.EqualTo(40_001));
        Assert.That(rows.Where(row => !row.IsMalformed).All(row => row[Item.CaseNumber] == $"{row.Row - 1}"), Is.True);
    }

    [Test]
    public void WhatIsWrittenIsWhatIsRead([Values(',', ';', '\t')] char separator, [Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        string[] alphabet = ["\"", ",", ";", "\t", "\n", "\r\n", "甲", "䶮", "𠮷", "C34", ".", " ", "x"];
        var texts = Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => alphabet[random.Next(alphabet.Length)]))).ToArray();
        var path = _files.Path("330100.csv");
        using (var output = File.Create(path))
        {
            using var writer = new DelimitedWriter(output, separator);
            writer.Write([.. Header.Split(','), "诊断名称"]);
            foreach (var text in texts) writer.Write(["1", "2", "19491231", "20230516", "C504", "8500", "7", "C504", text]);
        }
        using var file = TestFiles.Open(path, new() { Separator = separator });
        Assert.That(TestFiles.RowsOf(file).Select(row => row[Item.DiagnosisText]), Is.EqualTo(texts.Select(text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null)));
    }

    [Test]
    public void SaysWhatIsMissingInOneVerdict()
    {
        using var file = TestFiles.Open(_files.Write("330100_FB.csv", "registr,sex,age,remarks,Remarks\n1,2,50,a,b\n"));
        var missing = file.FileVerdicts.Single(verdict => verdict.CheckId == "F-HDR-1");
        Assert.That(missing.Arguments, Does.Contain("inciden").And.Contain("basi").And.Contain("icd10 / ").And.Not.Contain("birthda"));
        Assert.That(file.IsReadable, Is.False);
        Assert.That(file.Parts, Is.Empty);
    }

    [Test]
    public void RefusesTheSameHeaderTwiceAndIgnoresUnknownOnes()
    {
        using var twice = TestFiles.Open(_files.Write("330100.csv", $"{Header},Sex,自定义7\n"));
        Assert.That(TestFiles.Ids(twice), Is.EqualTo("F-HDR-3 F-HDR-2"));
        using var unknown = TestFiles.Open(_files.Write("330106.csv", $"{Header},自定义7\n"));
        Assert.That(unknown.FileVerdicts.Single(), Has.Property("Column").EqualTo("自定义7").And.Property("Severity").EqualTo(Severity.Info));
    }

    [Test]
    public void ReadsACanRegExportAndLeavesOutWhatIsNotConfirmed()
    {
        const string text = """
            RegNo	RecS	Chec	PerS	FamN	FirstN	Sex	Age	BirthD	Addr	InciD	Top	Mor	Beh	Bas	I10	MPSeq	MPTot	DLC	Stat
            20230001	1	1	1	EXAMPLE	JIA	2	73	19491231	001	20230516	504	8500	3	7	C504	1	1	20240630	1
            20230002	0	1	1	EXAMPLE	YI	1	80	19420199	002	20230899	341	8140	3	7	C341	1	1	20231120	2
            20230003	1	1	1	EXAMPLE	BING	1	81	19420199	002	20230899	341	8140	3	7	C341	1	1	20231120	2
            """;
        using var file = TestFiles.Open(_files.Write("330100.txt", text));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows.Select(row => row[Item.CaseNumber]), Is.EqualTo(new[] { "20230001", "20230003" }));
        Assert.That((rows[1][Item.Topography], rows[1][Item.BirthDate], rows[1][Item.VitalStatus]), Is.EqualTo(("341", "19420199", "2")));
        Assert.That(file.Parts[0].Problems.Single(), Has.Property("CheckId").EqualTo("F-REC-1").And.Property("Arguments").EqualTo("1"));
        Assert.That(file.IsReadable, Is.True);
    }

    [Test]
    public void ReadsTheCaseCardWithChineseHeaders()
    {
        const string text = """
            登记病例编号,身份证件号码,姓名,性别,出生日期,发病年龄,民族,婚姻状况,户口行政区划代码,户口详细地址,常住行政区划代码,发病日期,诊断依据,诊断名称,病理诊断名称,解剖学部位,形态学,行为,分级,侧位,ICD10,是否多原发,报告医院,报告医师,报告日期,治疗情况,治疗项目,最后接触状态,最后接触日期,随访日期,死亡日期,死亡医学证明书编号,根本死因,死亡原因分类,死亡地点
            3301000001,11010519491231002X,示例甲,2,19491231,73,01,20,330106,浙江省杭州市西湖区示例街道,330106,20230516,7,乳腺癌,浸润性导管癌,C50.4,8500,3,2,1,C50.4,0,示例医院,示例医师,20230601,1,"01,03",1,20240630,20240630,,,,,
            """;
        using var file = TestFiles.Open(_files.Write("330100.csv", text));
        Assert.That(TestFiles.Ids(file), Is.Empty);
        var row = TestFiles.RowsOf(file).Single();
        Assert.That((row[Item.IdNumber], row[Item.TreatmentItems], row[Item.Laterality]), Is.EqualTo(("11010519491231002X", "01,03", "1")));
        Assert.That(row.Layout.Items, Has.Count.EqualTo(35));
    }

    [Test]
    public void ReadsADeathListAndTakesIcd10AsTheCause()
    {
        using var file = TestFiles.Open(_files.Write("330100_SW.csv", "registr,sex,birthda,deathda,icd10\n1,1,18800101,20231120,C34.1\n"));
        var row = TestFiles.RowsOf(file, PartKind.Death).Single();
        Assert.That((row[Item.UnderlyingCause], row.Layout.ColumnOf(Item.UnderlyingCause), row.Layout.Has(Item.Icd10)), Is.EqualTo(("C34.1", "icd10", false)));
    }

    [Test]
    public void UsesASavedColumnMapping()
    {
        var profile = ColumnProfile.Parse("""{"name":"demo","columns":{"KH":"case_number","XB":"sex","CSRQ":"birth_date","FBRQ":"incidence_date","ZDYJ":"basis","BM":"icd10"},"separator":";","dateOrder":"dmy"}""");
        var path = _files.Write("330100.csv", "KH;XB;CSRQ;FBRQ;ZDYJ;BM\n1;2;31/12/1949;16/05/2023;7;C504\n");
        using var file = TestFiles.Open(path, new() { Profile = profile });
        var row = TestFiles.RowsOf(file).Single();
        Assert.That((row[Item.BirthDate], row[Item.IncidenceDate], row[Item.CaseNumber]), Is.EqualTo(("1949-12-31", "2023-05-16", "1")));
    }

    [TestCase("""{"name":"x","columns":{"a":"no_such_item"}}""")]
    [TestCase("""{"name":"x","columns":{"a":"sex","b":"sex"}}""")]
    [TestCase("""{"name":"x"}""")]
    [TestCase("[]")]
    public void RefusesABrokenMapping(string json) => Assert.That(() => ColumnProfile.Parse(json), Throws.TypeOf<FormatException>());

    [Test]
    public void SaysThatANumberWasDamagedBeforeItCameHere()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"id,{Header}\n1.10105E+17,1,2,19491231,20230516,C504,8500,7,C504\n"));
        var problem = TestFiles.RowsOf(file).Single().Problems.Single();
        Assert.That((problem.CheckId, problem.Item, problem.Column), Is.EqualTo(("F-NUM-1", Item.IdNumber, "id")));
        Assert.That(problem.Value, Does.Not.Contain("10105"));
    }

    [Test]
    public void GarbledTextIsAQuery()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"name,{Header}\n示\uFFFD,1,2,19491231,20230516,C504,8500,7,C504\n"));
        Assert.That(TestFiles.RowsOf(file).Single().Problems.Single(), Has.Property("CheckId").EqualTo("F-ENC-2").And.Property("Severity").EqualTo(Severity.Query));
    }

    [Test]
    public void TakesEveryWordForMissingAsMissingAndCountsIt()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", $"{Header},grad\nNULL,NA,不详,未知,-,/, ,n/a,9\nNULL,1,不详,未知,-,/, ,n/a,9\n"));
        var context = new JudgingContext { Registry = "330100", Checks = CheckCatalogue.Load(), Today = new(2024, 12, 31) };
        var judged = ImportPipeline.Judge(file.Parts.Single(), context).ToList();
        Assert.That(judged[0].Verdicts.Count(verdict => verdict.CheckId == "M-REQ-1"), Is.GreaterThan(5));
        Assert.That(judged[^1].Verdicts.Where(verdict => verdict.CheckId == "V-NULL-1").Select(verdict => verdict.Arguments),
            Is.EquivalentTo((string[])["NULL|2", "NA|1", "不详|2", "未知|2", "-|2", "/|2", "N/A|2"]));
    }

    [TestCase("330100.csv", null, "330100", "")]
    [TestCase("数据330100_2020.csv", null, "330100", "")]
    [TestCase("3301002023.csv", null, "330100", "")]
    [TestCase("2023330100.csv", null, "330100", "")]
    [TestCase("FB-2023330106.csv", null, "330106", "")]
    [TestCase("3301009023.csv", null, null, "F-AREA-2", TestName = "Ten digits without a year")]
    [TestCase("cases.csv", "330106", "330106", "")]
    [TestCase("330100.csv", "330100", "330100", "")]
    [TestCase("330100.csv", "330106", null, "F-AREA-1")]
    [TestCase("cases.csv", null, null, "F-AREA-2")]
    [TestCase("20230516.csv", null, null, "F-AREA-2", TestName = "A date is no area code")]
    [TestCase("990100.csv", null, null, "F-AREA-3", TestName = "No such province")]
    [TestCase("999999_FB.csv", null, null, "F-AREA-3", TestName = "Six digits that are no area code")]
    public void KnowsWhoseFileItIs(string name, string? given, string? registry, string checks)
    {
        using var file = TestFiles.Open(_files.Write(name, $"{Header}\n"), new() { Registry = given });
        Assert.That((file.Registry, TestFiles.Ids(file)), Is.EqualTo((registry, checks)));
        Assert.That(file.IsReadable, Is.EqualTo(checks.Length == 0));
    }
}
