using Registry.Analytics.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Populations;

public class AgeGroupSplitTests
{
    private static readonly AgeScheme Open75 = AgeScheme.Of([0, .. Enumerable.Range(1, 15).Select(i => i * 5)]);

    [Test]
    public void EvenlyAGroupIsDividedByItsYears()
    {
        var split = AgeGroupSplit.Evenly(new(AgeScheme.To85, [1000, .. Enumerable.Repeat(50d, 17)]), AgeScheme.Cn19);
        Assert.That((split.Scheme, split[0], split[1], split[2], split[18]), Is.EqualTo((AgeScheme.Cn19, 200d, 800d, 50d, 50d)));
    }

    [Test]
    public void ByAReferenceAGroupIsDividedInItsProportions()
    {
        var reference = new AgeVector(AgeScheme.Cn19, [.. Enumerable.Repeat(10d, 16), 50, 30, 20]);
        var split = AgeGroupSplit.ByReference(new(Open75, [.. Enumerable.Repeat(11d, 15), 1000]), AgeScheme.Cn19, reference);
        Assert.That((split[16], split[17], split[18]), Is.EqualTo((500d, 300d, 200d)), "75-79, 80-84, 85+");
        Assert.That((split[0], split[1]), Is.EqualTo((5.5, 5.5)), "0 and 1-4 are as many in the reference");
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void ThePartsAddUpToTheirGroup_AndAPopulationIsItsOwnReference(int seed)
    {
        var fine = PopulationMovesTests.Random(seed).Men;
        foreach (var coarser in new[] { AgeScheme.To85, Open75, AgeScheme.Of([0, 15, 65]) })
        {
            var coarse = fine.MergeTo(coarser);
            var split = AgeGroupSplit.ByReference(coarse, AgeScheme.Cn19, fine);
            for (var age = 0; age < 19; age++) Assert.That(split[age], Is.EqualTo(fine[age]).Within(1e-9));
            var other = AgeGroupSplit.ByReference(coarse, AgeScheme.Cn19, PopulationMovesTests.Random(seed + 50).Women).MergeTo(coarser);
            for (var group = 0; group < coarser.Count; group++) Assert.That(other[group], Is.EqualTo(coarse[group]).Within(1e-6));
        }
    }

    [Test]
    public void AnOpenGroupIsNotDividedEvenly() =>
        Assert.That(() => AgeGroupSplit.Evenly(AgeVector.Zero(Open75), AgeScheme.Cn19), Throws.ArgumentException.With.Message.Contains("open"));

    [Test]
    public void AReferenceThatLacksTheGroupOrItsPeopleIsRefused()
    {
        var counts = new AgeVector(Open75, [.. Enumerable.Repeat(11d, 16)]);
        Assert.That(() => AgeGroupSplit.ByReference(counts, AgeScheme.Cn19, counts), Throws.ArgumentException.With.Message.Contains("no group of its own"));
        Assert.That(() => AgeGroupSplit.ByReference(counts, AgeScheme.Cn19, AgeVector.Zero(AgeScheme.Cn19)), Throws.ArgumentException.With.Message.Contains("nobody"));
    }

    [Test]
    public void NothingIsEverDividedByAddingUp() =>
        Assert.That(() => AgeVector.Zero(AgeScheme.To85).MergeTo(AgeScheme.Cn19), Throws.ArgumentException);

    [TestCase(new[] { 0 }, TestName = "One group")]
    [TestCase(new[] { 1, 5 }, TestName = "From one year")]
    [TestCase(new[] { 0, 5, 5 }, TestName = "An age twice")]
    public void AgesThatAreNoSchemeAreRefused(int[] ages) => Assert.That(() => AgeScheme.Of(ages), Throws.ArgumentException);
}
