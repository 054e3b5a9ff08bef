using Registry.Analytics.Completeness;

namespace Registry.Analytics.Tests.Completeness;

/// <summary>Completeness by certificates, by flow, and by capture and recapture.</summary>
public class CompletenessTests
{
    private const int Sources = 4;

    private static IEnumerable<string> Certificates() => Named("completeness/dcn_mi", "counts.csv");

    private static IEnumerable<string> Flows() => Named("completeness/flow_sire", "steps.csv");

    private static IEnumerable<string> Histories() => Named("completeness/capture_recapture_hiv", "capture_histories.csv");

    private static IEnumerable<string> Named(string name, string file) => SharedOracles.Cases("completeness", file).Where(n => n == "" || n == name);

    [TestCaseSource(nameof(Certificates))]
    public void SharedCertificates(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        foreach (var (row, i) in SharedOracles.Rows(name, "counts.csv").Select((row, i) => (row, i)))
        {
            var ours = CertificateCompleteness.Of(Number(row, "registered_including_dcn"), Number(row, "deaths"), Number(row, "dcn"))!;
            Near(name, ours.MortalityIncidence, expected[$"mi_ratio.{i}"]);
            Near(name, ours.Fraction, expected[$"completeness_dcn_mi.{i}"]);
            Near(name, ours.InitialFraction, expected[$"initial_completeness.{i}"]);
            Near(name, ours.Missed, expected[$"missed_alive_estimate.{i}"]);
        }
    }

    [TestCaseSource(nameof(Flows))]
    public void SharedFlow(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        var ours = FlowMethod.Of([.. SharedOracles.Rows(name, "steps.csv").Select(r => new FlowStep(
            Number(r, "t_end"), Number(r, "survival_start"), Number(r, "survival_end"), Number(r, "m_death_certificate_mention"),
            Number(r, "u_unregistered_start"), Number(r, "u_unregistered_end")))]);
        for (var i = 0; i < ours.Count; i++)
        {
            Near(name, ours[i].Fraction, expected[$"completeness.{i}"]);
            Near(name, ours[i].MissingAlive, expected[$"missing_alive.{i}"]);
            Near(name, ours[i].LostDead, expected[$"lost_dead_not_mentioned.{i}"]);
            Near(name, ours[i].Initiated, expected[$"dci_cumulative.{i}"]);
        }
    }

    [TestCaseSource(nameof(Histories))]
    public void SharedHistories(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        var counts = new double[1 << Sources];
        foreach (var row in SharedOracles.Rows(name, "capture_histories.csv"))
            counts[Enumerable.Range(0, Sources).Sum(k => row[$"s{k + 1}"] == "1" ? 1 << k : 0)] = Number(row, "n");
        var models = CaptureModels.All(Sources, counts);
        for (var i = 0; i < 4; i++)
        {
            Near(name, models[i].Estimate.Cases, expected[$"rcapture_best_by_bic.{i}.abundance"]);
            // R's glm takes the information of the step before its last: its standard errors are good to some 1e-6.
            Assert.That(models[i].Estimate.StandardError, Is.EqualTo(expected[$"rcapture_best_by_bic.{i}.stderr"]).Within(1e-3).Percent);
            Near(name, models[i].Deviance, expected[$"rcapture_best_by_bic.{i}.deviance"]);
            Near(name, models[i].DegreesOfFreedom, expected[$"rcapture_best_by_bic.{i}.df"]);
            Near(name, models[i].Bic, expected[$"rcapture_best_by_bic.{i}.BIC"]);
        }
        var (first, second, both) = (Known(counts, 1), Known(counts, 2), Enumerable.Range(1, 15).Where(h => (h & 3) == 3).Sum(h => counts[h]));
        var chapman = CaptureRecapture.Chapman(first, second, both);
        Near(name, CaptureRecapture.LincolnPetersen(first, second, both)!.Value, expected["lincoln_petersen_s1_s2"]);
        Near(name, chapman.Cases, expected["chapman_s1_s2"]);
        Near(name, chapman.StandardError, expected["chapman_se"]);
        // The reference takes 1.96 for the normal quantile.
        var with196 = CaptureRecapture.Chapman(first, second, both, confidence: 0.950004209703559);
        Near(name, with196.Lower, expected["chapman_ci_normal.0"]);
        Near(name, with196.Upper, expected["chapman_ci_normal.1"]);
    }

    [Test]
    public void FourRegistriesOfHiv_AsRcaptureHasThem()
    {
        var counts = new double[1 << Sources];
        foreach (var row in ReferenceTable.Read("capture_histories.csv"))
            counts[row["sources"].Select((c, k) => c == '1' ? 1 << k : 0).Sum()] = ReferenceTable.Number(row["cases"]);
        var best = CaptureModels.All(Sources, counts)[0];
        Assert.That((best.Name, best.DegreesOfFreedom), Is.EqualTo(("[1,2,3,4]", 10)));
        Assert.That(best.Estimate.Cases, Is.EqualTo(11124.578469).Within(1e-6).Percent);
        Assert.That(best.Deviance, Is.EqualTo(13.0261369).Within(1e-5).Percent);
    }

