using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class AgeSchemeTests
{
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(4, 1)]
    [TestCase(5, 2)]
    [TestCase(84, 17)]
    [TestCase(85, 18)]
    [TestCase(121, 18)]
    public void GroupOfAnAgeInCn19(int age, int group) => Assert.That(AgeScheme.Cn19.GroupOf(age), Is.EqualTo(group));

    [TestCase(0, 0)]
    [TestCase(4, 0)]
    [TestCase(5, 1)]
    [TestCase(85, 17)]
    public void GroupOfAnAgeInTo85(int age, int group) => Assert.That(AgeScheme.To85.GroupOf(age), Is.EqualTo(group));

    [Test]
    public void ANegativeAgeIsRefused() =>
        Assert.That(() => AgeScheme.Cn19.GroupOf(-1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Labels()
    {
        Assert.That(AgeScheme.Cn19.Labels, Is.EqualTo((string[])[
            "0", "1-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59",
            "60-64", "65-69", "70-74", "75-79", "80-84", "85+"]));
        Assert.That(AgeScheme.To85.Labels.Take(2).Append(AgeScheme.To85.Labels[^1]), Is.EqualTo((string[])["0-4", "5-9", "85+"]));
    }

    [Test]
    public void WidthsAddUpToTheLastBound()
    {
        foreach (var scheme in AgeScheme.All)
        {
            var closed = Enumerable.Range(0, scheme.Count - 1).Sum(g => scheme.WidthYears(g)!.Value);
            Assert.That((closed, scheme.WidthYears(scheme.Count - 1)), Is.EqualTo((85, (int?)null)), scheme.Code);
        }
    }

    [Test]
    public void GroupStartingAt() =>
        Assert.That((AgeScheme.Cn19.GroupStartingAt(35), AgeScheme.Cn19.GroupStartingAt(36)), Is.EqualTo((8, (int?)null)));

    [Test]
    public void Cn19MergesToTo85AndNotBack() =>
        Assert.That((AgeScheme.Cn19.CanMergeTo(AgeScheme.To85), AgeScheme.To85.CanMergeTo(AgeScheme.Cn19)), Is.EqualTo((true, false)));

    [Test]
    public void Find() => Assert.That((AgeScheme.Find("to85"), AgeScheme.Find("to90")), Is.EqualTo((AgeScheme.To85, (AgeScheme?)null)));
}
