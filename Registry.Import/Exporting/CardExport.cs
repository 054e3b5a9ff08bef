using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;
using Registry.Import.Reading;

namespace Registry.Import.Exporting;

/// <summary>The card of T/CHIA 18-2021 as a flat file: one row a case, the names of its 75 elements as headers.</summary>
/// <remarks>The standard has no number of the tumour: where a registration number has several, a column for it follows the 75.</remarks>
internal static class CardExport
{
    private static readonly (string Element, Item Item, bool IsDate)[] Elements =
        [.. FormatTable.Read("tchia18.csv").Select(row => (row["element"], FormatTable.ItemOf(row["item"])!.Value, row["format"] == "D8"))];

    /// <summary>The items that have a column.</summary>
    public static ItemSet Carried { get; } = ItemSet.Of(Elements.Select(element => element.Item).Append(Item.TumourNumber));

    /// <summary>Writes the file of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        var severalTumours = source.Cases(carried: null).Any(record => record[Item.TumourNumber] != "1");
        ExportFile? file = null;
        foreach (var record in source.Cases(Carried))
        {
            if (file is null)
            {
                file = folder.Begin($"{source.Registry}_TCHIA18_FB.csv", TextForm.Spreadsheet);
                file.WriteHeader(Elements.Select(element => element.Element).Concat(severalTumours ? [ItemCatalogue.Of(Item.TumourNumber).NameZh] : []));
            }
            file.Write(Elements.Select(element => element.IsDate ? Date(record[element.Item]) : record[element.Item])
                .Concat(severalTumours ? [record[Item.TumourNumber]] : []));
        }
    }

    /// <summary>A date of the standard: yyyyMMdd, 00 for a month or day that is not known. A text that is no date stays as it is.</summary>
    private static string? Date(string? text) =>
        text is not null && DateText.Read(text, out var date) == DateFault.None ? date.Number.ToString("D8", CultureInfo.InvariantCulture) : text;
}