    [Test]
    public void IndependentSources_GiveTheTrueNumber()
    {
        // Every history as often as independence says, 1000 cases, sources that know 60 %, 50 % and 30 %.
        double[] know = [0.6, 0.5, 0.3];
        double[] counts = [.. Enumerable.Range(0, 8).Select(h => 1000 * Enumerable.Range(0, 3).Aggregate(1.0, (p, k) => p * ((h & (1 << k)) != 0 ? know[k] : 1 - know[k])))];
        foreach (var model in CaptureModels.All(3, counts))
            Assert.That(model.Estimate.Cases, Is.EqualTo(1000).Within(1e-6).Percent, model.Name);
        Assert.That(CaptureModels.All(3, counts), Has.Count.EqualTo(8));
        Assert.That(CaptureRecapture.LincolnPetersen(600, 500, 300), Is.EqualTo(1000));
    }

    [Test]
    public void FullKnowledge_IsComplete()
    {
        Assert.That(CertificateCompleteness.Of(500, 300, 0)!.Fraction, Is.EqualTo(1));
        Assert.That(CaptureRecapture.Chapman(50, 50, 50).Cases, Is.EqualTo(50));
        Assert.That(FlowMethod.Of([new(1, 1, 0.5, 1, 0, 0)])[0].Fraction, Is.EqualTo(1));
    }

    [Test]
    public void CompletenessFallsWithNotifiedCases_AndGrowsWithTime()
    {
        var random = new Random(54);
        for (var i = 0; i < 200; i++)
        {
            double cases = 100 + random.Next(5000), deaths = 1 + Math.Floor(cases * random.NextDouble() * 0.95), notified = Math.Floor(cases * 0.3 * random.NextDouble());
            Assert.That(CertificateCompleteness.Of(cases, deaths, notified + 1)!.Fraction, Is.LessThan(CertificateCompleteness.Of(cases, deaths, notified)!.Fraction));
            var (survival, unknown, steps) = (1.0, 0.9, new List<FlowStep>());
            for (var step = 1; step <= 10; step++)
            {
                var (s, u) = (survival * (0.5 + random.NextDouble() / 2), unknown * random.NextDouble());
                steps.Add(new(step, survival, s, random.NextDouble(), unknown, u));
                (survival, unknown) = (s, u);
            }
            var flow = FlowMethod.Of(steps);
            Assert.That(flow.Zip(flow.Skip(1)), Has.All.Matches<(FlowEstimate A, FlowEstimate B)>(p => p.B.Fraction >= p.A.Fraction - 1e-12));
        }
    }

    [Test]
    public void WhatHasNoAnswer_IsAbsent()
    {
        Assert.That(CertificateCompleteness.Of(100, 100, 5), Is.Null);
        Assert.That(CertificateCompleteness.Of(100, 0, 5), Is.Null);
        Assert.That(CaptureRecapture.LincolnPetersen(10, 10, 0), Is.Null);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => CertificateCompleteness.Of(10, 5, 11), Throws.ArgumentException.With.Message.Contains("11 first known"));
        Assert.That(() => CaptureRecapture.Chapman(10, 5, 6), Throws.ArgumentException.With.Message.Contains("both 6"));
        Assert.That(() => CaptureModels.All(5, new double[32]), Throws.ArgumentException.With.Message.Contains("5 sources"));
        Assert.That(() => CaptureModels.All(2, [0, 5, 0, 0]), Throws.ArgumentException.With.Message.Contains("Source 2 knows nobody"));
        Assert.That(() => CaptureModels.All(2, [0, 5, -1, 3]), Throws.ArgumentException.With.Message.Contains("-1"));
        Assert.That(() => FlowMethod.Of([]), Throws.ArgumentException);
        Assert.That(() => FlowMethod.Of([new(1, 0.5, 0.8, 0.9, 0.5, 0.4)]), Throws.ArgumentException.With.Message.Contains("rise"));
        Assert.That(() => FlowMethod.Of([new(1, 1, 0.8, 0.9, 0.5, 0.4), new(2, 0.7, 0.6, 0.9, 0.4, 0.3)]), Throws.ArgumentException.With.Message.Contains("does not begin"));
        Assert.That(() => FlowMethod.Of([new(1, 1, 0.8, 1.9, 0.5, 0.4)]), Throws.ArgumentException.With.Message.Contains("0 to 1"));
    }

    private static double Known(double[] counts, int source) => Enumerable.Range(1, 15).Where(h => (h & source) != 0).Sum(h => counts[h]);

    private static double Number(Dictionary<string, string> row, string column) => ReferenceTable.Number(row[column]);

    private static void Near(string name, double ours, double expected) =>
        Assert.That(ours, Is.EqualTo(expected).Within(SharedOracles.Tolerance(name, expected)));
}
