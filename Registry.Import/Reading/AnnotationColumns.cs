namespace Registry.Import.Reading;

/// <summary>The columns that the annotated copy of a file adds; a file that comes back with them is read as if they were not there.</summary>
internal static class AnnotationColumns
{
    /// <summary>State of the row, ids of the checks, reasons in Chinese and English, what to do, the value that would settle it.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["行状态 row state", "检查编号 check ids", "原因", "reason", "建议 advice", "建议值 suggested value"];

    /// <summary>Name of the sheet that holds what concerns the file or a sheet as a whole.</summary>
    public const string NotesSheet = "核查说明 notes";

    private static readonly HashSet<string> Normal = [.. Headers.Select(Header.Normalise)];
    private static readonly string Marked = Header.Normalise(Headers[0]) + "#";

    /// <summary>The headers with the mark of a batch behind the first.</summary>
    public static IReadOnlyList<string> HeadersWith(AnnotationMarker? marker) =>
        marker is null ? Headers : [$"{Headers[0]} {marker}", .. Headers.Skip(1)];

    /// <summary>Places of our headers in a row.</summary>
    public static IReadOnlyList<int> In(TableRow? row) =>
        row is null ? [] : [.. Enumerable.Range(0, row.Values.Length).Where(index => row.Values[index] is { } header && IsOne(header))];

    /// <summary>True for a header of ours.</summary>
    public static bool IsOne(string header) =>
        Header.Normalise(header) is var normal && (Normal.Contains(normal) || normal.StartsWith(Marked, StringComparison.Ordinal));

    /// <summary>The mark of a batch in the headers of a row, or null.</summary>
    public static AnnotationMarker? MarkerIn(TableRow? row) =>
        row?.Values.Where(header => header is not null && IsOne(header)).Select(header => AnnotationMarker.Find(header!)).FirstOrDefault(marker => marker is not null);
}
