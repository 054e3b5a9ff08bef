using Registry.Api.Records;
using Registry.Core.Records;

namespace Registry.Api.Tests;

/// <summary>How a caller names one record.</summary>
public sealed class RecordNamesTests
{
    [TestCase("2020-1-0", "2020-1-0")]
    [TestCase("2020-1-5", "2020-1-2", Description = "5-9 years are the third of the groups")]
    [TestCase("2020-2-85", "2020-2-18")]
    public void APopulationCountIsNamedByTheFirstAgeOfItsGroup(string name, string key) =>
        Assert.That(RecordNames.Read("330106", null, 1, null, name, null), Is.EqualTo(new RecordKey("330106", PartKind.Population, key)));

    [TestCase("2020-1-7", Description = "No group begins there")]
    [TestCase("2020-1")]
    public void AnotherAgeIsRefused(string name) => Assert.That(RecordNames.Read("330106", null, 1, null, name, null), Is.Null);

    [Test]
    public void TwoNamesAreRefused() => Assert.That(RecordNames.Read("330106", "A1", 1, "D1", null, null), Is.Null);
}
