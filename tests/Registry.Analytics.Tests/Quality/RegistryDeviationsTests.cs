using Registry.Analytics.Quality;

namespace Registry.Analytics.Tests.Quality;

public class RegistryDeviationsTests
{
    [Test]
    public void SharesByHand()
    {
        // p = 210/300; own terms 0, 10²/(100·0.8·0.2) = 6.25, 10²/(100·0.6·0.4) = 4.1667; a = 10.4167/2
        var found = RegistryDeviations.Shares([(70, 100), (80, 100), (60, 100)]);
        Assert.That(found.Select(d => d!.Statistic), Is.EqualTo(new[] { 0, 1.2, 0.8 }).Within(1e-12));
        Assert.That(found.Select(d => d!.Relative), Is.EqualTo(new[] { 1, 8.0 / 7, 6.0 / 7 }).Within(1e-12));
    }

    [Test]
    public void RatiosByHand()
    {
        // m = 180/300; terms 0, 20²/((80 + 100)·0.6) = 3.7037, 20²/((40 + 100)·0.6) = 4.7619; a = 8.4656/2
        var found = RegistryDeviations.Ratios([(60, 100), (80, 100), (40, 100)]);
        Assert.That(found.Select(d => d!.Statistic), Is.EqualTo(new[] { 0, 0.875, 1.125 }).Within(1e-12));
        Assert.That(found.Select(d => d!.Relative), Is.EqualTo(new[] { 1, 4.0 / 3, 2.0 / 3 }).Within(1e-12));
    }

    [Test]
    public void TheDeviationsAddUpToOneLessThanTheRegistries_WhateverTheirSize([Range(2, 9)] int registries)
    {
        var random = new Random(registries);
        var counts = Enumerable.Range(0, registries).Select(_ => (Cases: random.Next(100, 5000), Share: 0.5 + random.NextDouble() * 0.4))
            .Select(r => (Math.Floor(r.Cases * r.Share), (double)r.Cases)).ToList();
        var (shares, ratios) = (RegistryDeviations.Shares(counts), RegistryDeviations.Ratios(counts));
        Assert.That(shares.Sum(d => d!.Statistic), Is.EqualTo(registries - 1).Within(1e-9));
        Assert.That(ratios.Sum(d => d!.Statistic), Is.EqualTo(registries - 1).Within(1e-9));
        var tenfold = RegistryDeviations.Shares([.. counts.Select(c => (c.Item1 * 10, c.Item2 * 10))]);
        Assert.That(tenfold.Select(d => d!.Statistic), Is.EqualTo(shares.Select(d => d!.Statistic)).Within(1e-9), "ten times the cases");
    }

    [Test]
    public void EqualRegistriesDoNotDeviate() =>
        Assert.That(RegistryDeviations.Shares([(70, 100), (140, 200), (7, 10)]).Select(d => d!.Statistic), Is.All.EqualTo(0).Within(1e-9));

    [Test]
    public void AShareOfAllOrNothingIsNotCompared()
    {
        var found = RegistryDeviations.Shares([(70, 100), (80, 100), (100, 100), (0, 0), (60, 100)]);
        Assert.That(found.Select(d => d is null), Is.EqualTo(new[] { false, false, true, true, false }));
        Assert.That(RegistryDeviations.Shares([(70, 100)]), Is.All.Null);
    }

    [Test]
    public void ImpossibleCountsAreRefused()
    {
        Assert.That(() => RegistryDeviations.Shares([(101, 100), (1, 2)]), Throws.ArgumentException);
        Assert.That(() => RegistryDeviations.Ratios([(-1, 100), (1, 2)]), Throws.ArgumentException);
    }
}
