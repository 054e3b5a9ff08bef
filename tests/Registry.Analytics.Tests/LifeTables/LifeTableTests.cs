using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Tests.LifeTables;

public class LifeTableTests
{
    private const string Chiang = "lifetable/chiang_phe_men_1995_98", Denmark = "lifetable/denmark_men_1990_94", Cause = "lifetable/cause_deleted_men_1988";

    private static IEnumerable<string> Named(string case_) => SharedOracles.Cases("lifetable", "age_table.csv").Where(name => name == "" || name == case_);

    private static IEnumerable<string> ChiangCase() => Named(Chiang);

    private static IEnumerable<string> DenmarkCase() => Named(Denmark);

    private static IEnumerable<string> CauseCase() => Named(Cause);

    [TestCaseSource(nameof(ChiangCase))]
    public void AsPhe(string name)
    {
        SharedOracles.MustExist(name);
        var ages = Ages(SharedOracles.Rows(name, "age_table.csv"), "startage", "deaths", "pops");
        var table = LifeTable.Abridged(ages);
        var limits = LifeExpectancy.Of(table, [.. ages.Select(a => a.Deaths)]);
        Compare(name, "", table, l => l switch { "life_expectancy" => r => r.ExpectancyYears, "qx" => r => r.Dying, "lx" => r => r.Survivors, "Lx" => r => r.YearsLived, _ => null });
        for (var age = 0; age < table.Count; age++)
        {
            var expected = SharedOracles.Expected(name);
            Assert.That(limits[age].StandardError, Is.EqualTo(expected[$"se_ex.{age}"]).Within(1e-6).Percent);
            Assert.That(limits[age].Lower, Is.EqualTo(expected[$"lower95.{age}"]).Within(1e-6).Percent);
            Assert.That(limits[age].Upper, Is.EqualTo(expected[$"upper95.{age}"]).Within(1e-6).Percent);
        }
    }

    [TestCaseSource(nameof(DenmarkCase))]
    public void AsCanregtools_AndChiang(string name)
    {
        SharedOracles.MustExist(name);
        var ages = Ages(SharedOracles.Rows(name, "age_table.csv"), "age", "deaths", "pop");
        foreach (var (table, rule) in new[] { ("canregtools_constant", LifeTableRule.Constant), ("canregtools_empirical", LifeTableRule.Empirical), ("canregtools_uniform", LifeTableRule.Uniform), ("chiang2", LifeTableRule.Chiang) })
            Compare(name, table + ".", LifeTable.Abridged(ages, rule, LifeTableSex.Men), Column);
        var limits = LifeExpectancy.Of(LifeTable.Abridged(ages), [.. ages.Select(a => a.Deaths)]);
        for (var age = 0; age < limits.Count; age++)
            Near(name, limits[age].StandardError, SharedOracles.Expected(name)[$"chiang2.se_ex.{age}"]);
    }

    [TestCaseSource(nameof(CauseCase))]
    public void WithoutCancer(string name)
    {
        SharedOracles.MustExist(name);
        var rows = SharedOracles.Rows(name, "age_table.csv");
        var (ages, expected) = (Ages(rows, "age", "deaths", "population"), SharedOracles.Expected(name));
        double[] cancer = [.. rows.Select(r => ReferenceTable.Number(r["cancer_deaths"]))];
        var (all, without) = (LifeTable.Abridged(ages), LifeTable.WithoutCause(ages, cancer));
        for (var age = 0; age < all.Count; age++)
        {
            Near(name, all[age].ExpectancyYears, expected[$"e0_all.{age}"]);
            Near(name, without[age].ExpectancyYears, expected[$"e0_without_cancer_chiang.{age}"]);
        }
        Near(name, without[0].ExpectancyYears - all[0].ExpectancyYears, expected["gain_e0"]);
        Near(name, LifeTable.EventualDeath(ages, cancer, all), expected["prob_eventual_cancer_death"]);
    }

