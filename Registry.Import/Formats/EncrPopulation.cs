using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The population file of the JRC-ENCR protocol, by single years of age or by the 19 groups, with the deaths that its life table means.</summary>
/// <remarks>Both files are small and are taken into memory.</remarks>
internal static class EncrPopulation
{
    /// <summary>The part, or the verdict that refuses the ages.</summary>
    public static PartOfTable Part(EncrHeader population, EncrHeader? lifeTable)
    {
        var readAs = new HowRead("JRC-ENCR 人口", "JRC-ENCR population");
        var ages = population.Rows().Select(row => Age(population, row)).OfType<string>().Where(age => !PopulationRows.IsOutside(age, null)).Distinct(StringComparer.Ordinal).ToList();
        var isSingle = IsSingleYears(ages);
        var (notation, check, arguments) = isSingle || ages.Count == 0 ? (null, null, null) : AgeNotation.Decide(ages);
        if (check is not null) return new(null, [FileVerdict.Error(check, PartKind.Population, arguments)], readAs);
        PartColumn[] columns =
        [
            population.Column(Item.Year, "Calendar year"), population.Column(Item.Sex, "Sex"), population.Column(Item.AgeGroup, "Age Unit"),
            population.Column(Item.Population, "Number of residents"),
        ];
        var layout = new PartLayout(lifeTable is null ? columns : [.. columns, lifeTable.Column(Item.AllCauseDeaths, "All causes death probability")]);
        string GroupOf(string age) => AgeScheme.Cn19.Labels[isSingle ? AgeScheme.Cn19.GroupOf(Number(age)!.Value) : notation!.GroupOf(age)];
        var part = new FilePart(PartKind.Population, population.Table.Name, layout, part => Rows(part, population, lifeTable, isSingle, GroupOf)) { HeaderRow = population.Header.Row };
        var ageWords = isSingle ? new("单岁", "single years") : notation?.Name ?? HowRead.Nothing;
        readAs = readAs.With($"，年龄按{ageWords.Zh}", $", ages as {ageWords.En}");
        return new(part, [], lifeTable is null ? readAs : readAs.With("，附寿命表", " with life table"));
    }

    private static IEnumerable<FileRow> Rows(FilePart part, EncrHeader file, EncrHeader? lifeTable, bool isSingle, Func<string, string> groupOf)
    {
        var rates = lifeTable is null ? null : EncrLifeTable.Read(lifeTable);
        var (cells, outside) = (new List<Cell>(), 0);
        foreach (var row in file.Rows())
            if (row.IsMalformed) yield return new(part.Layout, row.Row, new string?[part.Layout.Items.Count], file.Faults(row, part.Kind)) { IsMalformed = true };
            else if (PopulationRows.IsOutside(isSingle && Age(file, row) == "99" ? null : Age(file, row), file.Text(row, "Sex"))) outside++;   // in single years 99 is an age
            else cells.Add(new(row, file.Text(row, "Calendar year"), file.Text(row, "Sex"), Age(file, row) is { } age ? groupOf(age) : null, file.Text(row, "Number of residents")));
        foreach (var cell in isSingle ? Summed(cells) : cells)
        {
            string?[] values = [cell.Year, cell.Sex, cell.Group, cell.Persons];
            if (rates is not null) values = [.. values, Deaths(cell, rates)];
            yield return new(part.Layout, cell.Row.Row, values, file.Faults(cell.Row, part.Kind));
        }
        if (outside > 0) part.Report(FileVerdict.Info("N-POP-4", part.Kind, arguments: Text(outside)));
        if (rates?.Unused is { } unused and > 0) part.Report(FileVerdict.Info("F-ENCR-3", part.Kind, arguments: Text(unused)));
    }

    // A number that nobody can read stands for its whole group, so that the group is returned with it.
    private static IEnumerable<Cell> Summed(List<Cell> cells) =>
        from cell in cells
        group cell by (cell.Year, cell.Sex, cell.Group) into years
        let strange = years.FirstOrDefault(cell => Persons(cell.Persons) is null)
        select strange ?? years.First() with { Persons = years.Sum(cell => Persons(cell.Persons)!.Value).ToString("R", CultureInfo.InvariantCulture) };

    private static string? Deaths(Cell cell, EncrLifeTable rates) =>
        cell is { Year: { } year, Sex: { } sex, Group: { } group } && rates.Take(year, sex, group) is { } rate && Persons(cell.Persons) is { } persons
            ? Math.Round(persons * rate).ToString("F0", CultureInfo.InvariantCulture) : null;

    // Lower ends of groups and single years both begin with 0 and 1: the third year of life tells them apart.
    private static bool IsSingleYears(List<string> ages) => ages.Contains("0") && ages.Contains("2") && ages.TrueForAll(age => Number(age) is >= 0 and <= 130);

    private static string? Age(EncrHeader file, TableRow row) => file.Text(row, "Age Unit");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Persons(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var persons) && double.IsFinite(persons) ? persons : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Cell(TableRow Row, string? Year, string? Sex, string? Group, string? Persons);
}
