using System.Text.RegularExpressions;

namespace Registry.Import.Exporting;

/// <summary>Files that an export writes for other programs or for finding records again. They bring no records and are no delivery.</summary>
public static partial class CompanionFile
{
    private static readonly string[] HeadersOfKeys = ["record_id,registry,registr,tumour_number", "PAT,TUM,registry,registr,tumour_number"];

    /// <summary>What a file is, told by its name and its first line; null when it is no such file.</summary>
    public static CompanionKind? Of(string path)
    {
        var name = Path.GetFileName(path);
        var mayBe = name.EndsWith("record_keys.csv", StringComparison.OrdinalIgnoreCase) ? CompanionKind.RecordKeys
            : IarcName().IsMatch(name) ? CompanionKind.IarcCrgTools
            : (CompanionKind?)null;
        if (mayBe is null || FirstLine(path) is not { } first) return null;
        var isOne = mayBe == CompanionKind.RecordKeys
            ? Array.Exists(HeadersOfKeys, header => first.TrimStart('\uFEFF') == header)
            : IarcLine().IsMatch(first);
        return isOne ? mayBe : null;
    }

    // Why a file cannot be opened is said by its import.
    private static string? FirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"_(check|multiple_primary|icdo3_to_icd10)\.txt$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IarcName();

    // Columns of fixed width, each with a semicolon behind it, the first a number of 15 digits.
    [GeneratedRegex(@"^\d{15};( *[0-9A-Z.]*;)+$", RegexOptions.CultureInvariant)]
    private static partial Regex IarcLine();
}
