using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Tests.LifeTables;

/// <summary>Smooth death rates against R and against what smoothing keeps.</summary>
public class MortalitySmoothingTests
{
    // Deaths that scatter about 0.0002·exp(0.085·age), with more of them from 18 to 27.
    private static readonly AgeExposure[] County = [.. Enumerable.Range(0, 91).Select(age => new AgeExposure(
        age, age == 90 ? null : 1, age == 0 ? 9 : Math.Round((2000 - 18 * age) * (0.0002 * Math.Exp(0.085 * age) + (age is >= 18 and <= 27 ? 0.006 : 0)) * (0.6 + age * 37 % 11 * 0.08)), 2000 - 18 * age))];

    [Test]
    public void WithAGivenParameter_AsR()
    {
        // R 4.2.2, dense matrices: solve(diag(mu) + 100 * t(D) %*% D, mu * eta + d - mu) until it stays, D <- diff(diag(90), differences = 2).
        var rates = MortalitySmoothing.Whittaker(County, 100);
        Assert.That(new[] { 1, 30, 60, 90 }.Select(age => Math.Log(rates[age].Smoothed)), Is.EqualTo(new[] { -8.534047565549129, -5.673197887603311, -3.378640031442983, -0.714477604604178 }).Within(1e-9));
        Assert.That(new[] { 1, 30, 60, 90 }.Select(age => rates[age].LogError!.Value), Is.EqualTo(new[] { 0.8281863772692012, 0.1800355261384294, 0.0950656452316080, 0.0671800660271819 }).Within(1e-9));
        var (_, parameter) = MortalitySmoothing.Whittaker(County);
        Assert.That(Math.Log10(parameter), Is.EqualTo(1).Within(1e-12), "the least BIC over the same grid");
    }

    [Test]
    public void MuchSmoothing_IsGompertz_NoneLeavesTheRates()
    {
        var line = MortalitySmoothing.Whittaker(County, 1e9);
        // R: coef(glm(d ~ age + offset(log(n)), poisson)) of ages 1 to 90.
        Assert.That(Math.Log(line[90].Smoothed / line[1].Smoothed) / 89, Is.EqualTo(0.0777171177071861).Within(1e-4));
        Assert.That(Math.Log(line[50].Smoothed), Is.EqualTo(-7.9435245875327380 + 50 * 0.0777171177071861).Within(2e-3));
        Assert.That(MortalitySmoothing.Whittaker(County, 1e-9)[70].Smoothed, Is.EqualTo(County[70].Deaths / County[70].PersonYears).Within(1e-6));
    }

    [Test]
    public void DeathsAndTheirMeanAgeAreKept_AndTheFirstYearOfLifeStays()
    {
        var (rates, _) = MortalitySmoothing.Whittaker(County);
        Assert.That(rates.Skip(1).Sum(r => r.Smoothed * County[r.Age].PersonYears), Is.EqualTo(County.Skip(1).Sum(a => a.Deaths)).Within(1e-6));
        Assert.That(rates.Skip(1).Sum(r => r.Age * r.Smoothed * County[r.Age].PersonYears), Is.EqualTo(County.Skip(1).Sum(a => a.FromAge * a.Deaths)).Within(1e-4));
        Assert.That((rates[0].Smoothed, rates[0].LogError), Is.EqualTo((9 / 2000.0, (double?)null)));
        Assert.That(Roughness(r => r.Smoothed), Is.LessThan(Roughness(r => r.Counted) / 3), "neighbours lie nearer to a straight line");

        double Roughness(Func<SmoothedRate, double> rate)
        {
            double[] logs = [.. rates.Skip(49).Select(r => Math.Log(rate(r)))];
            return Enumerable.Range(1, logs.Length - 2).Sum(i => Math.Pow(logs[i - 1] - 2 * logs[i] + logs[i + 1], 2));
        }
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => MortalitySmoothing.Whittaker([.. County.Where(age => age.FromAge != 40)]));
        Assert.Throws<ArgumentException>(() => MortalitySmoothing.Whittaker([.. County.Take(5)]));
        Assert.Throws<ArgumentException>(() => MortalitySmoothing.Whittaker([.. County.Select(age => age with { Deaths = 0 })]));
        Assert.Throws<ArgumentException>(() => MortalitySmoothing.Whittaker([.. County.Select(age => age with { PersonYears = 0 })]));
        Assert.Throws<ArgumentException>(() => MortalitySmoothing.Whittaker(County, 0));
    }
}
