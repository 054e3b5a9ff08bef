using Registry.Analytics.Burden;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Burden;

public class ChangeDecompositionTests
{
    private static IEnumerable<string> Shared() => SharedOracles.Cases("decomposition", "two_periods.csv");

    [Test]
    public void SwedishMen_AsWorkedOutInR()
    {
        var rows = ReferenceTable.Read("decomposition_counts.csv");
        var (before, after) = (Period(rows, "cases_1", "person_years_1"), Period(rows, "cases_2", "person_years_2"));
        foreach (var row in ReferenceTable.Read("decomposition_expected.csv"))
            Assert.That(Measure(row["measure"], before, after), Is.EqualTo(ReferenceTable.Number(row["value"])).Within(1e-8).Percent, row["measure"]);
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedCases(string name)
    {
        SharedOracles.MustExist(name);
        var rows = SharedOracles.Rows(name, "two_periods.csv");
        var (before, after) = (Period(rows, "cases_1", "pop_1"), Period(rows, "cases_2", "pop_2"));
        var expected = SharedOracles.Expected(name);
        Assert.Multiple(() =>
        {
            foreach (var (measure, value) in expected)
                Assert.That(Measure(measure, before, after), Is.EqualTo(value).Within(SharedOracles.Tolerance(name, value)), measure);
        });
    }

    [Test]
    public void PartsAddUp_AndNothingChangesInOneSteadyPopulation()
    {
        var random = new Random(51);
        for (var i = 0; i < 200; i++)
        {
            var (one, other) = (Some(random), Some(random));
            foreach (var change in new[] { ChangeDecomposition.BrayMoller(one, other), ChangeDecomposition.DasGupta(one, other) })
                Assert.That(change.Growth + change.Ageing + change.Risk, Is.EqualTo(change.Change).Within(1e-7 * change.After));
            var rate = ChangeDecomposition.Kitagawa(one, other);
            Assert.That(rate.RatesPer100k + rate.StructurePer100k, Is.EqualTo(rate.AfterPer100k - rate.BeforePer100k).Within(1e-9 * rate.AfterPer100k));
            Assert.That(ChangeDecomposition.RiskByAge(one, other).Sum(), Is.EqualTo(ChangeDecomposition.DasGupta(one, other).Risk).Within(1e-6));
            var steady = ChangeDecomposition.BrayMoller(one, one);
            Assert.That((steady.Growth, Math.Abs(steady.Ageing) < 1e-9 * steady.Before, Math.Abs(steady.Risk) < 1e-9 * steady.Before), Is.EqualTo((0d, true, true)));
        }
    }

    [Test]
    public void TwiceThePeopleOfTheSameAges_IsGrowthAlone()
    {
        var one = Some(new Random(3));
        var twice = new AnnualCounts(one.Cases + one.Cases, one.PersonYears + one.PersonYears);
        var change = ChangeDecomposition.DasGupta(one, twice);
        Assert.That(change.Growth, Is.EqualTo(one.Cases.Total).Within(1e-9).Percent);
        Assert.That(change.PercentOfBefore(change.Growth), Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void AnAgeWithPeopleInOnePeriodOnly_IsRefused()
    {
        var one = Some(new Random(4));
        var years = one.PersonYears.Values.ToArray();
        var cases = one.Cases.Values.ToArray();
        (years[5], cases[5]) = (0, 0);
        Assert.That(() => ChangeDecomposition.BrayMoller(one, new(new(AgeScheme.To85, cases), new(AgeScheme.To85, years))),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("Age group 25-29"));
        var nobody = new AnnualCounts(AgeVector.Zero(AgeScheme.To85), AgeVector.Zero(AgeScheme.To85));
        Assert.That(() => ChangeDecomposition.Kitagawa(nobody, nobody), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Nobody"));
    }

    private static AnnualCounts Period(IReadOnlyList<Dictionary<string, string>> rows, string cases, string years) =>
        new(Counts.Vector(AgeScheme.To85, rows, cases), Counts.Vector(AgeScheme.To85, rows, years));

    private static AnnualCounts Some(Random random) => new(
        new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(_ => random.Next(1, 500) / 5.0)]),
        new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(_ => 1000.0 + random.Next(100_000))]));

    private static double? Measure(string measure, AnnualCounts before, AnnualCounts after)
    {
        var (bray, gupta, kitagawa) = (ChangeDecomposition.BrayMoller(before, after), ChangeDecomposition.DasGupta(before, after), ChangeDecomposition.Kitagawa(before, after));
        return measure switch
        {
            "bray_moller.baseline_cases" => bray.Before,
            "bray_moller.later_cases" => bray.After,
            "bray_moller.expected_later_with_old_rates" => bray.Before + bray.Growth + bray.Ageing,
            "bray_moller.change_total" => bray.Change,
            "bray_moller.due_population" => bray.Growth + bray.Ageing,
            "bray_moller.due_population_growth" => bray.Growth,
            "bray_moller.due_ageing" => bray.Ageing,
            "bray_moller.due_risk" => bray.Risk,
            "bray_moller.percent_of_baseline.total" => bray.PercentOfBefore(bray.Change),
            "bray_moller.percent_of_baseline.growth" => bray.PercentOfBefore(bray.Growth),
            "bray_moller.percent_of_baseline.ageing" => bray.PercentOfBefore(bray.Ageing),
            "bray_moller.percent_of_baseline.risk" => bray.PercentOfBefore(bray.Risk),
            "das_gupta_3factor.population_size" => gupta.Growth,
            "das_gupta_3factor.age_structure" => gupta.Ageing,
            "das_gupta_3factor.rates" => gupta.Risk,
            "kitagawa_crude_rate.crude_1" => kitagawa.BeforePer100k,
            "kitagawa_crude_rate.crude_2" => kitagawa.AfterPer100k,
            "kitagawa_crude_rate.rate_component" => kitagawa.RatesPer100k,
            "kitagawa_crude_rate.composition_component" => kitagawa.StructurePer100k,
            _ when measure.Split('.') is ["das_gupta_3factor", "rates_by_age", var age] => ChangeDecomposition.RiskByAge(before, after)[int.Parse(age)],
            _ => throw new ArgumentException($"No such measure: {measure}"),
        };
    }
}
