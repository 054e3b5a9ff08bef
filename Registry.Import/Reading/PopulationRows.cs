using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Population in long form: one row for each year, sex and age group.</summary>
internal static class PopulationRows
{
    /// <summary>Decides how the age groups are written; reads the column once.</summary>
    public static (AgeNotation? Notation, Verdict? Problem) Decide(Table table, PartLayout layout, TableColumns columns)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var (age, sex) = (layout.PositionOf(Item.AgeGroup), layout.PositionOf(Item.Sex));
        foreach (var row in table.Read(columns))
            if (!row.IsMalformed && row.Values[age] is { } text && !IsOutside(text, row.Values[sex]) && texts.Count < 1000) texts.Add(text);
        if (texts.Count == 0) return (null, null);
        var (notation, check, arguments) = AgeNotation.Decide(texts);
        return (notation, check is null ? null : FileVerdict.Error(check, PartKind.Population, arguments));
    }

    /// <summary>True for a row of unknown age, a total, or both sexes together (合计, 0, 3), which the rates do not take.</summary>
    public static bool IsOutside(string? age, string? sex) =>
        (age is not null && (AgeNotation.IsUnknown(age) || AgeNotation.IsTotal(age))) || (sex is not null && (sex is "0" or "3" || AgeNotation.IsTotal(sex)));

    /// <summary>The rows with the age group as the label of <see cref="AgeScheme.Cn19"/>; rows outside are counted and left out.</summary>
    public static IEnumerable<FileRow> Rows(FilePart part, Table table, TableColumns columns, AgeNotation? notation, int? year)
    {
        var layout = part.Layout;
        var (age, sex, outside) = (layout.PositionOf(Item.AgeGroup), layout.PositionOf(Item.Sex), 0);
        var yearIsGiven = columns.Indexes.Length < layout.Items.Count;
        foreach (var row in table.Read(columns))
        {
            if (!row.IsMalformed && IsOutside(row.Values[age], row.Values[sex]))
            {
                outside++;
                continue;
            }
            var values = yearIsGiven ? [.. row.Values, year?.ToString(CultureInfo.InvariantCulture)] : row.Values;
            if (values[age] is { } text && notation is not null) values[age] = AgeScheme.Cn19.Labels[notation.GroupOf(text)];
            yield return new FileRow(layout, row.Row, values, row.NumberCells, CellFaults.Verdicts(part.Kind, layout, row)) { IsMalformed = row.IsMalformed };
        }
        if (outside > 0) part.Report(FileVerdict.Info("N-POP-4", part.Kind, arguments: outside.ToString(CultureInfo.InvariantCulture)));
    }
}
