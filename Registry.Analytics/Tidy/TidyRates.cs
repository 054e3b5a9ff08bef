using Registry.Analytics.Sites;

namespace Registry.Analytics.Tidy;

/// <summary>A rate table as long rows: one for each group, sex and measure.</summary>
public static class TidyRates
{
    /// <summary>crude, asr and truncated_35_64 by standard, cumulative_rate_0_64, cumulative_rate_0_74, cumulative_risk_0_74, share, rank.</summary>
    /// <param name="table">The rates.</param>
    /// <param name="area">Their area.</param>
    /// <param name="limits">Limits of the standardised and truncated rates made in another way; null: as they are.</param>
    public static IEnumerable<TidyRow> Rows(SiteRateTable table, TidyArea area, ChosenLimits? limits = null)
    {
        var flags = TidyCell.Flags(TidyCell.Incomplete(table.WithoutData), TidyCell.Mixed(area));
        foreach (var row in table)
        {
            var cell = Cell(table, row, area, flags);
            yield return Rate(cell, "crude", row.Crude);
            foreach (var made in row.Standardised)
            {
                var standardised = limits?.Of(row, made) ?? made;
                var byStandard = cell with { StandardPopulation = standardised.Standard.Code };
                yield return Rate(byStandard, "asr", standardised.Rate);
                yield return Rate(byStandard, "truncated_35_64", standardised.Truncated);
            }
            yield return Cumulative(cell, "cumulative_rate_0_64", row.CumulativeRate64);
            yield return Cumulative(cell, "cumulative_rate_0_74", row.CumulativeRate74);
            yield return Cumulative(cell, "cumulative_risk_0_74", row.CumulativeRisk74);
            yield return Percent(cell, "share", row.Share);
            yield return TidyCell.Finish(cell with { Measure = "rank", Unit = "rank", Value = row.Rank, Method = table.Ranking.Text.En }, unranked: true);
        }
    }

    private static TidyRow Cell(SiteRateTable table, SiteRateRow row, TidyArea area, string? flags) =>
        TidyCell.Of(area, (table.FromYear, table.ToYear), table.Scheme, row.Group, row.Sex) with
        {
            Event = TidyCell.Word(table.Event),
            Cases = row.Status == CellStatus.NotApplicable ? null : row.Cases,
            PersonYears = row.Problem is RowProblem.NotApplicable or RowProblem.NothingReported ? null : row.PersonYears,
            Status = row.Status,
            QualityFlag = row.Status == CellStatus.NotApplicable ? null
                : TidyCell.Flags(row.CasesOfUnknownAge > 0 ? "unknown-age" : null, TidyCell.Flag(row.Problem), flags),
        };

    private static TidyRow Rate(TidyRow cell, string measure, RateEstimate? rate) =>
        TidyCell.Finish(cell with
        {
            Measure = measure, Unit = "per_100k", Value = rate?.Per100k,
            Lower = rate?.LowerPer100k, Upper = rate?.UpperPer100k, Method = rate?.Method,
            Cases = rate?.Cases ?? cell.Cases, PersonYears = rate?.PersonYears ?? cell.PersonYears,
        });

    // Cases of known age and person-years of the ages counted.
    private static TidyRow Cumulative(TidyRow cell, string measure, PercentEstimate? percent) => Percent(
        percent is null ? cell : cell with { Cases = percent.Numerator, PersonYears = percent.Denominator }, measure, percent);

    private static TidyRow Percent(TidyRow cell, string measure, PercentEstimate? percent) =>
        TidyCell.Finish(cell with
        {
            Measure = measure, Unit = "percent", Value = percent?.Percent,
            Lower = percent?.LowerPercent, Upper = percent?.UpperPercent, Method = percent?.Method,
        });
}
