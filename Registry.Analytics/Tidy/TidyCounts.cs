using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>Counts as long rows: one for each group, sex and age group, unknown age (UNK) among them.</summary>
public static class TidyCounts
{
    private const int UnknownSex = 9;
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>Measure "count": new cases or deaths; and one row "not_tabulated": those of unknown sex, which no other row holds.</summary>
    public static IEnumerable<TidyRow> Rows(SiteTable table, RegistryEvent registryEvent, TidyArea area)
    {
        var deaths = registryEvent == RegistryEvent.Mortality;
        var reported = RateKernel.IsReported(table, registryEvent);
        var incomplete = TidyCell.Incomplete(table.Coverage(deaths).WithoutData);
        foreach (var sex in Sexes)
            for (var group = 0; group < table.Scheme.Groups.Count; group++)
            {
                var applies = table.Scheme.Groups[group].AppliesTo(sex);
                var cell = Cell(table, registryEvent, area, group, sex) with
                {
                    Status = applies ? CellStatus.Ok : CellStatus.NotApplicable,
                    QualityFlag = applies ? TidyCell.Flags(reported ? null : TidyCell.Flag(RowProblem.NothingReported), incomplete) : null,
                };
                var counts = deaths ? table.Deaths(group, sex) : table.Cases(group, sex);
                var personYears = table.PersonYears(deaths, group, sex);
                for (var age = 0; age < table.Ages.Count; age++)
                    yield return Row(cell, table.Ages.Labels[age], counts[age], personYears[age], reported);
                yield return Row(cell, "UNK", deaths ? table.DeathsOfUnknownAge(group, sex) : table.CasesOfUnknownAge(group, sex), null, reported);
            }
        double notTabulated = deaths ? table.NotTabulatedDeaths : table.NotTabulatedCases;
        yield return TidyCell.Finish(Cell(table, registryEvent, area, RateKernel.AllSites(table.Scheme), sex: null) with
        {
            Sex = UnknownSex, Measure = "not_tabulated", AgeGroup = "ALL", Value = notTabulated, Cases = notTabulated, QualityFlag = incomplete,
        });
    }

    private static TidyRow Cell(SiteTable table, RegistryEvent registryEvent, TidyArea area, int group, Sex? sex) =>
        TidyCell.Of(area, (table.FromYear, table.ToYear), table.Scheme, table.Scheme.Groups[group], sex) with
        {
            Event = TidyCell.Word(registryEvent), Measure = "count", Unit = "count", AgeScheme = table.Ages.Code,
        };

    private static TidyRow Row(TidyRow cell, string age, double count, double? personYears, bool reported) =>
        cell.Status == CellStatus.NotApplicable || !reported
            ? TidyCell.Finish(cell with { AgeGroup = age })
            : TidyCell.Finish(cell with { AgeGroup = age, Value = count, Cases = count, PersonYears = personYears });
}
