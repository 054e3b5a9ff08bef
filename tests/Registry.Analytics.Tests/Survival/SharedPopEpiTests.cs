using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;

namespace Registry.Analytics.Tests.Survival;

/// <summary>What popEpi 0.4.10 makes of the same patients and life table.</summary>
public class SharedPopEpiTests
{
    private static readonly double[] Bands = [45, 55, 65, 75];

    private static List<string> Cases()
    {
        var names = SharedOracles.Cases("survival", "patients.csv").Where(name => name.Contains("popepi")).ToList();
        return names.Count > 0 ? names : [""];
    }

    [TestCaseSource(nameof(Cases))]
    public void MonthlyIntervals(string name)
    {
        var (patients, expected) = Read(name);
        var intervals = IntervalSurvival.Count(patients, SharedPatients.Finland(), Months(120));
        Same(name, expected, "observed_hazard_monthly", "surv.obs", IntervalSurvival.Observed(intervals, IntervalMethod.Hazard));
        Same(name, expected, "cause_specific", "surv.obs.canD", IntervalSurvival.CauseSpecific(intervals, IntervalMethod.Hazard));
        Same(name, expected, "ederer2_monthly", "r.e2", IntervalSurvival.EdererTwo(intervals, IntervalMethod.Hazard));
        Same(name, expected, "pohar_perme_monthly", "r.pp", IntervalSurvival.PoharPerme(intervals));
        var (causes, relative) = (IntervalSurvival.CrudeProbability(intervals, fromCauses: true), IntervalSurvival.CrudeProbability(intervals, fromCauses: false));
        foreach (var (interval, i) in Ends(expected, "cif_observed").Select((end, i) => ((int)Math.Round(end * 12) - 1, i)))
        {
            Near(name, expected, $"cif_observed.CIF_canD.{i}", causes[interval]!.Value);
            if (expected.ContainsKey($"cif_relative.CIF.rel.{i}")) Near(name, expected, $"cif_relative.CIF.rel.{i}", relative[interval]!.Value);
            else Assert.That(relative[interval], Is.Null);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void YearlyLifeTable(string name)
    {
        var (patients, expected) = Read(name);
        var intervals = IntervalSurvival.Count(patients, SharedPatients.Finland(), [.. Enumerable.Range(0, 11).Select(year => (double)year)]);
        foreach (var (end, i) in Ends(expected, "observed_lifetable_yearly").Select((end, i) => ((int)end - 1, i)))
            Assert.That((intervals[end].AtRisk, intervals[end].Lost), Is.EqualTo(((int)expected[$"observed_lifetable_yearly.n.{i}"], (int)expected[$"observed_lifetable_yearly.n.cens.{i}"])));
        Same(name, expected, "observed_lifetable_yearly", "surv.obs", IntervalSurvival.Observed(intervals, IntervalMethod.LifeTable));
        Same(name, expected, "ederer2_lifetable_yearly", "r.e2", IntervalSurvival.EdererTwo(intervals, IntervalMethod.LifeTable));
    }

    [TestCaseSource(nameof(Cases))]
    public void PeriodApproach(string name)
    {
        var (patients, expected) = Read(name);
        var inside = new SurvivalWindow(new(2008, 1, 1), new(2013, 1, 1)).Of(patients);
        var intervals = IntervalSurvival.Count(inside, SharedPatients.Finland(), Months(60));
        Same(name, expected, "period_observed", "surv.obs", IntervalSurvival.Observed(intervals, IntervalMethod.Hazard));
        Same(name, expected, "period_ederer2", "r.e2", IntervalSurvival.EdererTwo(intervals, IntervalMethod.Hazard));
        Same(name, expected, "period_pohar_perme", "r.pp", IntervalSurvival.PoharPerme(intervals));
    }

    [TestCaseSource(nameof(Cases))]
    public void StandardisedForAge(string name)
    {
        var (patients, expected) = Read(name);
        var groups = patients.GroupBy(p => Bands.Count(from => p.Age >= from)).OrderBy(g => g.Key)
            .Select(g => IntervalSurvival.Count([.. g], SharedPatients.Finland(), Months(120))).ToList();
        foreach (var standard in new[] { "age_standardised_ICSS1", "age_standardised_ICSS2" })
        {
            double[] weights = [.. Enumerable.Range(0, 5).Select(i => expected[$"{standard}.weights.{i}"])];
            Standardised("pohar_perme", "r.pp", [.. groups.Select(IntervalSurvival.PoharPerme)]);
            Standardised("observed", "surv.obs", [.. groups.Select(g => IntervalSurvival.Observed(g, IntervalMethod.Hazard))]);

            void Standardised(string set, string column, IReadOnlyList<SurvivalCurve> curves) => Same(name, expected, $"{standard}.{set}", column + ".as",
                time => AgeStandardisedSurvival.Direct([.. curves.Select(c => c.At(time, LimitScale.LogLog, 0.95))], weights, LimitScale.LogLog, 0.95)!);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void KaplanMeierAndAalenJohansenByDays(string name)
    {
        var (patients, expected) = Read(name);
        double[] days = [.. new[] { 1, 3, 5, 10 }.Select(year => year * 365.25)];
        var (curve, points) = (ObservedSurvival.KaplanMeier(patients), CrudeProbability.OfCauses(patients, days));
        for (var i = 0; i < days.Length; i++)
        {
            var point = curve.At(days[i], LimitScale.Log, 0.95)!;
            Near(name, expected, $"kaplan_meier_365.25.surv.{i}", point.Survival);
            Near(name, expected, $"kaplan_meier_365.25.se.{i}", point.StandardError);
            Near(name, expected, $"kaplan_meier_365.25.lower.{i}", point.Lower!.Value);
            Near(name, expected, $"kaplan_meier_365.25.upper.{i}", point.Upper!.Value);
            Near(name, expected, $"aalen_johansen_365.25.cancer.{i}", points[i].Cancer);
            Near(name, expected, $"aalen_johansen_365.25.other.{i}", points[i].Other);
            var variance = expected[$"aalen_johansen_365.25.var_cancer.{i}"];
            Assert.That(points[i].CancerError * points[i].CancerError, Is.EqualTo(variance).Within(0.2).Percent, "cmprsk has another estimate of it");
        }
    }

    private static double[] Months(int last) => [.. Enumerable.Range(0, last + 1).Select(month => month / 12.0)];

    private static (IReadOnlyList<Patient> Patients, Dictionary<string, double> Expected) Read(string name)
    {
        SharedOracles.MustExist(name);
        return (SharedPatients.PopEpi(name), SharedOracles.Expected(name));
    }

    private static IEnumerable<double> Ends(Dictionary<string, double> expected, string set) =>
        Enumerable.Range(0, 10).Where(i => expected.ContainsKey($"{set}.Tstop.{i}")).Select(i => expected[$"{set}.Tstop.{i}"]);

    private static void Same(string name, Dictionary<string, double> expected, string set, string column, SurvivalCurve curve) =>
        Same(name, expected, set, column, time => curve.At(time, LimitScale.LogLog, 0.95)!);

    private static void Same(string name, Dictionary<string, double> expected, string set, string column, Func<double, SurvivalPoint> at)
    {
        foreach (var (end, i) in Ends(expected, set).Select((end, i) => (end, i)))
        {
            var point = at(end * MortalityTable.DaysPerYear);
            Near(name, expected, $"{set}.{column}.{i}", point.Survival);
            Near(name, expected, $"{set}.SE.{column}.{i}", point.StandardError);
            Near(name, expected, $"{set}.{column}.lo.{i}", point.Lower!.Value);
            Near(name, expected, $"{set}.{column}.hi.{i}", point.Upper!.Value);
        }
    }

    private static void Near(string name, Dictionary<string, double> expected, string path, double value) =>
        Assert.That(value, Is.EqualTo(expected[path]).Within(SharedOracles.Tolerance(name, expected[path])), path);
}
