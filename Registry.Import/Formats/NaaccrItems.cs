using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Formats;

/// <summary>An item of the NAACCR base dictionary that has a counterpart.</summary>
/// <param name="Id">Its naaccrId.</param>
/// <param name="IsOfPatient">True when it stands in the patient, false in the tumour.</param>
/// <param name="Item">What it carries.</param>
internal sealed record NaaccrItem(string Id, bool IsOfPatient, Item Item);

/// <summary>Which NAACCR items carry which of ours, and how their codes read (naaccr.csv, naaccr_codes.csv).</summary>
internal static class NaaccrItems
{
    private static readonly Dictionary<string, string> IdsByNumber = FormatTable.Read("naaccr.csv").ToDictionary(row => row["num"], row => row["naaccr_id"], StringComparer.Ordinal);

    private static readonly Dictionary<(string Id, string Code), (string? Value, bool Asks)> Codes =
        FormatTable.Read("naaccr_codes.csv").ToDictionary(row => (row["naaccr_id"], row["code"]), row => (row["value"] is { Length: > 0 } value ? value : null, row["asks"] == "yes"));

    /// <summary>The items; where several carry one of ours, the one that counts first stands first.</summary>
    public static IReadOnlyList<NaaccrItem> All { get; } =
        [.. FormatTable.Read("naaccr.csv").Select(row => new NaaccrItem(row["naaccr_id"], row["level"] == "Patient", FormatTable.ItemOf(row["item"])!.Value))];

    /// <summary>True for an item with a counterpart.</summary>
    public static bool IsKnown(string id) => All.Any(item => item.Id == id);

    /// <summary>The naaccrId of an item that is named by its number, or null.</summary>
    public static string? IdOf(string number) => IdsByNumber.GetValueOrDefault(number.TrimStart('0'));

    /// <summary>Our value of a NAACCR value; null when it says nothing. Asks is true when it has no counterpart.</summary>
    public static (string? Value, bool Asks, bool IsShortened) Read(NaaccrItem item, string text)
    {
        if (Codes.TryGetValue((item.Id, text), out var known)) return (known.Value, known.Asks, false);
        switch (item.Item)
        {
            case Item.TumourNumber:
                return (text.TrimStart('0') is { Length: > 0 } number ? number : null, false, false);
            case Item.MultiplePrimary:
                // 00 is the only tumour of a person, 01 to 59 one of several; from 60 on other tumours are counted.
                return (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < 60 ? place == 0 ? "0" : "1" : null, false, false);
            case Item.Stage:
                var stage = EncrCodes.ReadStage(text, out var isShortened);
                return (stage, stage is null, isShortened && stage is not null);
            default:
                return (text, false, false);
        }
    }
}
