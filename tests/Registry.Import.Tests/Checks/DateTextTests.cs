using Registry.Core.Coding;

namespace Registry.Import.Tests.Checks;

public sealed class DateTextTests
{
    [TestCase("20230516", 20230516)]
    [TestCase("2023-05-16", 20230516)]
    [TestCase("2023/5/6", 20230506)]
    [TestCase("2023.05.16", 20230516)]
    [TestCase("2023年5月16日", 20230516)]
    [TestCase("2023年5月", 20230500)]
    [TestCase("2023-05-16 08:30:00", 20230516)]
    [TestCase("2023-05-16T08:30:00", 20230516)]
    [TestCase("2023/5/16 0:00", 20230516)]
    [TestCase("45062", 20230516, TestName = "Excel serial")]
    [TestCase("45062.35", 20230516, TestName = "Excel serial with a time")]
    [TestCase("8000", 19211125, TestName = "Excel serial of four digits")]
    [TestCase("8000.5", 19211125, TestName = "Excel serial of four digits with a time")]
    [TestCase("2200", 22000000, TestName = "Up to 2200 four digits are a year")]
    [TestCase("202305", 20230500)]
    [TestCase("2023-05", 20230500)]
    [TestCase("2023", 20230000)]
    [TestCase("20230500", 20230500)]
    [TestCase("20230599", 20230500)]
    [TestCase("2023-00-00", 20230000)]
    [TestCase("20239999", 20230000)]
    [TestCase("20230016", 20230000, TestName = "A day in an unknown month says nothing")]
    [TestCase("20240229", 20240229)]
    public void Read(string text, int expected)
    {
        Assert.That(DateText.Read(text, out var date), Is.EqualTo(DateFault.None));
        Assert.That(date.Number, Is.EqualTo(expected));
    }

    [TestCase("20230229")]
    [TestCase("2023-13-01")]
    [TestCase("2023-04-31")]
    [TestCase("16/05/2023")]
    [TestCase("2023-5-16-1")]
    [TestCase("2023-05-16 morning")]
    [TestCase("1799-01-01")]
    [TestCase("123")]
    [TestCase("0950")]
    [TestCase("昨天")]
    [TestCase("2023-O5-16")]
    [TestCase("2023051")]
    public void NotADate(string text) => Assert.That(DateText.Read(text, out _), Is.EqualTo(DateFault.NotADate));

    [TestCase("99999999")]
    [TestCase("9999-05-16")]
    [TestCase("00000000")]
    [TestCase("0000")]
    public void YearUnknown(string text) => Assert.That(DateText.Read(text, out _), Is.EqualTo(DateFault.YearUnknown));

    [Test]
    public void EveryDayOfACenturyIsReadBackInEveryForm()
    {
        for (var day = new DateOnly(1930, 1, 1); day < new DateOnly(2030, 1, 1); day = day.AddDays(7))
            foreach (var form in (string[])["yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"])
            {
                var text = day.ToString(form, System.Globalization.CultureInfo.InvariantCulture);
                Assert.That(DateText.Read(text, out var date), Is.EqualTo(DateFault.None), text);
                Assert.That(date, Is.EqualTo(new PartialDate(day.Year, day.Month, day.Day)), text);
            }
    }
}
