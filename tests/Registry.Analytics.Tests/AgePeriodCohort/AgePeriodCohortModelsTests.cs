using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Tests.AgePeriodCohort;

public class AgePeriodCohortModelsTests
{
    private static readonly Dictionary<string, string> Shorts =
        new() { ["age"] = "A", ["age-drift"] = "Ad", ["age-period"] = "AP", ["age-cohort"] = "AC", ["age-period-cohort"] = "APC" };

    private static IEnumerable<string> Shared() => SharedOracles.Cases("apc", "table.csv");

    // Clayton and Schifflers 1987; deviances of R 4.2.2 glm, the same as Epi's.
    [Test]
    public void LungCancerOfBelgianWomen()
    {
        var sequence = AgePeriodCohortModels.Of(ApcTables.Belgian());
        Assert.Multiple(() =>
        {
            Assert.That(sequence.Models.Select(m => m.DegreesOfFreedom), Is.EqualTo(new[] { 33, 32, 30, 20, 18 }));
            Assert.That(sequence.Models.Select(m => m.Deviance), Is.EqualTo(
                new[] { 85.57729966313603, 26.583902606352172, 25.55788885384969, 21.45372169481114, 20.224957701054056 }).Within(1e-8));
            Assert.That(sequence.Comparisons[0].ChiSquare, Is.EqualTo(58.99339705678386).Within(1e-8));
            Assert.That(sequence.Comparisons[0].PValue, Is.EqualTo(1.582019516759591e-14).Within(1e-6).Percent);
            Assert.That(sequence.Drift.PercentPerYear, Is.EqualTo(1.7901004565019862).Within(1e-8));
            Assert.That(sequence.Drift.UpperPercent, Is.EqualTo(2.253251687597446).Within(1e-8));
        });
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedDeviances(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, sequence) = (SharedOracles.Expected(name), AgePeriodCohortModels.Of(ApcTables.Shared(name)));
        Assert.Multiple(() =>
        {
            foreach (var model in sequence.Models)
            {
                Near(model.Deviance, $"model_deviances.{Shorts[model.Name]}.deviance", 1e-8);
                Near(model.DegreesOfFreedom, $"model_deviances.{Shorts[model.Name]}.df", 0);
            }
            foreach (var test in sequence.Comparisons)
            {
                Near(test.ChiSquare, $"tests.{Shorts[test.Smaller]}_vs_{Shorts[test.Larger]}.chi2", 1e-7);
                Near(test.PValue!.Value, $"tests.{Shorts[test.Smaller]}_vs_{Shorts[test.Larger]}.p", 1e-6);
            }
            Near(sequence.Drift.LogPerYear, "age_drift.log_drift_per_year", 1e-6);
            Near(sequence.Drift.StandardError, "age_drift.se", 1e-6);
            Near(sequence.Drift.LowerPercent, "age_drift.ci_percent.0", 1e-6);
        });

        void Near(double ours, string path, double relative) =>
            Assert.That(ours, Is.EqualTo(expected[path]).Within(Math.Max(1e-12, relative * Math.Abs(expected[path]))), path);
    }

    [Test]
    public void RatesOfAgeAndDriftAlone_LeaveNothingToTheOthers()
    {
        var sequence = AgePeriodCohortModels.Of(ApcTables.Expected(8, 5, (age, period) => -9 + 0.4 * age - 0.01 * age * age + 5 * 0.02 * period));
        Assert.That(sequence.Models.Skip(1).Select(m => m.Deviance), Has.All.LessThan(1e-6));
        Assert.That(sequence.Drift.LogPerYear, Is.EqualTo(0.02).Within(1e-9));
    }

    [Test]
    public void EachLargerModelFitsBetter_AndScalingCountsScalesDeviance()
    {
        var (one, tenfold) = (AgePeriodCohortModels.Of(Scaled(1)), AgePeriodCohortModels.Of(Scaled(10)));
        Assert.That(one.Comparisons.Select(c => c.ChiSquare), Has.All.GreaterThanOrEqualTo(0));
        Assert.That(tenfold.Models.Select(m => m.Deviance / 10), Is.EqualTo(one.Models.Select(m => m.Deviance)).Within(1e-7).Percent);

        static LexisTable Scaled(double factor) =>
            ApcTables.Expected(6, 4, (age, period) => -8 + 0.3 * age + 0.1 * ((age * age + period * period * age) % 4) + Math.Log(factor));
    }

    [Test]
    public void LevelsWithoutCases_AndCellsWithoutPeople()
    {
        var (cases, years) = (new double[4, 3], new double[4, 3]);
        for (var age = 0; age < 4; age++)
            for (var period = 0; period < 3; period++) (cases[age, period], years[age, period]) = (age == 0 ? 0 : 3 * age + period, 1000);
        (cases[3, 0], years[3, 0]) = (0, 0);
        var sequence = AgePeriodCohortModels.Of(new([0, 5, 10, 15], 5, [2000, 2005, 2010], 5, cases, years));
        Assert.That(sequence.LeftOut, Is.EqualTo(1));
        Assert.That(sequence.Models.Select(m => m.Deviance), Has.All.Matches<double>(d => d >= 0 && double.IsFinite(d)));
        Assert.That(sequence.Models[0].DegreesOfFreedom, Is.EqualTo(7));
    }

    [Test]
    public void TooSmallOrUnevenTables_AreRefused()
    {
        Assert.That(() => AgePeriodCohortModels.Of(ApcTables.Expected(5, 1, (_, _) => -8)), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1 periods"));
        Assert.That(() => AgePeriodCohortModels.Of(ApcTables.Expected(5, 6, (_, _) => -8, periodWidth: 1)), Throws.InstanceOf<ArgumentException>().With.Message.Contains("equally wide"));
        Assert.That(() => new LexisTable([0, 5, 12], 5, [2000], 5, new double[3, 1], new double[3, 1]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("12 follows 5"));
        Assert.That(() => new LexisTable([0], 5, [2000], 5, new double[,] { { 1 } }, new double[,] { { 0 } }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1 cases in 0"));
        Assert.That(() => new LexisTable([0], 5, [2000], 5, new double[1, 1], new double[,] { { 10 } }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("no case"));
    }
}
