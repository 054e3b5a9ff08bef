using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Tests.AgePeriodCohort;

public class AgePeriodCohortCurvesTests
{
    private static readonly (string Set, ApcParametrisation Parametrisation, DriftWeighting Weighting, bool AreFactors)[] Sets =
    [
        ("factor_ACP_weighted", ApcParametrisation.AgeCohortPeriod, DriftWeighting.Equal, true),
        ("factor_APC_weighted", ApcParametrisation.AgePeriodCohort, DriftWeighting.Equal, true),
        ("factor_AdCP_weighted", ApcParametrisation.SequentialDriftCohortPeriod, DriftWeighting.Equal, true),
        ("factor_ACP_Holford", ApcParametrisation.AgeCohortPeriod, DriftWeighting.Equal, true),
        ("factor_APC_Holford", ApcParametrisation.AgePeriodCohort, DriftWeighting.Equal, true),
        ("factor_ACP_Y", ApcParametrisation.AgeCohortPeriod, DriftWeighting.PersonYears, true),
        ("factor_APC_Y", ApcParametrisation.AgePeriodCohort, DriftWeighting.PersonYears, true),
        ("ns_ACP_weighted", ApcParametrisation.AgeCohortPeriod, DriftWeighting.Equal, false),
        ("ns_ACP_Holford", ApcParametrisation.AgeCohortPeriod, DriftWeighting.Equal, false),
    ];

    // Periods and cohorts that apc.fit was given as references.
    private static readonly Dictionary<string, (double Period, double Cohort)> References = new()
    {
        ["apc/belgian_lung_female"] = (1967.5, 1912.5), ["apc/danish_liver_men"] = (1985.5, 1925.5), ["apc/danish_lung_men"] = (1970.5, 1905.5),
    };

    private static IEnumerable<string> Shared() => SharedOracles.Cases("apc", "table.csv");

