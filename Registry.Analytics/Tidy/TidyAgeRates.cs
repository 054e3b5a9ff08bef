using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>Age-specific rates as long rows, unknown age (UNK) as a row of its own without a rate.</summary>
public static class TidyAgeRates
{
    private static readonly string NothingReported = TidyCell.Flag(RowProblem.NothingReported)!;

    /// <summary>One row for each group, sex and age group.</summary>
    public static IEnumerable<TidyRow> Rows(SiteTable table, RegistryEvent registryEvent, TidyArea area, double confidence = 0.95)
    {
        var rates = SiteRates.Compute(table, registryEvent, [], confidence);
        foreach (var row in rates)
            foreach (var tidy in Rows(table, row, registryEvent, area, confidence))
                yield return tidy;
    }

    private static IEnumerable<TidyRow> Rows(
        SiteTable table, SiteRateRow row, RegistryEvent registryEvent, TidyArea area, double confidence)
    {
        var deaths = registryEvent == RegistryEvent.Mortality;
        var cases = deaths ? table.Deaths(row.GroupIndex, row.Sex) : table.Cases(row.GroupIndex, row.Sex);
        var personYears = table.PersonYears(deaths, row.GroupIndex, row.Sex);
        var absent = row.Problem is RowProblem.NotApplicable or RowProblem.NothingReported or RowProblem.NoPopulation;
        var cell = TidyCell.Of(area, (table.FromYear, table.ToYear), table.Scheme, row.Group, row.Sex) with
        {
            Event = TidyCell.Word(registryEvent), Measure = "age_specific", Unit = "per_100k", AgeScheme = table.Ages.Code, Status = row.Status,
            QualityFlag = row.Status == CellStatus.NotApplicable ? null
                : TidyCell.Flags(TidyCell.Incomplete(table.Coverage(deaths).WithoutData), TidyCell.Mixed(area)),
        };
        for (var age = 0; age < table.Ages.Count; age++)
            yield return OfAge(cell, table.Ages.Labels[age], cases[age], personYears[age], absent, TidyCell.Flag(row.Problem), confidence);
        yield return TidyCell.Finish(cell with
        {
            AgeGroup = "UNK",
            Cases = row.Status == CellStatus.NotApplicable ? null : row.CasesOfUnknownAge,
            QualityFlag = TidyCell.Flags("unknown-age", cell.QualityFlag),
        });
    }

    private static TidyRow OfAge(
        TidyRow cell, string label, double cases, double personYears, bool absent, string? flag, double confidence)
    {
        var impossible = personYears == 0 && cases > 0;
        var rate = absent || impossible ? null : CrudeRate.Of(cases, personYears, confidence);
        var counted = cell.Status != CellStatus.NotApplicable;
        return TidyCell.Finish(cell with
        {
            AgeGroup = label, Value = rate?.Per100k, Lower = rate?.LowerPer100k, Upper = rate?.UpperPer100k,
            Method = rate is null ? null : AgeSpecificRates.Method,
            Cases = counted ? cases : null, PersonYears = counted && flag != NothingReported ? personYears : null,
            QualityFlag = TidyCell.Flags(
                absent ? flag : impossible ? "cases-without-person-years" : rate is null ? "no-population" : null, cell.QualityFlag),
        });
    }
}