    [Test]
    public void ExpectancyOfHazards_IsTheirIntegral()
    {
        Assert.That(LifeExpectancy.OfHazards([(0, 0.02)]), Is.EqualTo(50));
        Assert.That(LifeExpectancy.OfHazards([(0, 0.02), (1, 0.02), (40, 0.02)]), Is.EqualTo(50).Within(1e-12), "however the ages are cut");
        Assert.That(LifeExpectancy.OfHazards([(0, 0), (60, 0.1)]), Is.EqualTo(70).Within(1e-12), "nobody dies before 60");
        Assert.That(LifeExpectancy.OfHazards([(0, 0.02), (60, 0)]), Is.Null);
        Assert.Throws<ArgumentException>(() => LifeExpectancy.OfHazards([]));
        Assert.Throws<ArgumentException>(() => LifeExpectancy.OfHazards([(5, 0.1), (5, 0.2)]));
    }

    [Test]
    public void DanishMen1990_AsChiangInR()
    {
        var ages = Ages(ReferenceTable.Read("life_table_denmark.csv"), "age", "deaths", "person_years");
        var table = LifeTable.Abridged(ages);
        Assert.That(table[0].ExpectancyYears, Is.EqualTo(72.45576504018128).Within(1e-9).Percent);
        Assert.That(table[^1].ExpectancyYears, Is.EqualTo(4.730821612844085).Within(1e-9).Percent);
        Assert.That(LifeExpectancy.Of(table, [.. ages.Select(a => a.Deaths)])[0].StandardError, Is.EqualTo(0.03823931903230682).Within(1e-7).Percent);
        Assert.That(LifeTable.Abridged(ages, LifeTableRule.Empirical, LifeTableSex.Men)[0].ExpectancyYears, Is.EqualTo(72.4556444447514).Within(1e-9).Percent);
    }

    [Test]
    public void EverybodyDiesOnce_AndMoreDeathsShortenLife()
    {
        var random = new Random(58);
        for (var i = 0; i < 100; i++)
        {
            var ages = Some(random);
            var table = LifeTable.Abridged(ages);
            Assert.That(table.Sum(r => r.Deaths), Is.EqualTo(LifeTable.Radix).Within(1e-9).Percent);
            Assert.That(table.Sum(r => r.YearsLived), Is.EqualTo(table[0].YearsAhead).Within(1e-9).Percent);
            Assert.That(LifeTable.Abridged([.. ages.Select(a => a with { Deaths = 1.1 * a.Deaths })])[0].ExpectancyYears, Is.LessThan(table[0].ExpectancyYears));
            double[] none = new double[ages.Count], part = [.. ages.Select(a => a.Deaths / 4)];
            Assert.That(LifeTable.WithoutCause(ages, none)[0].ExpectancyYears, Is.EqualTo(table[0].ExpectancyYears).Within(1e-9).Percent);
            Assert.That(LifeTable.WithoutCause(ages, part)[0].ExpectancyYears, Is.GreaterThan(table[0].ExpectancyYears));
            Assert.That(LifeTable.EventualDeath(ages, part, table), Is.EqualTo(0.25).Within(1e-9));
        }
    }

    [Test]
    public void OneRateAtEveryAge_HasTheExpectancyOfItsInverse_ByTheConstantRule()
    {
        // With narrow groups the years lived by either rule come to 1/m.
        AgeExposure[] ages = [.. Enumerable.Range(0, 300).Select(age => new AgeExposure(age, age == 299 ? null : 1, 20, 1000))];
        Assert.That(LifeTable.Abridged(ages, LifeTableRule.Uniform, LifeTableSex.Both)[50].ExpectancyYears, Is.EqualTo(50).Within(0.01));
    }

