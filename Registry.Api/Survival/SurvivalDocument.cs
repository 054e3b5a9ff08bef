using Registry.Analytics.LifeTables;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Api.Compute;

namespace Registry.Api.Survival;

/// <summary>Survival of the registered cases.</summary>
/// <param name="Closing">Closing date.</param>
/// <param name="Diagnosed">Years of diagnosis.</param>
/// <param name="Approach">cohort, period or hybrid, with its days.</param>
/// <param name="LifeTable">Name of the life table; null for observed survival only.</param>
/// <param name="Scheme">Site groups.</param>
/// <param name="Method">How survival and limits are made.</param>
/// <param name="RulesZh">Who was left out and why, in Chinese.</param>
/// <param name="RulesEn">The same in English.</param>
/// <param name="Tally">The counts of that.</param>
/// <param name="Rows">Sites and sexes.</param>
/// <param name="Stages">Stages of each site; empty unless asked for.</param>
internal sealed record SurvivalDocument(
    string Closing, string Diagnosed, string Approach, string? LifeTable, string Scheme, string Method, string RulesZh, string RulesEn, PatientTally Tally,
    IReadOnlyList<SurvivalEntry> Rows, IReadOnlyList<StageEntry> Stages)
{
    private const string Words = "observed: Kaplan-Meier; net: Pohar Perme at every exit (relsurv 2.2-9), its age standardisation by five age groups of the International Cancer Survival Standards, {0}; 95 % limits log-log of observed, log of net survival, none where nobody has died";

    /// <summary>Computes the document.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="asked">Texts that name the question.</param>
    /// <param name="byStage">True to add the stages.</param>
    /// <exception cref="ComputeRefusedException">The life table lacks a row, or the window is empty.</exception>
    public static SurvivalDocument Of(RegisteredPatients patients, SiteSurvivalQuestion question, AskedSurvival asked, bool byStage)
    {
        try
        {
            return new(asked.Closing, asked.Diagnosed, asked.Approach, asked.LifeTable, question.Scheme.Code, MethodOf(question), patients.Tally.Words.Zh, patients.Tally.Words.En, patients.Tally,
                [.. SiteSurvival.Rows(patients, question).Select(row => SurvivalEntry.Of(question.Scheme, row))], byStage ? StagesOf(patients, question) : []);
        }
        catch (MissingMortalityException missing)
        {
            throw new ComputeRefusedException([LifeTableText.Refusal(missing)]);
        }
    }

    /// <summary>Trends of each site and sex, a row for each window; empty unless asked for.</summary>
    public IReadOnlyList<SurvivalTrendEntry> Trends { get; init; } = [];

    /// <summary>The document with trends.</summary>
    public SurvivalDocument With(IReadOnlyList<SurvivalTrendEntry> trends) => this with { Trends = trends };

    private static string MethodOf(SiteSurvivalQuestion question) =>
        Words.Replace("{0}", question.Weighting == AgeWeighting.Brenner ? "patients weighted by the standard over their share (Brenner)" : "the weighted mean of the groups", StringComparison.Ordinal);

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
internal sealed record AskedSurvival(string Closing, string Diagnosed, string Approach, string? LifeTable);
