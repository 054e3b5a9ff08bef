using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Tests.LifeTables;

public class CompleteLifeTableTests
{
    // Denmark, men, 1990-1994: canregtools 0.2.11 `expand_lx`, whose coefficients have six decimals.
    [TestCase(1, 0.9926895449466911, 1e-09)]
    [TestCase(3, 0.9918930422684419, 0.0001)]
    [TestCase(7, 0.9905624854437297, 0.0001)]
    [TestCase(12, 0.9897409688199846, 1e-09)]
    [TestCase(38, 0.9636965686018504, 1e-09)]
    [TestCase(74, 0.5415528892718643, 1e-09)]
    [TestCase(77, 0.4468093329689989, 1e-09)]
    [TestCase(83, 0.25230908589801976, 1e-09)]
    [TestCase(100, 0.0023019307751040298, 1e-09)]
    public void AsCanregtools(int age, double share, double percent) =>
        Assert.That(CompleteLifeTable.ElandtJohnson(Denmark())[age].Survivors, Is.EqualTo(share * LifeTable.Radix).Within(percent).Percent);

    [TestCase("elandt-johnson")]
    [TestCase("spline")]
    public void SurvivorsOfTheTableStay_AndNobodyComesBack(string method)
    {
        var table = Denmark();
        var ages = Expanded(method, table);
        foreach (var row in table) Assert.That(ages[row.FromAge].Survivors, Is.EqualTo(row.Survivors).Within(1e-9).Percent, $"age {row.FromAge}");
        Assert.That(ages.Select(a => a.Dying).OfType<double>(), Has.All.InRange(0, 1));
        Assert.That(ages.Take(100).Select(a => 1 - Math.Exp(-a.Hazard!.Value) - a.Dying!.Value), Has.All.EqualTo(0).Within(1e-12));
        Assert.That(ages[^1].Dying, Is.Null);
    }

    // Survivors of a population whose hazard doubles every eight years, seen every five years only.
    [TestCase("elandt-johnson", 0.02)]
    [TestCase("spline", 0.5)]
    public void AGompertzPopulationIsFoundAgain(string method, double percent)
    {
        double Truth(int age) => LifeTable.Radix * Math.Exp(-0.0004 * (Math.Pow(2, age / 8.0) - 1));
        var table = Abridged(Truth);
        foreach (var row in Expanded(method, table))
            if (row.Age < 95) Assert.That(row.Survivors, Is.EqualTo(Truth(row.Age)).Within(percent).Percent, $"age {row.Age}");
    }

    [Test]
    public void Brass_FindsLevelAndSlope()
    {
        var standard = Enumerable.Range(0, 101).Select(age => Math.Exp(-0.0004 * (Math.Pow(2, age / 8.0) - 1)) - 1e-6 * age).ToList();
        double Moved(int age) => age == 0 ? LifeTable.Radix : LifeTable.Radix / (1 + Math.Exp(2 * (0.2 + 0.9 * Math.Log((1 - standard[age]) / standard[age]) / 2)));
        var ages = CompleteLifeTable.Brass(Abridged(Moved), standard);
        Assert.That(ages.Select(a => a.Survivors), Is.EqualTo(Enumerable.Range(0, 101).Select(Moved)).Within(1e-6).Percent);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var table = Denmark();
        Assert.That(() => CompleteLifeTable.ElandtJohnson([.. table.Where(r => r.FromAge != 10)]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("0, 1, 5, 15"));
        Assert.That(() => CompleteLifeTable.Spline(table, 84), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("84"));
        Assert.That(() => CompleteLifeTable.Brass(table, [1, 0.9, 0.9]), Throws.ArgumentException.With.Message.Contains("do not fall"));
        Assert.That(() => CompleteLifeTable.Brass(table, [1, 0.9, 0.8]), Throws.ArgumentException.With.Message.Contains("1 ages"));
        var still = Abridged(age => LifeTable.Radix * (age < 75 ? 1 - age / 100.0 : 0.25));
        Assert.That(() => CompleteLifeTable.ElandtJohnson(still), Throws.ArgumentException.With.Message.Contains("Nobody dies at ages 75-79"));
    }

    private static IReadOnlyList<AgeSurvivors> Expanded(string method, IReadOnlyList<LifeTableRow> table) =>
        method == "spline" ? CompleteLifeTable.Spline(table) : CompleteLifeTable.ElandtJohnson(table);

    private static IReadOnlyList<LifeTableRow> Abridged(Func<int, double> survivors) =>
        [.. Enumerable.Range(1, 17).Select(i => 5 * i).Prepend(1).Prepend(0).Select(age => new LifeTableRow(age, 5, 0, 0, survivors(age), 0, 0, 0, 0))];

    private static IReadOnlyList<LifeTableRow> Denmark()
    {
        var rows = ReferenceTable.Read("life_table_denmark.csv").Select(r => (Age: (int)ReferenceTable.Number(r["age"]), Deaths: ReferenceTable.Number(r["deaths"]), Years: ReferenceTable.Number(r["person_years"]))).ToList();
        return LifeTable.Abridged(
            [.. rows.Select((r, i) => new AgeExposure(r.Age, i + 1 < rows.Count ? rows[i + 1].Age - r.Age : null, r.Deaths, r.Years))], LifeTableRule.Constant, LifeTableSex.Men);
    }
}
