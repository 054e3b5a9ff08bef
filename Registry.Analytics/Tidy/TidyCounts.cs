using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>Counts as long rows: one for each group, sex and age group, unknown age (UNK) among them.</summary>
public static class TidyCounts
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>Measure "count": new cases or deaths.</summary>
    public static IEnumerable<TidyRow> Rows(SiteTable table, RegistryEvent registryEvent, TidyArea area)
    {
        var deaths = registryEvent == RegistryEvent.Mortality;
        foreach (var sex in Sexes)
            for (var group = 0; group < table.Scheme.Groups.Count; group++)
            {
                var site = table.Scheme.Groups[group];
                var cell = TidyCell.Of(area, (table.FromYear, table.ToYear), table.Scheme, site, sex) with
                {
                    Event = TidyCell.Word(registryEvent), Measure = "count", Unit = "count", AgeScheme = table.Ages.Code,
                    Status = site.AppliesTo(sex) ? CellStatus.Ok : CellStatus.NotApplicable,
                };
                var counts = deaths ? table.Deaths(group, sex) : table.Cases(group, sex);
                var personYears = table.PersonYears(group, sex);
                for (var age = 0; age < table.Ages.Count; age++)
                    yield return Row(cell, table.Ages.Labels[age], counts[age], personYears[age]);
                yield return Row(cell, "UNK", deaths ? table.DeathsOfUnknownAge(group, sex) : table.CasesOfUnknownAge(group, sex), null);
            }
    }

    private static TidyRow Row(TidyRow cell, string age, double count, double? personYears) =>
        cell.Status == CellStatus.NotApplicable
            ? TidyCell.Finish(cell with { AgeGroup = age })
            : TidyCell.Finish(cell with { AgeGroup = age, Value = count, Cases = count, PersonYears = personYears });
}
