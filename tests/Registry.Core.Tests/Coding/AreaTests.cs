using System.Text;
using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class AreaTests
{
    // Hangzhou, 9 April 2021; the later line is invented, so that a chain of two steps is followed.
    private const string Hangzhou = """
        code,name,valid_from,valid_to,merged_into
        330104,江干区,,2021-04-08,330102
        330103,下城区,,2021-04-08,330105
        330111,富阳市,1994-01-01,2014-12-12,
        330111,富阳区,2014-12-13,,
        330101,虚构区,,1999-12-31,330104
        330199,撤并区,,2000-06-30,
        330197,永久区,2001-01-01,9999-12-31,
        """;

    [TestCase("330106", "浙江省杭州市西湖区")]
    [TestCase("330100", "浙江省杭州市")]
    [TestCase("330000", "浙江省")]
    [TestCase("110101", "北京市东城区", TestName = "The level 市辖区 between is left out")]
    [TestCase("429004", "湖北省仙桃市", TestName = "A county under the province itself")]
    [TestCase("441900", "广东省东莞市", TestName = "A city without districts")]
    public void FullName(string code, string expected) => Assert.That(Area.Find(code)?.FullNameZh, Is.EqualTo(expected));

    [Test]
    public void ACodeThatIsNotOfTheListHasNoArea() => Assert.That(Area.Find("330104"), Is.Null);

    [TestCase("330106", true)]
    [TestCase("830000", false, TestName = "No such province")]
    [TestCase("33010", false, TestName = "Five digits")]
    [TestCase("33010a", false, TestName = "A letter")]
    [TestCase("３３０１０６", false, TestName = "Full-width digits")]
    public void WellFormed(string code, bool expected) => Assert.That(Area.IsWellFormed(code), Is.EqualTo(expected));

    [TestCase("330106", AreaType.Urban, TestName = "District")]
    [TestCase("330110", AreaType.Urban, TestName = "District whose fifth digit is 1")]
    [TestCase("330122", AreaType.Rural, TestName = "County")]
    [TestCase("330182", AreaType.Rural, TestName = "County-level city")]
    public void TypeByRule(string code, AreaType expected) => Assert.That(Area.TypeOf(code), Is.EqualTo(expected));

    [Test]
    public void AListedRegistryHasTheListedType()
    {
        var types = AreaTypes.Read(Csv("code,area_type\n330182,urban\n330106,农村\n"));
        Assert.That((types.Of("330182"), types.Of("330106"), types.Of("330122")),
            Is.EqualTo((AreaType.Urban, AreaType.Rural, AreaType.Rural)));
        Assert.That(AreaTypes.ByRule.Of("330182"), Is.EqualTo(AreaType.Rural));
    }

    [TestCase("code,area_type\n3301,urban\n", "3301")]
    [TestCase("code,area_type\n330106,town\n", "town")]
    [TestCase("code,area_type\n330106,urban\n330106,rural\n", "Line 3")]
    [TestCase("code\n330106\n", "area_type")]
    public void AWrongListOfTypesIsRefused(string csv, string named) =>
        Assert.That(() => AreaTypes.Read(Csv(csv)), Throws.TypeOf<InvalidDataException>().With.Message.Contains(named));

    [TestCase("330104", "2020-12-31", "330102", TestName = "Merged")]
    [TestCase("330104", "2021-04-09", null, TestName = "Used after it was merged")]
    [TestCase("330101", "1999-01-01", "330102", TestName = "Merged twice")]
    [TestCase("330199", "1999-01-01", null, TestName = "Dropped without successor")]
    [TestCase("330111", "2000-01-01", null, TestName = "Same digits, earlier meaning")]
    [TestCase("330111", "2020-01-01", "330111", TestName = "Same digits, today's meaning")]
    [TestCase("330106", "1990-01-01", "330106", TestName = "Without history")]
    [TestCase("330197", "2020-01-01", "330197", TestName = "Valid until the end of days")]
    [TestCase("330198", "2020-01-01", null, TestName = "Never heard of")]
    public void CurrentCode(string code, string day, string? expected) =>
        Assert.That(AreaHistory.Read(Csv(Hangzhou)).CurrentCode(code, Day(day)), Is.EqualTo(expected));

    [Test]
    public void AnAbolishedCodeHasItsNameOfThatTime() =>
        Assert.That(AreaHistory.Read(Csv(Hangzhou)).Find("330104", Day("2015-05-05"))?.NameZh, Is.EqualTo("江干区"));

    [Test]
    public void WithoutHistoryOnlyTodaysCodesAreKnown() =>
        Assert.That((AreaHistory.Empty.CurrentCode("330102", Day("2020-01-01")), AreaHistory.Empty.CurrentCode("330104", Day("2020-01-01"))),
            Is.EqualTo(("330102", (string?)null)));

    [TestCase("330104,江干区,,2021-04-08,330199", "330199", TestName = "Merged into a code that does not exist")]
    [TestCase("330104,江干区,,,330102", "valid_to", TestName = "Merged but still valid")]
    [TestCase("330104,江干区,2021/01/01,,", "2021/01/01", TestName = "Date of another form")]
    [TestCase("330104,江干区,2021-05-01,2021-04-08,330102", "after", TestName = "Ends before it begins")]
    [TestCase("330104,江干区,,2021-04-08,330102\n330104,江干,2020-01-01,2022-01-01,330102", "overlap", TestName = "Overlapping periods")]
    [TestCase("3301,杭州,,,", "3301", TestName = "Four digits")]
    public void AWrongHistoryIsRefused(string lines, string named) =>
        Assert.That(() => AreaHistory.Read(Csv($"code,name,valid_from,valid_to,merged_into\n{lines}\n")),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(named));

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
