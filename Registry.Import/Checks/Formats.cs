using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Lengths and kinds of values, and what the normalisation took for "no value".</summary>
internal static class Formats
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        Length("V-FMT-1", Item.CaseNumber, 19),
        Length("V-FMT-1", Item.Name, 50),
        Length("V-FMT-1", Item.Phone, 20),
        Length("V-FMT-1", Item.ContactName, 50),
        Length("V-FMT-1", Item.InpatientNumber, 18),
        Length("V-FMT-1", Item.OutpatientNumber, 18),
        Length("V-FMT-1", Item.Hospital, 70),
        Length("V-FMT-1", Item.Physician, 50),
        Length("V-FMT-1", Item.CertificateNumber, 20),
        .. WithoutControl(Item.CaseNumber, Item.CertificateNumber, Item.Name, Item.ContactName, Item.Phone, Item.Physician),
        new("V-FMT-3", [Item.TumourNumber], f => f.IsUnreadable(Item.TumourNumber)),
        Length("V-FMT-2", Item.DiagnosisText, 50),
        Length("V-FMT-2", Item.PathologyText, 50),
    ];

    // A line end, a tab or an invisible character in a name is what is left of a broken export, and makes it another name.
    private static IEnumerable<Check> WithoutControl(params Item[] items) =>
        items.Select(item => new Check("V-FMT-4", [item], f => f.Text(item) is { } text && HasControl(text)));

    private static bool HasControl(string text)
    {
        foreach (var letter in text)
            if (char.IsControl(letter) || (letter > '\u007F' && char.GetUnicodeCategory(letter) == UnicodeCategory.Format)) return true;
        return false;
    }

    private static Check Length(string id, Item item, int most) =>
        new(id, [item], f => f.Text(item) is { } text && text.Length > most)
        {
            Arguments = f => string.Create(CultureInfo.InvariantCulture, $"{most}|{f.Text(item)!.Length}"),
        };
}
