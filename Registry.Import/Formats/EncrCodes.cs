using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The four files of the JRC-ENCR protocol.</summary>
internal enum EncrFile
{
    /// <summary>One row a tumour, 39 columns.</summary>
    Incidence,

    /// <summary>Counts of deaths.</summary>
    Mortality,

    /// <summary>Counts of residents.</summary>
    Population,

    /// <summary>Probabilities of death.</summary>
    LifeTable,
}

/// <summary>How the JRC-ENCR protocol writes codes, and how they are read back.</summary>
/// <remarks>Stage: ENCR 0-4, 9; the card 1-6 (0期 is 1, 无法判定 is 6). Vital status: ENCR 3 is lost, 9 unknown; the card 9 is lost.</remarks>
internal static class EncrCodes
{
    /// <summary>Columns of the files in their order.</summary>
    public static IReadOnlyDictionary<EncrFile, IReadOnlyList<(string Column, Item? Item)>> Columns { get; } =
        FormatTable.Read("encr.csv").GroupBy(row => Enum.Parse<EncrFile>(row["file"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true))
            .ToDictionary(file => file.Key, file => (IReadOnlyList<(string, Item?)>)[.. file.Select(row => (row["column"], FormatTable.ItemOf(row["item"])))]);

    /// <summary>Items whose ENCR codes are kept as they are; their code for "unknown" stands behind.</summary>
    private static readonly Dictionary<Item, string> KeptCodes = new()
    {
        [Item.GeoCode] = "", [Item.GeoLabel] = "", [Item.Autopsy] = "9", [Item.TnmEdition] = "99", [Item.StageType] = "9", [Item.Surgery] = "9",
        [Item.Radiotherapy] = "9", [Item.Chemotherapy] = "9", [Item.TargetedTherapy] = "9", [Item.Immunotherapy] = "9", [Item.HormoneTherapy] = "9",
        [Item.OtherTherapy] = "9", [Item.StemCellTransplant] = "9", [Item.SurvivalDays] = "",
    };

    /// <summary>True for an item that has no code list of ours, so that the ENCR code is kept.</summary>
    public static bool IsKept(Item item) => KeptCodes.ContainsKey(item);

    /// <summary>The code for "unknown" of such an item; empty when ENCR leaves the field empty.</summary>
    public static string Unknown(Item item) => KeptCodes[item];

    /// <summary>Month of a date, 99 when unknown.</summary>
    public static string Month(PartialDate? date) => Number(date?.Month ?? 99);

    /// <summary>Year of a date, 9999 when unknown.</summary>
    public static string Year(PartialDate? date) => Number(date?.Year ?? 9999);

    /// <summary>A date of month and year; null when the year is unknown. A month that is none stays in the text, so that the date is refused.</summary>
    public static string? Date(string? month, string? year) =>
        year is null or "9999" ? null
        : month is null or "99" ? year
        : month.Length <= 2 ? $"{year}-{month.PadLeft(2, '0')}" : $"{year}-{month}";

    /// <summary>The registration number of a tumour: that of the patient while its tumours are numbered 1 to 99, else both numbers; only that of
    /// the tumour where both together are longer than a registration number may be.</summary>
    public static string? CaseNumber(string? patient, string? tumour) =>
        patient is null || tumour is null || IsPlace(tumour) ? patient
        : patient.Length + 1 + tumour.Length <= ItemCatalogue.Of(Item.CaseNumber).MaxLength ? $"{patient}-{tumour}"
        : $"T{tumour}";

    /// <summary>The place of a tumour among those of its patient; null where the number of the tumour is no place.</summary>
    public static string? TumourNumber(string? tumour) => tumour is not null && IsPlace(tumour) ? tumour.TrimStart('0') : null;

    private static bool IsPlace(string tumour) => tumour.Length <= 2 && int.TryParse(tumour, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0;

    /// <summary>A cause of death with its dot; R99 of an unknown edition is no cause, a code of another edition than ICD-10 stays as it is.</summary>
    public static string? ReadCause(string? cause, string? edition) =>
        cause is null || (cause == "R99" && edition is null or "99") ? null
        : edition is null or "10" && IcdCode.TryParse(cause) is { } code ? code.Code : cause;

    /// <summary>Sex: unknown and not stated are one; 3 is another sex, which our list does not have.</summary>
    public static string ReadSex(string sex, out bool isLossy)
    {
        isLossy = sex == "3";
        return isLossy ? "9" : sex;
    }

    /// <summary>ENCR vital status of ours: 9 (lost) is 3.</summary>
    public static string VitalStatus(string? status) => status switch { "1" or "2" => status, "9" => "3", _ => "9" };

    /// <summary>Our vital status: 3 is 9 (lost), 9 is nothing.</summary>
    public static string? ReadVitalStatus(string status) => status switch { "3" => "9", "9" => null, _ => status };

    /// <summary>ENCR stage of the card's; null when the text is none of its codes.</summary>
    public static string? Stage(string stage) => stage switch { "1" => "0", "2" => "1", "3" => "2", "4" => "3", "5" => "4", "6" => "9", _ => null };

    /// <summary>The card's stage; a letter behind the digit or Roman figure is dropped. Null when it is no stage.</summary>
    public static string? ReadStage(string stage, out bool isLossy)
    {
        var (main, rest) = stage.ToUpperInvariant() switch
        {
            [>= '0' and <= '4', .. var more] digit => (digit[0] - '0', more),
            ['9'] => (5, ""),
            "X" => (5, ""),
            ['I', 'V', .. var more] => (4, more),
            ['I', 'I', 'I', .. var more] => (3, more),
            ['I', 'I', .. var more] => (2, more),
            ['I', .. var more] => (1, more),
            _ => (-1, ""),
        };
        isLossy = rest.Length > 0;
        return main < 0 || rest.Length > 3 ? null : Number(main + 1);
    }

    /// <summary>A T, N or M category of ours as ENCR writes it: 5 is is, 9 is X. Null when the text is none of our codes.</summary>
    public static string? Category(Item item, string code) =>
        code switch
        {
            "5" when item is Item.ClinicalT or Item.PathologicalT => "is",
            "9" => "X",
            [>= '0' and <= '4'] => code,
            _ => null,
        };

    /// <summary>Our code of a T, N or M category; a subdivision (1a, 1mi) is dropped. Null when it is no category.</summary>
    public static string? ReadCategory(string category, out bool isLossy)
    {
        var text = category.TrimStart('T', 'N', 'M', 't', 'n', 'm');
        isLossy = text.Length > 1 && !text.Equals("is", StringComparison.OrdinalIgnoreCase);
        return text switch
        {
            "X" or "x" or "9" => "9",
            ['i' or 'I', 's' or 'S', ..] => "5",
            [>= '0' and <= '4', ..] => text[..1],
            _ => null,
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