    [Test]
    public void LimitsEncloseTheExpectancy_AndFourTimesTheCountsHalveThem()
    {
        var ages = Some(new Random(59));
        var large = ages.Select(a => a with { Deaths = 4 * a.Deaths, PersonYears = 4 * a.PersonYears }).ToList();
        var (few, many) = (Limits(ages), Limits(large));
        for (var age = 0; age < few.Count; age++)
        {
            Assert.That(few[age].Lower, Is.LessThan(few[age].Years).And.LessThan(few[age].Upper));
            Assert.That(many[age].StandardError, Is.EqualTo(few[age].StandardError / 2).Within(1e-9).Percent);
        }

        static IReadOnlyList<ExpectancyEstimate> Limits(IReadOnlyList<AgeExposure> a) => LifeExpectancy.Of(LifeTable.Abridged(a), [.. a.Select(x => x.Deaths)]);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        AgeExposure newborn = new(0, 1, 5, 1000), rest = new(1, null, 50, 5000);
        Assert.That(() => LifeTable.Abridged([newborn]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("open group"));
        Assert.That(() => LifeTable.Abridged([newborn, rest with { Deaths = 0 }]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("somebody dies"));
        Assert.That(() => LifeTable.Abridged([newborn, rest with { FromAge = 5 }]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("followed by 5"));
        Assert.That(() => LifeTable.Abridged([newborn with { PersonYears = 0 }, rest]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("0 person-years"));
        Assert.That(() => LifeTable.Abridged([newborn with { Deaths = 30_000 }, rest]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("probability"));
        Assert.That(() => LifeTable.WithoutCause([newborn, rest], [6, 0]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("of them 6"));
        Assert.That(() => LifeTable.WithoutCause([newborn, rest], [1, 50]), Throws.TypeOf<StatisticRefusedException>().With.Message.Contains("of them 50"));
        Assert.That(Assert.Throws<StatisticRefusedException>(() => LifeTable.Abridged([newborn, rest with { Deaths = 0 }]))!.Reason.Zh, Does.Contain("开放年龄组"));
        Assert.That(() => LifeExpectancy.Of(LifeTable.Abridged([newborn, rest]), [1]), Throws.ArgumentException);
    }

    private static List<AgeExposure> Some(Random random)
    {
        int[] starts = [0, 1, .. Enumerable.Range(1, 17).Select(i => 5 * i)];
        return [.. starts.Select((from, i) => new AgeExposure(from, i == starts.Length - 1 ? null : starts[i + 1] - from,
            1 + Math.Floor(10_000 * 0.0004 * Math.Pow(1.35, i) * (0.5 + random.NextDouble())), 10_000))];
    }

    private static List<AgeExposure> Ages(IReadOnlyList<Dictionary<string, string>> rows, string age, string deaths, string years) =>
        [.. rows.Select((row, i) => new AgeExposure(int.Parse(row[age]), i == rows.Count - 1 ? null : int.Parse(rows[i + 1][age]) - int.Parse(row[age]),
            ReferenceTable.Number(row[deaths]), ReferenceTable.Number(row[years])))];

    private static Func<LifeTableRow, double>? Column(string name) => name switch
    {
        "mx" => r => r.Mortality, "qx" => r => r.Dying, "lx" => r => r.Survivors, "dx" => r => r.Deaths,
        "Lx" => r => r.YearsLived, "Tx" => r => r.YearsAhead, "ex" => r => r.ExpectancyYears, _ => null,
    };

    private static void Compare(string name, string prefix, IReadOnlyList<LifeTableRow> table, Func<string, Func<LifeTableRow, double>?> column)
    {
        var compared = 0;
        foreach (var (path, expected) in SharedOracles.Expected(name).Where(e => e.Key.StartsWith(prefix, StringComparison.Ordinal)))
            if (path[prefix.Length..].Split('.') is [var measure, var age] && column(measure) is { } value)
            {
                Near(name, value(table[int.Parse(age)]), expected);
                compared++;
            }
        Assert.That(compared, Is.GreaterThan(50));
    }

    private static void Near(string name, double ours, double expected) =>
        Assert.That(ours, Is.EqualTo(expected).Within(SharedOracles.Tolerance(name, expected)));
}
