using Registry.Analytics.Numerics;
using Registry.Analytics.Survival;
using Registry.Analytics.Tests.Survival;

namespace Registry.Analytics.Tests.Numerics;

/// <summary>Knots between which no curve can be drawn, and ages that lead nowhere, are refused instead of computed with.</summary>
public sealed class NaturalSplineTests
{
    [TestCase(new[] { 0, double.PositiveInfinity }, TestName = "A knot at infinity")]
    [TestCase(new[] { 1.0, 1.0 }, TestName = "One knot twice")]
    [TestCase(new[] { double.NaN, 1.0 }, TestName = "A knot that is no number")]
    public void WhatIsNoStretchIsRefused(double[] knots) => Assert.That(() => new NaturalSpline(knots), Throws.InstanceOf<ArgumentException>());

    [TestCase(new[] { 1e300, 2e300, 3e300 })]
    [TestCase(new[] { -0.8e308, 0, 0.8e308 })]
    [TestCase(new[] { 1960.0, 1990.0, 2020.0 })]
    [TestCase(new[] { -1e-300, 0, 1e-300 })]
    public void TheBasisIsTheSameInEveryUnit(double[] knots)
    {
        var (spline, plain) = (new NaturalSpline(knots), new NaturalSpline([-1, 0, 1]));
        for (var place = -2; place <= 2; place++)
        {
            var at = knots[1] + place * (knots[2] - knots[1]) / 2;
            Assert.That(spline.At(at), Is.EqualTo(plain.At(place / 2.0)).Within(1e-9), $"{at}");
        }
    }

    [Test]
    public void AnAgeThatIsNoNumberIsRefusedByTheTestOfNetSurvival([Values(double.PositiveInfinity, double.NegativeInfinity, double.NaN)] double age)
    {
        var patients = InventedPatients.All.Select((patient, place) => place == 7 ? patient with { AgeDays = age } : patient).ToList();
        IReadOnlyList<IReadOnlyList<Patient>> groups = [[.. patients.Take(150)], [.. patients.Skip(150)]];
        Assert.That(() => NetSurvivalTest.Compare([groups], InventedPatients.Table), Throws.ArgumentException.With.Message.Contains("row 8"));
    }
}
