using Registry.Analytics.Sites;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>Quality indicators as long rows: one for each group, sex and indicator.</summary>
public static class TidyQuality
{
    private static readonly string NothingReported = TidyCell.Flag(RowProblem.NothingReported)!;

    /// <summary>mv, dco, mi, ub, m8000 (of verified), m8000_of_all, sub, unknown_age, open_query.</summary>
    public static IEnumerable<TidyRow> Rows(SiteTable table, TidyArea area, double confidence = 0.95)
    {
        var (withoutCases, withoutDeaths) = (table.Coverage(deaths: false).WithoutData, table.Coverage(deaths: true).WithoutData);
        var incomplete = TidyCell.Flags(
            RateKernel.IsReported(table, RegistryEvent.Incidence) ? null : NothingReported, TidyCell.Incomplete(withoutCases));
        var either = TidyCell.Flags(
            table.HasBothEvents ? null : NothingReported,
            TidyCell.Incomplete([.. withoutCases.Concat(withoutDeaths).Distinct()
                .OrderBy(w => w.Registry, StringComparer.Ordinal).ThenBy(w => w.Year)]));
        foreach (var row in SiteQuality.Compute(table, confidence))
        {
            var cell = TidyCell.Of(area, (table.FromYear, table.ToYear), table.Scheme, row.Group, row.Sex) with
            {
                Event = "incidence", Status = row.Status, QualityFlag = incomplete,
                Cases = row.Status == CellStatus.NotApplicable ? null : row.Counts.Cases,
            };
            yield return Percent(cell, "mv", row.MorphologicallyVerified);
            yield return Percent(cell, "dco", row.DeathCertificateOnly);
            yield return Ratio(cell with { Event = "both", QualityFlag = either }, row.MortalityIncidence);
            yield return Percent(cell, "ub", row.PrimarySiteUnknown);
            yield return Percent(cell, "m8000", row.UnspecifiedMorphology);
            yield return Percent(cell, "m8000_of_all", row.UnspecifiedMorphologyOfAll);
            yield return Percent(cell, "sub", row.UnspecifiedSubsite);
            yield return Percent(cell, "unknown_age", row.UnknownAge);
            yield return Percent(cell, "open_query", row.WithOpenQuery);
        }
    }

    private static TidyRow Ratio(TidyRow cell, RatioEstimate? ratio) => Finish(cell with
    {
        Measure = "mi", Unit = "ratio", Value = ratio?.Ratio, Lower = ratio?.Lower, Upper = ratio?.Upper, Method = ratio?.Method,
        Cases = ratio?.Denominator ?? cell.Cases,
    });

    private static TidyRow Percent(TidyRow cell, string measure, PercentEstimate? percent) => Finish(cell with
    {
        Measure = measure, Unit = "percent", Value = percent?.Percent,
        Lower = percent?.LowerPercent, Upper = percent?.UpperPercent, Method = percent?.Method,
    });

    private static TidyRow Finish(TidyRow cell) => TidyCell.Finish(
        cell.Status == CellStatus.NotApplicable ? cell with { QualityFlag = null }
        : cell.Value is null && cell.QualityFlag?.StartsWith(NothingReported, StringComparison.Ordinal) != true
            ? cell with { QualityFlag = TidyCell.Flags("nothing-to-divide-by", cell.QualityFlag) }
        : cell);
}
