using Registry.Analytics;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Api.Compute;

namespace Registry.Api.Survival;

/// <summary>Survival of the registered cases.</summary>
/// <param name="Closing">Closing date.</param>
/// <param name="Diagnosed">Years of diagnosis.</param>
/// <param name="Approach">cohort, complete, period or hybrid, with its days.</param>
/// <param name="LifeTable">Name of the life table; null for observed survival only.</param>
/// <param name="Scheme">Site groups.</param>
/// <param name="Method">How survival and limits are made.</param>
/// <param name="RulesZh">Who was left out and why, and the approach, in Chinese.</param>
/// <param name="RulesEn">The same in English.</param>
/// <param name="Tally">The counts of that.</param>
/// <param name="Rows">Sites and sexes; empty where estimators are asked for.</param>
/// <param name="Stages">Stages of each site; empty unless asked for.</param>
internal sealed record SurvivalDocument(
    string Closing, string Diagnosed, string Approach, string? LifeTable, string Scheme, string Method, string RulesZh, string RulesEn, PatientTally Tally,
    IReadOnlyList<SurvivalEntry> Rows, IReadOnlyList<StageEntry> Stages)
{
    private const string Usual = "observed: Kaplan-Meier; net: Pohar Perme at every exit (relsurv 2.2-9), its age standardisation";

    /// <summary>Computes the document.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="asked">Texts that name the question.</param>
    /// <param name="which">Which of the tables: sites, stages, or estimators.</param>
    /// <exception cref="ComputeRefusedException">The life table lacks a row.</exception>
    public static SurvivalDocument Of(RegisteredPatients patients, SiteSurvivalQuestion question, AskedSurvival asked, SurvivalAsked which)
    {
        var rules = patients.Tally.Words + new Bilingual($"{asked.Approach.Zh}。", $" {Capital(asked.Approach.En)}.");
        try
        {
            return new(asked.Closing, asked.Diagnosed, asked.Approach.En, asked.LifeTable, question.Scheme.Code, MethodOf(question, which), rules.Zh, rules.En, patients.Tally,
                which.Methods.Count > 0 ? [] : [.. SiteSurvival.Rows(patients, question).Select(row => SurvivalEntry.Of(question.Scheme, row))],
                which.ByStage ? StagesOf(patients, question) : [])
            {
                Estimates = which.Methods.Count == 0 ? [] : EstimatesOf(patients, question, which),
            };
        }
        catch (MissingMortalityException missing)
        {
            throw new ComputeRefusedException([LifeTableText.Refusal(missing)]);
        }
    }

    /// <summary>Trends of each site and sex, a row for each window; empty unless asked for.</summary>
    public IReadOnlyList<SurvivalTrendEntry> Trends { get; init; } = [];

    /// <summary>The table of the estimators that were asked for; empty without.</summary>
    public IReadOnlyList<EstimateEntry> Estimates { get; init; } = [];

    /// <summary>The document with trends.</summary>
    public SurvivalDocument With(IReadOnlyList<SurvivalTrendEntry> trends) => this with { Trends = trends };

    private static string MethodOf(SiteSurvivalQuestion question, SurvivalAsked which)
    {
        var what = which.Methods.Count == 0 ? Usual : string.Join("; ", which.Methods.Select(SurvivalMethodWords.Meaning))
            + (which.Given > 0 ? $"; of those who reach {EnglishNoun.Count(which.Given, "year")}" : "")
            + (which.Methods.Any(method => method is SurvivalMethod.Actuarial or SurvivalMethod.NetByIntervals) ? $"; intervals of {EnglishNoun.Count(which.IntervalMonths, "month")}" : "")
            + "; age standardisation";
        var weighting = question.Weighting == AgeWeighting.Brenner ? "patients weighted by the standard over their share (Brenner)" : "the weighted mean of the groups";
        var crude = which.Methods.Any(SiteEstimatesQuestion.IsCrude);
        return $"{what} by five age groups of the International Cancer Survival Standards, {weighting}; "
            + $"95 % limits {LimitsOf(which)}, none where nobody has died{(crude ? ", or nobody of the cause" : "")}";
    }

    // Probabilities of death have plain limits, whatever survival has.
    private static string LimitsOf(SurvivalAsked which)
    {
        var (crude, scale) = (which.Methods.Any(SiteEstimatesQuestion.IsCrude), which.Limits ?? "log-log of observed, log of relative and net survival");
        return !crude || scale == "plain" ? scale
            : which.Methods.All(SiteEstimatesQuestion.IsCrude) ? "plain" : $"{scale}{(which.Limits is null ? "" : " of survival")}, plain of probabilities of death";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static List<EstimateEntry> EstimatesOf(RegisteredPatients patients, SiteSurvivalQuestion question, SurvivalAsked which) =>
        [.. SiteEstimates.Rows(patients, new(question, which.Methods) { Given = which.Given, IntervalMonths = which.IntervalMonths })
            .Select(estimate => EstimateEntry.Of(question.Scheme, which.Given, estimate))];

    private static List<StageEntry> StagesOf(RegisteredPatients patients, SiteSurvivalQuestion question) =>
        [.. from @group in Enumerable.Range(0, question.Scheme.Groups.Count)
            let site = question.Scheme.Groups[@group]
            let rows = SiteSurvival.ByStage(patients, question, @group)
            let early = EarlyStage.Of(rows.SelectMany(row => Enumerable.Repeat(row.Stage, row.Cases)))
            from row in rows
            select new StageEntry(site.Code, site.NameZh, site.NameEn, row.Stage, row.Cases, row.Share?.Percent, early?.Percent, question.Years[^1],
                row.Observed?.Survival, row.Observed?.Lower, row.Observed?.Upper, row.Net?.Survival, row.Net?.Lower, row.Net?.Upper)];
}

/// <summary>The words of a question, as the answer repeats them.</summary>
/// <param name="Closing">Closing date.</param>
/// <param name="Diagnosed">Years of diagnosis.</param>
/// <param name="Approach">Approach with its days.</param>
/// <param name="LifeTable">Name of the life table, or null.</param>
internal sealed record AskedSurvival(string Closing, string Diagnosed, Bilingual Approach, string? LifeTable);
