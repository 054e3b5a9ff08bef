using Registry.Analytics.Burden;

namespace Registry.Analytics.Tests.Burden;

public class YearsOfLifeLostTests
{
    private const string Case = "lifetable/cause_deleted_men_1988";

    private static IEnumerable<string> Shared() => SharedOracles.Cases("lifetable", "age_table.csv").Where(name => name is "" or Case);

    [Test]
    public void DanishMen_AsWorkedOutInR()
    {
        var rows = ReferenceTable.Read("years_of_life_lost.csv");
        var deaths = Groups([.. rows.Select(r => ReferenceTable.Number(r["cancer_deaths"]))]);
        Assert.That(YearsOfLifeLost.Against(deaths, [.. rows.Select(r => ReferenceTable.Number(r["life_expectancy"]))]).Years, Is.EqualTo(344357.60177584406).Within(1e-7).Percent);
        Assert.That(YearsOfLifeLost.Before(deaths, 70).Years, Is.EqualTo(135747.73239929025).Within(1e-7).Percent);
        Assert.That(YearsOfLifeLost.Before(deaths, 75).Years, Is.EqualTo(213894.5737537464).Within(1e-7).Percent);
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedCase(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        var deaths = Groups([.. SharedOracles.Rows(name, "age_table.csv").Select(r => ReferenceTable.Number(r["cancer_deaths"]))]);
        double[] expectancy = [.. Enumerable.Range(0, 19).Select(age => expected[$"e0_all.{age}"])];
        Assert.That(YearsOfLifeLost.Against(deaths, expectancy).Years, Is.EqualTo(expected["yll_standard_own_table"]).Within(SharedOracles.Tolerance(name, expected["yll_standard_own_table"])));
        Assert.That(YearsOfLifeLost.Before(deaths, 70).Years, Is.EqualTo(expected["pyll_70"]).Within(SharedOracles.Tolerance(name, expected["pyll_70"])));
        Assert.That(YearsOfLifeLost.Before(deaths, 75).Years, Is.EqualTo(expected["pyll_75"]).Within(SharedOracles.Tolerance(name, expected["pyll_75"])));
    }

    [Test]
    public void OneDeath_LosesWhatItsAgeHadLeft_AndTwiceTheDeathsTwiceTheYears()
    {
        AgeDeaths[] deaths = [new(0, 5, 0), new(5, 5, 1), new(10, null, 0)];
        Assert.That(YearsOfLifeLost.Against(deaths, [75, 70, 66]).Years, Is.EqualTo(68));
        Assert.That(YearsOfLifeLost.Before([new(0, 5, 0), new(5, 5, 1)], 70).YearsOfADeath, Is.EqualTo(62.5));
        var random = new Random(53);
        double[] counts = [.. Enumerable.Range(0, 19).Select(_ => (double)random.Next(1000))];
        Assert.That(YearsOfLifeLost.Before(Groups([.. counts.Select(c => 2 * c)]), 65).Years, Is.EqualTo(2 * YearsOfLifeLost.Before(Groups(counts), 65).Years));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => YearsOfLifeLost.Before([new(0, 5, 1), new(10, 5, 1)], 70), Throws.InstanceOf<ArgumentException>().With.Message.Contains("followed by 10"));
        Assert.That(() => YearsOfLifeLost.Before([new(0, 5, 1), new(5, null, 1)], 70), Throws.InstanceOf<ArgumentException>().With.Message.Contains("open group 5+"));
        Assert.That(() => YearsOfLifeLost.Against([new(0, 5, -1)], [70]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("-1 deaths"));
        Assert.That(() => YearsOfLifeLost.Against([new(0, 5, 1)], []), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 life expectancies"));
        Assert.That(() => YearsOfLifeLost.Before([], 70), Throws.InstanceOf<ArgumentException>());
    }

    private static AgeDeaths[] Groups(double[] deaths) =>
        [.. deaths.Select((d, i) => new AgeDeaths(5 * i, i == deaths.Length - 1 ? null : 5, d))];
}
