using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Tests.Records;

public class AgeAtTests
{
    [TestCase(19500310, 20200310, null, 70, TestName = "From the dates")]
    [TestCase(19500310, 20200310, 69, 70, TestName = "The dates win over the reported age")]
    [TestCase(19500300, 20200315, 69, 69, TestName = "Day unknown: the reported age, which is possible")]
    [TestCase(19500300, 20200315, 75, 70, TestName = "Day unknown: an impossible reported age gives way to the middle of the month")]
    [TestCase(19500000, 20200701, null, 70, TestName = "Month unknown: born on 1 July")]
    [TestCase(19500000, 20200630, null, 69, TestName = "Month unknown, the day before 1 July")]
    [TestCase(null, 20200315, 55, 55, TestName = "No date of birth: the reported age")]
    [TestCase(null, 20200315, null, null, TestName = "Nothing known")]
    [TestCase(20200316, 20200315, 0, null, TestName = "Born after the event")]
    [TestCase(20200000, 20200000, null, 0, TestName = "Born in the year of the event")]
    public void AgeAt(int? birth, int @event, int? reported, int? expected) =>
        Assert.That(
            CaseRecord.AgeAt(birth is { } b ? PartialDate.FromNumber(b) : null, PartialDate.FromNumber(@event), reported),
            Is.EqualTo(expected));

    [TestCase(10, 4, 3, 2, 1, 0, true)]
    [TestCase(10, 4, 3, 2, 0, 0, false)]
    [TestCase(0, 0, 0, 0, 0, 0, true)]
    public void EveryRowReadWentSomewhere(long read, long inserted, long updated, long unchanged, long rejected, long held, bool expected) =>
        Assert.That(new BatchCounts(read, inserted, updated, unchanged, rejected, held).IsReconciled, Is.EqualTo(expected));
}
