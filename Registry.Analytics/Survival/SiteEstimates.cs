using Registry.Analytics.Numerics;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>Every estimator of survival for the registered cases, by site and sex, each also standardised for age.</summary>
/// <remarks>The same functions that the calculator calls for patients of its caller; <see cref="SiteSurvival"/> is the faster way to observed and net survival.</remarks>
public static class SiteEstimates
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>The rows, site by site, both sexes before men and women; sites that a sex does not have are left out.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <exception cref="LifeTables.MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">An estimator lacks its life table, or cannot take the window, weights or condition that are asked for.</exception>
    public static IReadOnlyList<SiteEstimate> Rows(RegisteredPatients patients, SiteEstimatesQuestion question)
    {
        MustGoTogether(question);
        int[] groups = [.. Enumerable.Range(0, question.Survival.Scheme.Groups.Count)];
        var sites = SideBySide.Map(groups, group => RowsOf(patients, question, group));
        return [.. Sexes.SelectMany(sex => sites.SelectMany(site => site.Where(row => row.Sex == sex)))];
    }

    private static void MustGoTogether(SiteEstimatesQuestion question)
    {
        foreach (var method in question.Methods)
        {
            if (SiteEstimatesQuestion.NeedsLifeTable(method) && question.Survival.LifeTable is null)
                throw new ArgumentException($"{method} needs a life table.", nameof(question));
            if (SiteEstimatesQuestion.FollowsCohorts(method) && question.Survival.Window.From is not null)
                throw new ArgumentException($"{method} follows whole cohorts from diagnosis: it has no period approach.", nameof(question));
            if (SiteEstimatesQuestion.IsCrude(method) && (question.Given > 0 || question.Survival.Weighting == AgeWeighting.Brenner))
                throw new ArgumentException($"{method} is neither conditional nor made of weighted patients.", nameof(question));
        }
        if (question.Given > question.Survival.Years[0])
            throw new ArgumentException($"Survival to {EnglishNoun.Count(question.Survival.Years[0], "year")} is asked of those who reach {question.Given}.", nameof(question));
    }

    private static List<SiteEstimate> RowsOf(RegisteredPatients patients, SiteEstimatesQuestion question, int group)
    {
        var (asked, rows) = (question.Survival, new List<SiteEstimate>());
        var site = asked.Scheme.Groups[group];
        foreach (var sex in Sexes.Where(sex => site.AppliesTo(sex)))
        {
            EndableWork.GoOn();
            var inside = asked.Window.Of([.. patients.OfSite(asked.Scheme, group, sex, onlyAnalysed: true).Select(p => p.Patient)]);
            foreach (var method in question.Methods) rows.AddRange(RowsOf(inside, question, method, group, sex));
        }
        return rows;
    }

    private static IEnumerable<SiteEstimate> RowsOf(IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, int group, Sex? sex)
    {
        var (standard, ages) = SurvivalStandard.OfSite(question.Survival.Scheme.Groups[group].IcdLabel);
        var (weights, years) = (standard.Weights(ages), question.Survival.Years);
        var whole = SiteEstimator.Of(patients, question, method);
        var standardised = question.Survival.Weighting == AgeWeighting.Brenner
            ? ByWeights(patients, question, method, ages, weights) : ByGroups(patients, question, method, ages, weights);
        foreach (var measure in whole.Measures)
            for (var i = 0; i < years.Count; i++)
                yield return new(group, sex, years[i], method, measure, patients.Count, whole.At(measure, i), standardised(measure, i), standard.Number);
    }

    private static Func<SurvivalMeasure, int, SurvivalPoint?> ByGroups(
        IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, IReadOnlyList<int> ages, IReadOnlyList<double> weights)
    {
        var groups = patients.ToLookup(p => SiteCells.GroupOf(p.Age, ages));
        var estimators = ages.Select((_, age) => SiteEstimator.Of([.. groups[age]], question, method)).ToList();
        return (measure, i) => SiteEstimator.Sayable(AgeStandardisedSurvival.Direct(
            [.. estimators.Select(estimator => estimator.At(measure, i))], weights, question.ScaleOf(method), question.Survival.Confidence), measure);
    }

    private static Func<SurvivalMeasure, int, SurvivalPoint?> ByWeights(
        IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, IReadOnlyList<int> ages, IReadOnlyList<double> weights)
    {
        if (ages.Where((_, age) => patients.All(p => SiteCells.GroupOf(p.Age, ages) != age)).Any()) return (_, _) => null;
        var weighted = AgeStandardisedSurvival.Weighted(patients, p => SiteCells.GroupOf(p.Age, ages), weights);
        return SiteEstimator.Of(weighted, question, method).At;
    }
}
