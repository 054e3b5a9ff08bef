using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using static Registry.Import.Tests.Reading.TestFiles;

namespace Registry.Import.Tests.Reading;

public sealed class PopulationFileTests
{
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    private BatchFile Long(IEnumerable<string> ages, string name = "330100_POP.csv") =>
        Open(_files.Write(name, "year,sex,agegroup,popu,death\n" + string.Concat(ages.Select(age => $"2023,1,{age},1000,5\n"))));

    private static readonly TestCaseData[] Notations =
    [
        Ages("Lower bounds", (_, lower) => $"{lower}"),
        Ages("Group numbers", (group, _) => $"{group + 1}"),
        Ages("Ranges with a hyphen", (group, _) => AgeScheme.Cn19.Labels[group]),
        Ages("Ranges with a tilde", (group, _) => AgeScheme.Cn19.Labels[group].Replace('-', '~')),
        Ages("Ranges in Chinese", (group, lower) => group == 0 ? "不满1岁" : group == 18 ? "85岁及以上" : $"{lower}～{AgeScheme.Cn19.LowerBound(group + 1) - 1}岁"),
        Ages("Ranges in English", (group, lower) => group == 18 ? "85 years and over" : AgeScheme.Cn19.Labels[group]),
        Ages("A sign before the last", (group, lower) => group == 18 ? "≥85" : AgeScheme.Cn19.Labels[group]),
        Ages("Lower bounds with a dash", (group, lower) => group == 0 ? "<1" : $"{lower}-"),
    ];

    private static TestCaseData Ages(string name, Func<int, int, string> write) =>
        new TestCaseData((object)Enumerable.Range(0, 19).Select(group => write(group, AgeScheme.Cn19.LowerBound(group))).ToArray()).SetName(name);

    [TestCaseSource(nameof(Notations))]
    public void ReadsEveryWayToWriteTheAges(string[] ages)
    {
        using var file = Long(ages);
        Assert.That(Ids(file), Is.Empty, file.ReadAs.En);
        Assert.That(RowsOf(file, PartKind.Population).Select(row => row[Item.AgeGroup]), Is.EqualTo(AgeScheme.Cn19.Labels));
    }

    [TestCase("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18", "single years of age", "从 0 起的组号")]
    [TestCase("1,5,10,15", "numbers of groups", "起始年龄")]
    [TestCase("0,1-4,5,10-14", "5", "5")]
    public void AgesThatHaveNoOneReading_AreSaidWithWhatTheyMightMean(string ages, string saysInEnglish, string saysInChinese)
    {
        using var file = Long(ages.Split(','));
        var text = CheckCatalogue.Load().Text(file.FileVerdicts.Single(verdict => verdict.CheckId == "N-AGE-1"));
        Assert.That(text.MessageEn, Does.Contain(saysInEnglish).And.Not.Contain("[").And.Not.Contain("()"));
        Assert.That(text.MessageZh, Does.Contain(saysInChinese).And.Not.Contain("（）"));
    }

    [TestCase("0,1-4,5,10-14", "N-AGE-1", TestName = "Ranges and a bound")]
    [TestCase("0,1,2,5", "N-AGE-1", TestName = "Bounds and a number")]
    [TestCase("1,5,10,15", "N-AGE-1", TestName = "Bounds or numbers")]
    [TestCase("0,1-4,85-89,90+", "N-AGE-1", TestName = "Other groups above 85")]
    [TestCase("0,1,5,x", "N-AGE-1", TestName = "No age at all")]
    [TestCase("0-4,5-9,10-14", "N-AGE-2", TestName = "Eighteen groups as ranges")]
    [TestCase("0,5,10,15,20", "N-AGE-2", TestName = "Eighteen groups as bounds")]
    public void RefusesAgesThatHaveNoOneReading(string ages, string check)
    {
        using var file = Long(ages.Split(','));
        Assert.That((Ids(file), file.IsReadable), Is.EqualTo((check, false)));
    }

