using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class PartialDateTests
{
    [TestCase("2020-02-29", "2020-02-29", "2020-02-29", TestName = "Complete")]
    [TestCase("2020-02", "2020-02-01", "2020-02-29", TestName = "Day unknown in a leap year")]
    [TestCase("2021-02", "2021-02-01", "2021-02-28", TestName = "Day unknown in a common year")]
    [TestCase("2020", "2020-01-01", "2020-12-31", TestName = "Month unknown")]
    public void EarliestAndLatest(string date, string earliest, string latest) =>
        Assert.That((Read(date).Earliest, Read(date).Latest), Is.EqualTo((Day(earliest), Day(latest))));

    [TestCase(2020, 2, 30)]
    [TestCase(2021, 2, 29)]
    [TestCase(2020, 13, 1)]
    [TestCase(2020, 0, 1)]
    [TestCase(2020, 1, 0)]
    [TestCase(1799, 1, 1)]
    [TestCase(2201, 1, 1)]
    public void NoSuchDay(int year, int month, int day) => Assert.That(PartialDate.TryCreate(year, month, day), Is.Null);

    [Test]
    public void ADayInAnUnknownMonthIsDropped() =>
        Assert.That(PartialDate.TryCreate(2020, null, 15), Is.EqualTo(new PartialDate(2020)));

    [TestCase("2020-05-17", 20200517)]
    [TestCase("2020-05", 20200500)]
    [TestCase("2020", 20200000)]
    public void NumberAndBack(string date, int number)
    {
        Assert.That(Read(date).Number, Is.EqualTo(number));
        Assert.That(PartialDate.FromNumber(number), Is.EqualTo(Read(date)));
        Assert.That(Read(date).ToString(), Is.EqualTo(date));
    }

    [TestCase(20201301)]
    [TestCase(20200230)]
    [TestCase(0)]
    [TestCase(-20200101)]
    public void ANumberThatIsNoDateIsRefused(int number) =>
        Assert.That(() => PartialDate.FromNumber(number), Throws.ArgumentException.With.Message.Contains($"{number}"));

    [TestCase("2020-05-16", "2020-05-17", true, TestName = "The day before")]
    [TestCase("2020-05-17", "2020-05-17", false, TestName = "The same day")]
    [TestCase("2020-05", "2020-05-31", false, TestName = "Same month, day unknown")]
    [TestCase("2020-04", "2020-05", true, TestName = "The month before")]
    [TestCase("2020", "2020-12-31", false, TestName = "Same year, month unknown")]
    [TestCase("2019", "2020", true, TestName = "The year before")]
    public void CertainlyBefore(string first, string second, bool expected) =>
        Assert.That(Read(first).IsCertainlyBefore(Read(second)), Is.EqualTo(expected));

    [TestCase("1950-03-10", "2020-03-10", 70, 70, TestName = "On the birthday")]
    [TestCase("1950-03-10", "2020-03-09", 69, 69, TestName = "The day before the birthday")]
    [TestCase("2000-02-29", "2021-02-28", 20, 20, TestName = "Born on 29 February, 28 February of a common year")]
    [TestCase("2000-02-29", "2021-03-01", 21, 21, TestName = "Born on 29 February, 1 March of a common year")]
    [TestCase("1950-03", "2020-03-15", 69, 70, TestName = "Day of birth unknown, month of the birthday")]
    [TestCase("1950-03", "2020-04-15", 70, 70, TestName = "Day of birth unknown, later month")]
    [TestCase("1950", "2020-06-01", 69, 70, TestName = "Month of birth unknown")]
    [TestCase("1950", "2020", 69, 70, TestName = "Only years known")]
    [TestCase("2020-05-17", "2020-05-16", -1, -1, TestName = "Before birth")]
    public void CompletedYears(string birth, string @event, int lowest, int highest) =>
        Assert.That(Read(birth).CompletedYearsUntil(Read(@event)), Is.EqualTo((lowest, highest)));

    [Test]
    public void KnowingMoreNeverWidensTheAge()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 2_000; i++)
        {
            var (birth, @event) = (Random(random, 1930), Random(random, 2000));
            var (exact, _) = birth.CompletedYearsUntil(@event);
            var (lowest, highest) = new PartialDate(birth.Year, birth.Month).CompletedYearsUntil(new(@event.Year));
            Assert.That(exact, Is.InRange(lowest, highest), $"{birth} {@event}");
        }
    }

    private static PartialDate Random(Random random, int from) =>
        new(from + random.Next(30), random.Next(1, 13), random.Next(1, 29));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static PartialDate Read(string text)
    {
        var parts = text.Split('-').Select(int.Parse).ToArray();
        return new(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null);
    }
}
