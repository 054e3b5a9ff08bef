using CsvHelper;
using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>Site and morphology of a case of which nothing but the underlying cause is known (table dco_codes.csv).</summary>
/// <remarks>The morphology is the least specific one of its kind, so that a certificate says no more than it knows. In-situ tumours,
/// secondary and several-site codes (D00-D09, C77-C79, C97) have no row: a coder decides.</remarks>
internal static class CertificateCodes
{
    private sealed record Row(string From, string To, string Topography, int Histology, Behaviour Behaviour);

    private static readonly Row[] Rows = Load();

    /// <summary>Site and morphology for an underlying cause, or null when a coder must decide.</summary>
    public static (Topography Topography, Morphology Morphology)? Of(IcdCode cause)
    {
        var row = Array.Find(Rows, row => Holds(row, cause));
        if (row is null) return null;
        var topography = row.Topography == "same" ? SiteOf(cause.Category, cause.Subdivision)
            : row.Topography.Length == 3 ? SiteOf(row.Topography, cause.Subdivision)
            : Topography.TryParse(row.Topography);
        return topography is null ? null
            : (topography, new(Histology.All.Single(h => h.Number == row.Histology), row.Behaviour));
    }

    // The subsite where ICD-O-3 has it, else "not specified" of the site, else its only subsite.
    private static Topography? SiteOf(string category, int? subdivision) =>
        Topography.TryParse($"{category}.{subdivision ?? 9}") ?? Topography.TryParse($"{category}.9")
        ?? Topography.All.FirstOrDefault(t => t.Category == category);

    private static bool Holds(Row row, IcdCode cause)
    {
        var code = row.From.Length == 3 ? cause.Category : cause.Code;
        return string.CompareOrdinal(code, row.From) >= 0 && string.CompareOrdinal(code, row.To) <= 0 && code.Length == row.From.Length;
    }

    private static Row[] Load()
    {
        using var stream = typeof(CertificateCodes).Assembly.GetManifestResourceStream("linking/dco_codes.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true });
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(new(
                reader.GetString("from")!, reader.GetString("to")!, reader.GetString("topography")!, Number("histology"),
                (Behaviour)Number("behaviour")));
        return [.. rows];

        int Number(string column) => int.Parse(reader.GetString(column)!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