    [Test]
    public void KeepsUnknownAgesAndTotalsOut()
    {
        using var file = Open(_files.Write("330100_POP.csv", "年份,性别,年龄组,人口数\n2023,1,0岁,100\n2023,1,1-4岁,100\n2023,1,不详,7\n2023,1,合计,207\n2023,合计,0岁,200\n2023,3,0岁,200\n2023,0,0岁,200\n2023,1,5-9岁,不详\n"));
        var rows = RowsOf(file, PartKind.Population);
        Assert.That(rows.Select(row => (row.Row, row[Item.AgeGroup], row[Item.Population])), Is.EqualTo(new (int, string?, string?)[] { (2, "0", "100"), (3, "1-4", "100"), (9, "5-9", "不详") }));
        Assert.That(file.Parts[0].Problems.Single(), Has.Property("CheckId").EqualTo("N-POP-4").And.Property("Arguments").EqualTo("5"));
    }

    [TestCase(false, false, "330100_2021.xlsx", "2021", TestName = "Without headers as canregtools reads it, year of the name")]
    [TestCase(true, true, "330100.xlsx", null, TestName = "With headers and ages, no year")]
    public void ReadsAWideSheet(bool withHeader, bool withLabels, string name, string? year)
    {
        var rows = Enumerable.Range(0, 19).Select(group => (object?[])[withLabels ? AgeScheme.Cn19.Labels[group] : null, 1000 + group, 2000 + group]).ToArray();
        var workbook = new TestWorkbook().Sheet("POP", [withHeader ? ["年龄组", "男", "女"] : [null, null, null], .. rows]);
        using var file = Open(workbook.Save(_files.Path(name)));
        Assert.That(Ids(file), Is.Empty, file.ReadAs.En);
        var cells = RowsOf(file, PartKind.Population);
        Assert.That(cells, Has.Count.EqualTo(38));
        Assert.That(cells.Where(cell => cell[Item.Sex] == "1").Select(cell => cell[Item.Population]), Is.EqualTo(Enumerable.Range(1000, 19).Select(n => $"{n}")));
        Assert.That(cells.Where(cell => cell[Item.Sex] == "2").Select(cell => cell[Item.AgeGroup]), Is.EqualTo(AgeScheme.Cn19.Labels));
        Assert.That(cells.Select(cell => cell[Item.Year]).Distinct(), Is.EqualTo(new[] { year }));
        Assert.That((cells[3].Row, cells[2].Layout.ColumnOf(Item.Population), cells[3].Layout.ColumnOf(Item.Population)), Is.EqualTo((3, "B", "C")));
    }

    [Test]
    public void ReadsATitleWithTheYearTotalsAndAnEmptyCellOfAWideSheet()
    {
        object?[][] rows = [["2020年平均人口"], ["年龄组(岁)", "合计", "男性", "女性"], .. Enumerable.Range(0, 19).Select(g => (object?[])[AgeScheme.Cn19.Labels[g], 2019, 2019, g == 4 ? null : 2018]), ["合计", 1, 1, 1], ["注:户籍人口"]];
        using var file = Open(new TestWorkbook().Sheet("人口", rows).Save(_files.Path("330100.xlsx")));
        var cells = RowsOf(file, PartKind.Population);
        Assert.That((Ids(file), cells.Count, cells[0][Item.Year]), Is.EqualTo(("", 38, "2020")), file.ReadAs.En);
        Assert.That(cells.Count(cell => cell[Item.Population] is null), Is.EqualTo(1));
        Assert.That(file.Parts[0].Problems.Single().CheckId, Is.EqualTo("N-POP-4"));
    }

    [TestCase(18, "N-AGE-2")]
    [TestCase(17, "N-AGE-1")]
    [TestCase(20, "N-AGE-1")]
    public void RefusesAWideSheetWithoutAgesThatHasNot19Rows(int count, string check)
    {
        var workbook = new TestWorkbook().Sheet("POP", [[null], .. Enumerable.Range(0, count).Select(_ => (object?[])[null, 10, 10])]);
        using var file = Open(workbook.Save(_files.Path("330100.xlsx")));
        Assert.That(Ids(file), Is.EqualTo(check));
    }
}
