using Registry.Analytics.Numerics;

namespace Registry.Analytics.Tests.Numerics;

public class OrderedQuantileTests
{
    // R 4.2.2: quantile(c(1, 2, 4, 8), share), its default type.
    [TestCase(0, 1)]
    [TestCase(0.25, 1.75)]
    [TestCase(0.5, 3)]
    [TestCase(0.9, 6.8)]
    [TestCase(1, 8)]
    public void IsThatOfR(double share, double expected) => Assert.That(OrderedQuantile.Of([1, 2, 4, 8], share), Is.EqualTo(expected).Within(1e-14));

    [Test]
    public void OneValueIsEveryQuantile() => Assert.That(new[] { 0, 0.3, 1 }.Select(share => OrderedQuantile.Of([7], share)), Has.All.EqualTo(7.0));
}
