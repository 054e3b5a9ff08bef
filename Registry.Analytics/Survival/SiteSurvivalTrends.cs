using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>Trends of survival: windows of calendar time by the period approach, the straight line through them, and a flexible model of the excess hazard by year of diagnosis.</summary>
/// <remarks>Brenner H, Gefeller O. Cancer 1996;78:2004 (period). Zeng H, Chen W, Zheng R, et al. Lancet Glob Health 2018;6:e555 (mean change a year over periods).
/// Windows share no person-time, so that their estimates are taken as independent.</remarks>
public static class SiteSurvivalTrends
{
    private const int Degrees = 3;
    private const double FewestErrors = 1.96;

    /// <summary>The windows that end on a closing date and go back as far as patients are registered the years before.</summary>
    /// <param name="firstDiagnosis">First day from which all cases are registered.</param>
    /// <param name="closing">Closing date.</param>
    /// <param name="span">Years of a window.</param>
    /// <param name="years">Years since diagnosis.</param>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> WindowsOf(DateOnly firstDiagnosis, DateOnly closing, int span, int years)
    {
        var windows = new List<(DateOnly From, DateOnly To)>();
        for (var k = 0; closing.AddYears(-(k + 1) * span).AddDays(1) is var from && from >= firstDiagnosis.AddYears(years); k++)
            windows.Insert(0, (from, closing.AddYears(-k * span)));
        return windows;
    }

    /// <summary>The trend of every site and sex, both sexes before men and women.</summary>
    /// <param name="patients">The registered cases as they are known on the closing date.</param>
    /// <param name="question">What is asked; the last of its years is taken, its window is not.</param>
    /// <param name="firstDiagnosis">First day from which all cases are registered.</param>
    /// <param name="closing">Closing date.</param>
    /// <param name="span">Years of a window.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static IReadOnlyList<SiteSurvivalTrend> Of(
        RegisteredPatients patients, SiteSurvivalQuestion question, DateOnly firstDiagnosis, DateOnly closing, int span)
    {
        var last = question with { Years = [question.Years[^1]] };
        var spans = WindowsOf(firstDiagnosis, closing, span, last.Years[0]);
        if (spans.Count == 0) return [];
        var rows = spans.Select(window => SiteSurvival.Rows(patients, last with { Window = new(window.From, window.To) })).ToList();
        int[] places = [.. Enumerable.Range(0, rows[0].Count)];
        return SideBySide.Map(places, place => Trend(patients, last, [.. rows.Select((window, k) => Window(spans[k], window[place], last))], rows[0][place]));
    }

    private static SurvivalTrendWindow Window((DateOnly From, DateOnly To) span, SiteSurvivalRow row, SiteSurvivalQuestion question) =>
        new(span.From, span.To, row.Patients, question.LifeTable is null ? row.Observed : row.Net, row.Standardised);

    private static SiteSurvivalTrend Trend(RegisteredPatients patients, SiteSurvivalQuestion question, IReadOnlyList<SurvivalTrendWindow> windows, SiteSurvivalRow row)
    {
        var trend = new SiteSurvivalTrend(row.Group, row.Sex, row.Years, windows) { IsNet = question.LifeTable is not null };
        var points = windows.Select(window => (window.Middle, Point: trend.Of(window))).Where(window => window.Point is not null)
            .Select(window => (window.Middle, window.Point!.Survival, window.Point.StandardError)).ToList();
        return trend with
        {
            Change = SurvivalChange.Of(points, question.Confidence),
            ExcessHazardPerYear = question.LifeTable is { } table ? Model(patients.OfSite(question.Scheme, row.Group, row.Sex, onlyAnalysed: true), table, question) : null,
        };
    }

    // Deaths that chance alone would seldom add to those expected: without them there is no excess whose change could be told.
    private static bool HasExcess(IReadOnlyList<Patient> patients, MortalityTable table, int years)
    {
        if (!patients.Any(p => p.ExitDay > p.EntryDay)) return false;
        var all = IntervalSurvival.Count(patients, table, [0, years])[0];
        return all.Deaths - all.Expected > FewestErrors * Math.Sqrt(all.Deaths);
    }

    // Year of diagnosis, age in decades from 65 and its square, and sex where there are both.
    private static FlexibleEstimate? Model(IReadOnlyList<RegisteredPatient> patients, MortalityTable table, SiteSurvivalQuestion question)
    {
        List<Patient> all = [.. patients.Select(p => p.Patient)];
        if (all.Count == 0 || !HasExcess(all, table, question.Years[0])) return null;
        var (first, hasBoth) = (all.Min(p => p.Diagnosis.Year), all.Exists(p => p.Sex == Sex.Male) && all.Exists(p => p.Sex == Sex.Female));
        var terms = new FlexibleTerms
        {
            Names = hasBoth ? ["year", "age", "age²", "women"] : ["year", "age", "age²"],
            Values = p =>
            {
                var (year, age) = (Patient.YearFraction(p.Diagnosis) - first, p.AgeDays / (10 * MortalityTable.DaysPerYear) - 6.5);
                return hasBoth ? [year, age, age * age, p.Sex == Sex.Female ? 1 : 0] : [year, age, age * age];
            },
            Degrees = Degrees,
            Years = question.Years[0],
        };
        try
        {
            return FlexibleExcessHazard.Fit(all, table, terms).Ratio(0, question.Years[0], question.Confidence);
        }
        catch (ArgumentException refused) when (refused is not MissingMortalityException)
        {
            return null;      // too few deaths for the model: the windows alone tell the trend
        }
    }
}
