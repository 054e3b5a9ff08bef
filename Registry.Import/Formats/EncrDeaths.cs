using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The mortality file of the JRC-ENCR protocol: each count becomes so many deaths of which year, sex, age group and cause are known.</summary>
/// <remarks>They name nobody: their numbers are made of their content, so that the same file again changes nothing, and death clearance passes them over.</remarks>
internal static class EncrDeaths
{
    // No year, sex, age group and cause of a registry comes near, and no registry has so many deaths.
    private const int MostOfOneRow = 100_000;
    private const long MostOfAll = 20_000_000;

    /// <summary>The part of a mortality file.</summary>
    public static PartOfTable Part(EncrHeader file)
    {
        var layout = new PartLayout(
        [
            file.Column(Item.Sex, "Sex"), file.Column(Item.Age, "Age unit"), file.Column(Item.DeathDate, "Calendar year"), file.Column(Item.UnderlyingCause, "Cause of death"),
        ]);
        var part = new FilePart(PartKind.Death, file.Table.Name, layout, part => Rows(part, file)) { HeaderRow = file.Header.Row, Meter = file.Table.Meter };
        return new(part, [], new("JRC-ENCR 死亡", "JRC-ENCR mortality"));
    }

    private static IEnumerable<FileRow> Rows(FilePart part, EncrHeader file)
    {
        var total = 0L;
        foreach (var row in file.Rows())
        {
            string?[] values = [file.Text(row, "Sex"), file.Text(row, "Age unit"), file.Text(row, "Calendar year"), file.Text(row, "Cause of death")];
            var problems = file.Faults(row, part.Kind);
            var deaths = row.IsMalformed ? null : NumberOf(file.Text(row, "Number of deaths"));
            if (deaths is null)
            {
                if (!row.IsMalformed) problems.Add(new("F-ENCR-2", Severity.Error, part.Kind, row.Row, "Number of deaths", null, null, $"{MostOfOneRow}"));
                yield return new(part.Layout, row.Row, row.IsMalformed ? new string?[values.Length] : values, problems) { IsMalformed = row.IsMalformed, IsCounted = true };
                continue;
            }
            total += deaths.Value;
            if (total > MostOfAll)
            {
                part.Break(FileVerdict.Error("F-ENCR-2", part.Kind, $"{MostOfAll}"));
                yield break;
            }
            for (var death = 0; death < deaths; death++) yield return new(part.Layout, row.Row, values, problems) { IsCounted = true };
        }
    }

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostOfOneRow ? number : null;
}
