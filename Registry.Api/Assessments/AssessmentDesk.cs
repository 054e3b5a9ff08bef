using System.ComponentModel;
using Registry.Analytics.Quality;
using Registry.Api.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Assessments;

/// <summary>The assessments of a question.</summary>
/// <param name="DataState">The data they come from.</param>
/// <param name="Bands">Edition of the table of bands.</param>
/// <param name="Populations">The population version that each registry and year is divided by.</param>
/// <param name="Blocked">How many of all that was asked for are blocked.</param>
/// <param name="Open">How many are to be explained and are not.</param>
/// <param name="Survival">Whose survival M:I is held against: published, or that of the own cases with the closing date and the number of sites and sexes that have one.</param>
/// <param name="Assessments">Registry by registry, measure by measure, site by site.</param>
internal sealed record AssessmentDocument(
    DataState DataState, string Bands, IReadOnlyList<PopulationProvenance> Populations, int Blocked, int Open, string Survival, IReadOnlyList<AssessmentEntry> Assessments);

/// <summary>Which assessments are wanted.</summary>
/// <param name="Year">Year of incidence; null: the last one that has data.</param>
/// <param name="Registries">Registry codes; none means all.</param>
/// <param name="Level">total, site or all.</param>
/// <param name="Verdict">Only these, or null.</param>
internal sealed record AssessmentQuestion(int? Year, IReadOnlyList<string> Registries, string Level, AssessmentVerdict? Verdict)
{
    /// <summary>Survival of the own cases; null for the published one.</summary>
    public AskedOwnSurvival? Survival { get; init; }
}

/// <summary>An indicator that somebody explains.</summary>
internal sealed record ExplanationOrder(
    [property: Description("Six-digit registry code")] string? Registry,
    [property: Description("Year of incidence")] int? Year,
    [property: Description("mv, dco, ub, m8000, mi, incidence, age-fall, childhood …")] string? Measure,
    [property: Description("Group code of the site; 60, all cancers, when it is left out")] string? Site,
    [property: Description("0 both (default), 1 men, 2 women")] int? Sex,
    [property: Description("true-change, screening, reporting, population, coding or other")] string? Conclusion,
    [property: Description("Why; kept with the explanation")] string? Reason,
    [property: Description("Who explains it; kept with the explanation")] string? By,
    [property: Description("Closing date yyyy-MM-dd, where the list was asked with one: M:I against the survival of the own cases")] string? Closing = null);

/// <summary>Asks for assessments and keeps explanations; the API and the command line ask in the same way.</summary>
internal sealed class AssessmentDesk(QualityExplanationStore store, QualityBands bands)
{
    /// <summary>The assessments of a question with what was said of them.</summary>
    public async Task<AssessmentDocument> ListAsync(CountCube cube, AssessmentQuestion question, CancellationToken stop)
    {
        var codes = question.Registries.Count > 0 ? question.Registries : [.. cube.Registries.Select(registry => registry.Code)];
        var year = question.Year ?? (cube.Years.Count > 0 ? cube.Years[^1] : 0);
        var said = (await store.ListAsync(null, year, stop)).Where(explanation => explanation.WithdrawnAt is null).ToLookup(explanation => explanation.Key);
        var all = QualityAssessments.Of(cube, bands, codes.ToHashSet(StringComparer.Ordinal), year, question.Survival?.Survival)
            .Where(assessment => question.Level == "all" || (assessment.Group.Kind == SiteGroupKind.Total) == (question.Level == "total"))
            .Select(assessment => AssessmentEntry.Of(assessment, said[assessment.Key].LastOrDefault())).ToList();
        return new(
            cube.State, bands.Edition, PopulationProvenance.Of(cube, codes, new(year, year)),
            all.Count(entry => entry.Verdict == AssessmentVerdict.Block),
            all.Count(entry => entry.State is ExplanationState.Open or ExplanationState.Lapsed), question.Survival?.Words ?? "published",
            [.. all.Where(entry => question.Verdict is null || entry.Verdict == question.Verdict)]);
    }

    /// <summary>Keeps an explanation of an indicator that needs one.</summary>
    /// <param name="cube">Counts of all registries.</param>
    /// <param name="order">What is explained, by whom and why.</param>
    /// <param name="survival">Survival of the own cases, as the list had it; null for the published one.</param>
    /// <returns>The explanation, or why there is none.</returns>
    public (QualityExplanation? Explanation, Bilingual? Refusal) Explain(CountCube cube, ExplanationOrder order, OwnSurvival? survival)
    {
        if (string.IsNullOrWhiteSpace(order.By) || string.IsNullOrWhiteSpace(order.Reason))
            return (null, new("请注明由谁说明及理由。", "Say who explains it, and why."));
        if (!QualityExplanation.Conclusions.Contains(order.Conclusion ?? ""))
        {
            var known = string.Join(", ", QualityExplanation.Conclusions);
            return (null, new($"结论“{order.Conclusion}”应为 {known} 之一。", $"Conclusion \"{order.Conclusion}\": one of {known} is expected."));
        }
        var key = new IndicatorKey(order.Registry ?? "", order.Year ?? 0, order.Measure ?? "", order.Site ?? "60", order.Sex ?? 0);
        if (QualityAssessments.Of(cube, bands, [key.Registry], key.Year, survival).FirstOrDefault(found => found.Key == key) is not { } assessment)
            return (null, new($"没有该指标：{Name(key)}。", $"There is no such indicator: {Name(key)}."));
        if (assessment.Verdict != AssessmentVerdict.Explain)
            return (null, assessment.Verdict == AssessmentVerdict.Block
                ? new($"{Name(key)} 须先核实数据，不能以说明代替。", $"{Name(key)} is blocked: correct the data, an explanation does not do.")
                : new($"{Name(key)} 无须说明。", $"{Name(key)} needs no explanation."));
        return (store.Add(new()
        {
            Key = key, Numerator = assessment.Numerator, Denominator = assessment.Denominator, Bands = bands.Edition, Conclusion = order.Conclusion!,
            Reason = order.Reason, By = order.By,
        }), null);
    }

    private static string Name(IndicatorKey key) => FormattableString.Invariant($"{key.Registry} {key.Year} {key.Measure} {key.Site}/{key.Sex}");
}
