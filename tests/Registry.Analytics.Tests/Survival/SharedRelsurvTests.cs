using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>What R's survival and relsurv 2.2-9 make of the same patients and life table.</summary>
public class SharedRelsurvTests
{
    private const int Times = 5;

    private static List<string> Cases()
    {
        var names = SharedOracles.Cases("survival", "patients.csv").Where(name => name.Contains("relsurv")).ToList();
        return names.Count > 0 ? names : [""];
    }

    [TestCaseSource(nameof(Cases))]
    public void KaplanMeierOnThreeScales(string name)
    {
        var (patients, expected, days) = Read(name);
        var curve = ObservedSurvival.KaplanMeier(patients);
        foreach (var (set, scale) in new[] { ("km_plain", LimitScale.Plain), ("km_log", LimitScale.Log), ("km_loglog", LimitScale.LogLog) })
            for (var i = 0; i < Times; i++) Same(name, expected, curve.At(days[i], scale, 0.95)!, set, "surv", i);
        for (var i = 0; i < 4; i++)
        {
            var given = curve.Given(days[i + 1], days[0], LimitScale.Plain, 0.95)!;
            Near(name, expected, $"conditional_observed_given_1y.surv.{i}", given.Survival);
            Near(name, expected, $"conditional_observed_given_1y.se.{i}", given.StandardError);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void RelativeSurvivalByThreeMethods(string name)
    {
        var (patients, expected, days) = Read(name);
        var table = SharedPatients.Slovenia();
        foreach (var (set, curve) in new[]
        {
            ("rs_surv_ederer1", RelativeSurvival.EdererOne(patients, table)), ("rs_surv_ederer2", RelativeSurvival.EdererTwo(patients, table)),
            ("rs_surv_hakulinen", RelativeSurvival.Hakulinen([.. patients.Select(TenYearsBack)], table)),
        })
            for (var i = 0; i < Times; i++) Same(name, expected, curve.At(days[i], LimitScale.Log, 0.95)!, set, "net_or_relative", i);
    }

    // relsurv 2.2-9 hands Hakulinen's method days since 1970 with a life table that counts them from 1960. With the days as they are the
    // result is that of its own functions given the table that its other methods get: 0.709864117500313 at one year of the rectum case.
    private static Patient TenYearsBack(Patient patient) => patient with { Diagnosis = patient.Diagnosis.AddDays(-3653) };

    [TestCaseSource(nameof(Cases))]
    public void HakulinenWithTheLifeTableInItsYears(string name)
    {
        var (patients, _, days) = Read(name);
        var curve = RelativeSurvival.Hakulinen(patients, SharedPatients.Slovenia());
        var known = name.Contains("rectum")
            ? new[] { 0.709864117500313, 0.565467564550947, 0.488873007140879, 0.416765021546984, 0.370094600694051 }
            : [0.925695326466625, 0.899714044531859, 0.872261866425948, 0.830909940671207, 0.791483536816633];
        Assert.That(days.Select(day => curve.At(day, LimitScale.Log, 0.95)!.Survival), Is.EqualTo(known).Within(1e-9));
    }

    [TestCaseSource(nameof(Cases))]
    public void NetSurvival_WholeAndBySex(string name)
    {
        var (patients, expected, days) = Read(name);
        var curve = NetSurvival.PoharPerme(patients, SharedPatients.Slovenia(), days);
        for (var i = 0; i < Times; i++) Same(name, expected, curve.At(days[i], LimitScale.Log, 0.95)!, "rs_surv_pohar_perme", "net_or_relative", i);
        for (var i = 0; i < 4; i++)
            Near(name, expected, $"conditional_net_given_1y.{i}", curve.Given(days[i + 1], days[0], LimitScale.Log, 0.95)!.Survival);
        for (var sex = 0; sex < 2; sex++)
        {
            var ofSex = NetSurvival.PoharPerme([.. patients.Where(p => (int)p.Sex == sex + 1)], SharedPatients.Slovenia(), days);
            for (var i = 0; i < Times; i++)
            {
                var point = ofSex.At(days[i], LimitScale.Log, 0.95)!;
                Near(name, expected, $"pohar_perme_by_sex.surv.{sex * Times + i}", point.Survival);
                Near(name, expected, $"pohar_perme_by_sex.lower.{sex * Times + i}", point.Lower!.Value);
                Near(name, expected, $"pohar_perme_by_sex.upper.{sex * Times + i}", point.Upper!.Value);
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void CrudeProbabilities_TestAndExcessHazard(string name)
    {
        var (patients, expected, days) = Read(name);
        var table = SharedPatients.Slovenia();
        var points = CrudeProbability.OfLifeTable(patients, table, days);
        for (var i = 0; i < Times; i++)
        {
            Near(name, expected, $"crude_probability.cancer.{i}", points[i].Cancer);
            Near(name, expected, $"crude_probability.other.{i}", points[i].Other);
        }
        Assert.That(points[^1].CancerYearsLost, Is.EqualTo(name.Contains("rectum") ? 3.87396595406399 : 1.05870165743343).Within(1e-9), "cmp.rel, tau 8 years");
        Assert.That(points[^1].CancerError, Is.EqualTo(name.Contains("rectum") ? 0.0213643980012 : 0.01877360545994).Within(1e-9));
        Assert.That(points[^1].OtherError, Is.EqualTo(name.Contains("rectum") ? 0.004713664015266 : 0.003455283173084).Within(1e-9));
        var test = NetSurvivalTest.Compare([[[.. patients.Where(p => p.Sex == Sex.Male)], [.. patients.Where(p => p.Sex == Sex.Female)]]], table);
        Near(name, expected, "net_survival_logrank.chi2", test.Statistic);
        Near(name, expected, "net_survival_logrank.p", test.PValue);
        var effects = ExcessHazard.Fit(patients, table, ["sex", "age"], p => [(int)p.Sex, p.AgeDays / 365.241], 5, ExpectedDeaths.WholeInterval, 0.95);
        for (var i = 0; i < effects.Count; i++)
        {
            Near(name, expected, $"excess_hazard_poisson_5x1y.coef.{i}", effects[i].Coefficient);
            Near(name, expected, $"excess_hazard_poisson_5x1y.se.{i}", effects[i].StandardError);
        }
    }

    private static (IReadOnlyList<Patient> Patients, Dictionary<string, double> Expected, double[] Days) Read(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        return (SharedPatients.Relsurv(name), expected, [.. Enumerable.Range(0, Times).Select(i => expected[$"times_days.{i}"])]);
    }

    private static void Same(string name, Dictionary<string, double> expected, SurvivalPoint point, string set, string survival, int i)
    {
        Near(name, expected, $"{set}.{survival}.{i}", point.Survival);
        Near(name, expected, $"{set}.se.{i}", point.StandardError);
        Near(name, expected, $"{set}.lower.{i}", point.Lower!.Value);
        Near(name, expected, $"{set}.upper.{i}", point.Upper!.Value);
    }

    private static void Near(string name, Dictionary<string, double> expected, string path, double value) =>
        Assert.That(value, Is.EqualTo(expected[path]).Within(SharedOracles.Tolerance(name, expected[path])), path);
}