    [TestCaseSource(nameof(Shared))]
    public void SharedCurvesOfEpi(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, table) = (SharedOracles.Expected(name), ApcTables.Shared(name));
        Assert.Multiple(() =>
        {
            foreach (var (set, parametrisation, weighting, areFactors) in Sets)
            {
                var isSequential = parametrisation == ApcParametrisation.SequentialDriftCohortPeriod;
                var curves = AgePeriodCohortCurves.Of(table, new()
                {
                    Parametrisation = parametrisation, Weighting = weighting, AreFactors = areFactors, PeriodKnots = 4,
                    ReferencePeriod = References[name].Period, ReferenceCohort = References[name].Cohort,
                    TakesEarlierCohort = name.Contains("danish_lung"),
                });
                MustAgree(curves, expected, $"epi_apcfit_{set}", isSequential);
            }
        });
    }

    // Epi 2.47: apc.fit(model = "ns", parm = "APC", dr.extr = "D", npar = 5, scale = 1e5).
    [Test]
    public void WeightsOfCases_BelgianWomen()
    {
        var curves = AgePeriodCohortCurves.Of(ApcTables.Belgian(), new() { Parametrisation = ApcParametrisation.AgePeriodCohort, Weighting = DriftWeighting.Cases });
        Assert.Multiple(() =>
        {
            Assert.That(curves.ModelDrift!.LogPerYear, Is.EqualTo(0.017496573407065279).Within(1e-8));
            Assert.That(curves.Age[0].Value, Is.EqualTo(0.52193537474690666).Within(1e-6).Percent);
            Assert.That(curves.Cohort[0].Lower, Is.EqualTo(0.88283535555564918).Within(1e-6).Percent);
        });
    }

    [TestCase(ApcParametrisation.AgeCohortPeriod)]
    [TestCase(ApcParametrisation.AgePeriodCohort)]
    [TestCase(ApcParametrisation.AgeDriftCohortPeriod)]
    [TestCase(ApcParametrisation.AgeDriftPeriodCohort)]
    public void EveryParametrisationHasTheSameFittedRates(ApcParametrisation parametrisation)
    {
        var table = ApcTables.Belgian();
        ApcCurveOptions options = new() { ReferencePeriod = 1967.5, ReferenceCohort = 1905 };
        var (one, other) = (Fitted(table, options), Fitted(table, options with { Parametrisation = parametrisation }));
        Assert.That(other, Is.EqualTo(one).Within(1e-7).Percent);
    }

    [Test]
    public void SplinesTakeYearsAndAgesOfDifferentWidth()
    {
        // Straight lines lie in every spline, so exact rates give them back.
        var curves = AgePeriodCohortCurves.Of(ApcTables.Expected(8, 12, (age, period) => -9 + 0.3 * age + 0.02 * period, periodWidth: 1));
        Assert.That(curves.ModelDrift!.LogPerYear, Is.EqualTo(0.02).Within(1e-9));
        Assert.That(curves.Period.Select(p => p.Value), Is.EqualTo(Enumerable.Repeat(1.0, 12)).Within(1e-7));
        Assert.That(curves.Models.Select(m => m.Deviance).Last(), Is.LessThan(1e-6));
    }

    [Test]
    public void FactorsOfDifferentWidth_AndCasesInOneYear_AreRefused()
    {
        var uneven = ApcTables.Expected(8, 12, (_, _) => -9, periodWidth: 1);
        Assert.That(() => AgePeriodCohortCurves.Of(uneven, new() { AreFactors = true }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("equally wide"));
        var years = new double[3, 2];
        for (var i = 0; i < 6; i++) years[i / 2, i % 2] = 1000;
        LexisTable single = new([0, 5, 10], 5, [2000, 2005], 5, new double[,] { { 0, 0 }, { 7, 0 }, { 0, 0 } }, years);
        Assert.That(() => AgePeriodCohortCurves.Of(single), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2 different knots"));
    }

    private static double[] Fitted(LexisTable table, ApcCurveOptions options)
    {
        var curves = AgePeriodCohortCurves.Of(table, options);
        var slope = options.Parametrisation is ApcParametrisation.AgeDriftCohortPeriod or ApcParametrisation.AgeDriftPeriodCohort ? curves.ModelDrift!.LogPerYear : 0;
        var isByCohort = options.Parametrisation == ApcParametrisation.AgeDriftCohortPeriod;
        return [.. from age in curves.Age from period in curves.Period
            let cohort = curves.Cohort.Single(c => Math.Abs(c.At - (period.At - age.At)) < 1e-9)
            select age.Value * period.Value * cohort.Value * Math.Exp(slope * (isByCohort ? cohort.At - 1905 : period.At - 1967.5))];
    }

    private static void MustAgree(ApcCurves curves, Dictionary<string, double> expected, string set, bool isSequential)
    {
        var (rate, period, cohort, birth) = isSequential ? ("A.eff", "P.eff", "C.eff", "Cph") : ("Rate", "P-RR", "C-RR", "Coh");
        foreach (var (points, curve, at, value) in new[] { (curves.Age, "Age", "Age", rate), (curves.Period, "Per", "Per", period), (curves.Cohort, "Coh", birth, cohort) })
            for (var i = 0; i < points.Count; i++)
            {
                Near(points[i].At, $"{curve}.{at}.{i}");
                Near(points[i].Value, $"{curve}.{value}.{i}");
                Near(points[i].Lower, $"{curve}.2.5%.{i}");
                Near(points[i].Upper, $"{curve}.97.5%.{i}");
            }
        if (curves.ModelDrift is { } drift)
            Near(Math.Exp(drift.LogPerYear), set.EndsWith("_Y", StringComparison.Ordinal) ? "Drift.APC (Y-weights).0" : "Drift.APC (1-weights).0");
        Near(Math.Exp(curves.AgeDrift.LogPerYear), "Drift.A-d.0");
        foreach (var (i, name) in new[] { (0, "age"), (1, "age-drift"), (2, "age-cohort"), (3, "age-period-cohort"), (4, "age-period") })
        {
            Near(curves.Models.Single(m => m.Name == name).Deviance, $"anova_deviance.{i}");
            Near(curves.Models.Single(m => m.Name == name).DegreesOfFreedom, $"anova_df.{i}");
        }

        void Near(double ours, string path) =>
            Assert.That(ours, Is.EqualTo(expected[$"{set}.{path}"]).Within(Math.Max(1e-8, 1e-6 * Math.Abs(expected[$"{set}.{path}"]))), $"{set}.{path}");
    }
}
