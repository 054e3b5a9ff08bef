using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>How dates are written.</summary>
internal enum DateForm
{
    /// <summary>yyyyMMdd.</summary>
    Compact,

    /// <summary>yyyy-MM-dd.</summary>
    Dashes,

    /// <summary>yyyy/MM/dd.</summary>
    Slashes,

    /// <summary>A date cell of Excel where the date is complete, else yyyy-MM-dd.</summary>
    Serial,
}

/// <summary>A column of a file.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Item">The item, or null for a constant.</param>
/// <param name="IsNumber">True when a workbook keeps it as a number.</param>
/// <param name="Constant">Text of every cell when there is no item.</param>
internal sealed record ShapeColumn(string Header, Item? Item, bool IsNumber = false, string? Constant = null);

/// <summary>The form in which a registry sends its files.</summary>
internal sealed record FileShape(
    DateForm Dates, IReadOnlyList<ShapeColumn> Cases, IReadOnlyList<ShapeColumn> Deaths, IReadOnlyList<ShapeColumn> Population)
{
    private static readonly HashSet<Item> DateItems =
    [
        Item.BirthDate, Item.IncidenceDate, Item.DeathDate, Item.LastContactDate, Item.ReportDate, Item.FollowUpDate,
    ];

    /// <summary>True for codes without dots and topography without its C, as CanReg5 writes them.</summary>
    public bool BareCodes { get; init; }

    /// <summary>Columns of the follow-up sheet.</summary>
    public IReadOnlyList<ShapeColumn> FollowUps { get; init; } = FileShapes.EnglishFollowUps;

    /// <summary>Columns of a part.</summary>
    public IReadOnlyList<ShapeColumn> Columns(PartKind part) => part switch
    {
        PartKind.Incidence => Cases,
        PartKind.Death => Deaths,
        PartKind.FollowUp => FollowUps,
        _ => Population,
    };

    /// <summary>True when the part has a column for the item.</summary>
    public bool Has(PartKind part, Item item) => Columns(part).Any(c => c.Item == item);

    /// <summary>The text of a cell, and whether a workbook writes it as a date.</summary>
    public (string? Text, bool IsDate) Cell(InventedRow row, ShapeColumn column)
    {
        if (column.Item is not { } item) return (column.Constant, false);
        if (row[item] is not { } value) return (null, false);
        if (DateItems.Contains(item)) return Date(value);
        if (BareCodes && item is Item.Topography or Item.Icd10 or Item.UnderlyingCause)
            return (Bare(value, item), false);
        return (value, false);
    }

    private string Bare(string code, Item item)
    {
        if (!BareCodes) return code;
        var bare = code.Replace(".", "", StringComparison.Ordinal);
        return item == Item.Topography && bare.Length == 4 ? bare[1..] : bare;
    }

    private (string Text, bool IsDate) Date(string value)
    {
        if (value.Length != 8) return (value, false);
        switch (Dates)
        {
            case DateForm.Compact: return (value, false);
            case DateForm.Slashes: return ($"{value[..4]}/{value[4..6]}/{value[6..]}", false);
            case DateForm.Serial when DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                                      && day.Year > 1900:
                return ((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), true);
            default: return ($"{value[..4]}-{value[4..6]}-{value[6..]}", false);
        }
    }
}
