using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

public class UnknownSexTests
{
    [Test]
    public void EachAgeIsSplitByItsOwnSexes()
    {
        var split = UnknownSex.Spread(At((10, 20), (11, 30)), At((10, 10), (11, 30)), At((10, 3)))!;
        Assert.That((split.Men[10], split.Women[10], split.Men[11]), Is.EqualTo((22d, 11d, 30d)));
    }

    [Test]
    public void AnAgeWithoutKnownSex_FollowsAllAges()
    {
        var split = UnknownSex.Spread(At((10, 30)), At((11, 10)), At((3, 8)))!;
        Assert.That((split.Men[3], split.Women[3]), Is.EqualTo((6d, 2d)));
    }

    [Test]
    public void NobodyIsLostOrMade()
    {
        var random = new Random(41);
        for (var i = 0; i < 200; i++)
        {
            AgeVector Some() => new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(_ => (double)random.Next(20))]);
            var (men, women, unknown) = (Some(), Some(), Some());
            var split = UnknownSex.Spread(men, women, unknown)!;
            for (var age = 0; age < 18; age++)
                Assert.That(split.Men[age] + split.Women[age], Is.EqualTo(men[age] + women[age] + unknown[age]).Within(1e-9));
            Assert.That(split.Men.Total / split.Women.Total, Is.GreaterThan(0));
        }
    }

    [TestCase(UnknownSexRule.WithinAge, 13, 8)]
    [TestCase(UnknownSexRule.OfAllAges, 35 / 3.0, 28 / 3.0)]
    [TestCase(UnknownSexRule.Half, 11.5, 9.5)]
    [TestCase(UnknownSexRule.LeftOut, 10, 8)]
    public void ByTheRuleThatIsNamed(UnknownSexRule rule, double men, double women)
    {
        var split = UnknownSex.Spread(At((4, 4), (5, 6)), At((5, 7), (6, 1)), At((4, 3)), rule)!;
        Assert.That((split.Men.Total, split.Women.Total), Is.EqualTo((men, women)).Using<(double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12));
        Assert.That(UnknownSex.MethodOf(rule), Does.StartWith("unknown sex:"));
    }

    [Test]
    public void NothingKnown_IsNotGuessed()
    {
        Assert.That(UnknownSex.Spread(At(), At(), At((4, 1))), Is.Null);
        Assert.That(UnknownSex.Spread(At(), At(), At())!.Men.Total, Is.Zero);
    }

    [Test]
    public void NegativeCountsAndOtherSchemes_AreRefused()
    {
        Assert.That(() => UnknownSex.Spread(At((0, -1)), At(), At()), Throws.InstanceOf<ArgumentException>().With.Message.Contains("-1 cases"));
        Assert.That(() => UnknownSex.Spread(At(), At(), AgeVector.Zero(AgeScheme.Cn19)), Throws.InstanceOf<ArgumentException>());
    }

    private static AgeVector At(params (int Age, double Cases)[] cases)
    {
        var values = new double[18];
        foreach (var (age, count) in cases) values[age] = count;
        return new(AgeScheme.To85, values);
    }
}
