using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Tests.AgePeriodCohort;

public class NetDriftTests
{
    private static IEnumerable<string> Shared() => SharedOracles.Cases("apc", "table.csv");

    // Printed by the program of the NCI web tool (apc.R) for lung cancer of Belgian women.
    [Test]
    public void LungCancerOfBelgianWomen()
    {
        var drift = NetDrift.Of(ApcTables.Belgian());
        Assert.Multiple(() =>
        {
            Assert.That(drift.NetDrift.PercentPerYear, Is.EqualTo(1.6522277629382742).Within(1e-8));
            Assert.That(drift.NetDrift.LowerPercent, Is.EqualTo(0.7955193023806872).Within(1e-8));
            Assert.That(drift.NetDrift.UpperPercent, Is.EqualTo(2.5162177910840855).Within(1e-8));
            Assert.That(drift.Tests[0].ChiSquare, Is.EqualTo(14.401905676172502).Within(1e-7));
            Assert.That(drift.LocalDrifts[0].Value, Is.EqualTo(-2.124658378085398).Within(1e-7));
        });
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedWebTool(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, drift) = (SharedOracles.Expected(name), NetDrift.Of(ApcTables.Shared(name)));
        Assert.Multiple(() =>
        {
            foreach (var (curve, points) in new[]
            {
                ("LocalDrifts", drift.LocalDrifts), ("AgeDeviations", drift.AgeDeviations), ("PerDeviations", drift.PeriodDeviations),
                ("CohDeviations", drift.CohortDeviations), ("LongAge", drift.LongitudinalAge), ("CrossAge", drift.CrossSectionalAge),
                ("PeriodRR", drift.PeriodRatios), ("CohortRR", drift.CohortRatios), ("FittedTemporalTrends", drift.FittedPeriods),
            })
                for (var i = 0; i < points.Count; i++)
                    foreach (var (value, column) in new[] { (points[i].At, 0), (points[i].Value, 1), (points[i].Lower, 2), (points[i].Upper, 3) })
                        Near(value, $"nci_apc_{curve}.values.{i}.{column}");
            for (var i = 0; i < 7; i++)
            {
                Near(drift.Tests[i].ChiSquare, $"nci_apc_Waldtests.values.{i}.0");
                Near(drift.Tests[i].DegreesOfFreedom, $"nci_apc_Waldtests.values.{i}.1");
                Near(drift.Tests[i].PValue, $"nci_apc_Waldtests.values.{i}.2");
            }
            Near(drift.LongitudinalAgeTrend.LogPerYear, "nci_apc_Coefficients.values.1.0");
            Near(drift.NetDrift.StandardError, "nci_apc_Coefficients.values.2.1");
            Near(drift.CrossSectionalAgeTrend.LogPerYear, "nci_apc_Coefficients.values.3.0");
        });

        void Near(double ours, string path) =>
            Assert.That(ours, Is.EqualTo(expected[path]).Within(Math.Max(1e-8, 1e-6 * Math.Abs(expected[path]))), path);
    }

    [Test]
    public void OneDriftForAllAges_IsFoundInEachOfThem()
    {
        var drift = NetDrift.Of(ApcTables.Expected(9, 5, (age, period) => -9 + 0.5 * age - 0.03 * age * age + 5 * 0.013 * period));
        Assert.That(drift.NetDrift.LogPerYear, Is.EqualTo(0.013).Within(1e-9));
        Assert.That(drift.LocalDrifts.Select(p => p.Value), Is.EqualTo(Enumerable.Repeat(100 * (Math.Exp(0.013) - 1), 9)).Within(1e-6));
        Assert.That(drift.Dispersion, Is.EqualTo(1));
    }

    [Test]
    public void OtherReferences_ScaleTheRatios()
    {
        var (one, other) = (NetDrift.Of(ApcTables.Belgian()), NetDrift.Of(ApcTables.Belgian(), new() { ReferencePeriod = 1972.5, ReferenceAge = 72.5 }));
        Assert.That(other.NetDrift.UpperPercent, Is.EqualTo(one.NetDrift.UpperPercent).Within(1e-9));
        Assert.That(other.PeriodRatios.Select(p => p.Value / other.PeriodRatios[0].Value), Is.EqualTo(one.PeriodRatios.Select(p => p.Value / one.PeriodRatios[0].Value)).Within(1e-9));
        Assert.That(other.CohortRatios.Single(p => p.At == 1900), Is.EqualTo(new ApcPoint(1900, 1, 1, 1)));
    }

    [TestCase(131, 3)]
    [TestCase(3, 251)]
    public void MoreGroupsThanAnyRegistryHas_AreRefused(int ages, int periods) =>
        Assert.That(() => ApcTables.Expected(ages, periods, (_, _) => -8), Throws.InstanceOf<StatisticRefusedException>().With.Message.Contains("130 and 250 are the most"));

    [TestCase(1e16, 10)]
    [TestCase(1e300, 10)]
    [TestCase(50_000, 1e16)]
    [TestCase(1e-20, 1)]
    public void ACellBeyondMankind_IsRefusedByItsAge(double personYears, double cases)
    {
        var (counts, years) = (new double[3, 3], new double[3, 3]);
        for (var i = 0; i < 9; i++) (counts[i / 3, i % 3], years[i / 3, i % 3]) = (10, 50_000);
        (counts[1, 2], years[1, 2]) = (cases, personYears);
        var refused = Assert.Throws<StatisticRefusedException>(() => _ = new LexisTable([0, 5, 10], 5, [2000, 2005, 2010], 5, counts, years))!;
        Assert.That(refused.Reason.En, Does.StartWith("Age 5, period 2010").And.Contain("units"));
        Assert.That(refused.Reason.Zh, Does.Contain("单位"));
    }

    [Test]
    public void WhatCannotBeFitted_IsRefused()
    {
        Assert.That(() => NetDrift.Of(ApcTables.Expected(5, 2, (_, _) => -8)), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2 periods"));
        Assert.That(() => NetDrift.Of(ApcTables.Expected(5, 5, (_, _) => -8, periodWidth: 2)), Throws.InstanceOf<ArgumentException>().With.Message.Contains("equally wide"));
        Assert.That(() => NetDrift.Of(ApcTables.Belgian(), new() { ReferencePeriod = 1990 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("reference period 1990"));
        var (cases, years) = (new double[3, 3], new double[3, 3]);
        for (var i = 0; i < 8; i++) (cases[i / 3, i % 3], years[i / 3, i % 3]) = (1, 100);
        Assert.That(() => NetDrift.Of(new([0, 5, 10], 5, [2000, 2005, 2010], 5, cases, years)), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Nobody is at risk"));
    }
}
