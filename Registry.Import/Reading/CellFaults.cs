using System.Text.RegularExpressions;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>What reading found wrong in single cells, as verdicts.</summary>
internal static partial class CellFaults
{
    /// <summary>The verdicts of a row; empty for nearly every row.</summary>
    public static IReadOnlyList<Verdict> Verdicts(PartKind kind, PartLayout layout, TableRow row)
    {
        List<Verdict>? verdicts = null;
        foreach (var (check, position, arguments) in row.Faults)
        {
            var column = position < 0 ? null : layout.Columns[position];
            var severity = check == "F-ENC-2" ? Severity.Query : Severity.Error;
            (verdicts ??= []).Add(new(check, severity, kind, row.Row, column?.Label, column?.Item, null, arguments));
        }
        foreach (var position in layout.NumberingPositions)
            if (position < row.Values.Length && row.Values[position] is { } text && IsDamaged(text, row.NumberCells.Has(position)))
                (verdicts ??= []).Add(new("F-NUM-1", Severity.Error, kind, row.Row, layout.Columns[position].Label, layout.Columns[position].Item, Mask(text)));
        return verdicts ?? (IReadOnlyList<Verdict>)[];
    }

    // Sixteen digits and more do not survive in a number cell; a text file shows what a spreadsheet made of them.
    private static bool IsDamaged(string text, bool isNumberCell) =>
        isNumberCell ? text.Length >= 16 && !text.Contains('.', StringComparison.Ordinal) : text.Contains('+', StringComparison.Ordinal) && Exponent().IsMatch(text);

    private static string Mask(string text) => text[..1] + new string('*', Math.Min(text.Length, 18) - 1);

    [GeneratedRegex(@"^\d([.,]\d+)?E\+\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
