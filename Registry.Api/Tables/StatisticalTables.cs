using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Analytics.Tidy;
using Registry.Api.Populations;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>The tidy tables of a data state: area by area, period by period. Rows are made while they are read.</summary>
internal static class StatisticalTables
{
    /// <summary>Crude, standardised, truncated and cumulative rates, shares and ranks.</summary>
    public static IEnumerable<TidyRow> Rates(CountCube cube, TableQuestion question) =>
        Rows(cube, question, (table, area) =>
            question.Events.SelectMany(e => TidyRates.Rows(
                SiteRates.Compute(table, e, question.Standards, ranking: question.Ranking), area, new ChosenLimits(table, e, question.Limits))));

    /// <summary>Rates of each age group.</summary>
    public static IEnumerable<TidyRow> AgeSpecificRates(CountCube cube, TableQuestion question) =>
        Rows(cube, question, (table, area) => question.Events.SelectMany(e => TidyAgeRates.Rows(table, e, area)));

    /// <summary>Cases or deaths and person-years of each age group.</summary>
    public static IEnumerable<TidyRow> Counts(CountCube cube, TableQuestion question) =>
        Rows(cube, question, (table, area) => question.Events.SelectMany(e => TidyCounts.Rows(table, e, area)));

    /// <summary>Quality indicators.</summary>
    public static IEnumerable<TidyRow> Quality(CountCube cube, TableQuestion question) =>
        Rows(cube, question, (table, area) => TidyQuality.Rows(table, area));

    /// <summary>Everything a question is about, pooled: every registry of its areas over all of its years; null without data.</summary>
    public static SiteTable? Whole(CountCube cube, TableQuestion question)
    {
        return question.PeriodsIn(cube) is [var first, ..] and [.., var last]
            ? cube.Tabulate(question.Scheme, RegistriesOf(cube, question), first.From, last.To) : null;
    }

    /// <summary>Codes of the registries that a question is about.</summary>
    public static IReadOnlyCollection<string> RegistriesOf(CountCube cube, TableQuestion question) =>
        TableArea.Choose(cube, question.Registries).SelectMany(area => area.Registries).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<TidyRow> Rows(
        CountCube cube, TableQuestion question, Func<SiteTable, TidyArea, IEnumerable<TidyRow>> rowsOf) =>
        from area in TableArea.Choose(cube, question.Registries)
        from period in question.PeriodsIn(cube)
        let populations = PopulationProvenance.Of(cube, area.Registries, period)
        let versions = PopulationProvenance.Versions(populations)
        let flags = PopulationProvenance.FlagsOf(populations)
        let columns = PopulationProvenance.WithDefinition(area.Columns, populations)
        from row in rowsOf(cube.Tabulate(question.Scheme, area.Registries, period.From, period.To), columns)
        select Counted(cube, Divided(row, versions, flags));

    // What divides by people names the version; what only counts divides by nobody.
    private static TidyRow Divided(TidyRow row, string? versions, string? flags)
    {
        if (row.PersonYears is null) return row;
        return row with
        {
            PopulationVersion = versions,
            QualityFlag = flags is null ? row.QualityFlag : row.QualityFlag is null ? flags : $"{row.QualityFlag} {flags}",
        };
    }

    // A row of counts that leave tumours out says so; deaths are counted as ever.
    private static TidyRow Counted(CountCube cube, TidyRow row)
    {
        if (cube.Tumours.Counting == Counting.All || row.Status == CellStatus.NotApplicable || row.Event == "mortality") return row;
        var flag = $"counting:{cube.Tumours.Counting.Word()}";
        return row with { QualityFlag = row.QualityFlag is null ? flag : $"{row.QualityFlag} {flag}" };
    }
}
