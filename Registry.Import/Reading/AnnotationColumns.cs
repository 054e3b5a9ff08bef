namespace Registry.Import.Reading;

/// <summary>The columns that the annotated copy of a file adds; a file that comes back with them is read as if they were not there.</summary>
internal static class AnnotationColumns
{
    /// <summary>State of the row, ids of the checks, reasons in Chinese and English, what to do.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["行状态 row state", "检查编号 check ids", "原因", "reason", "建议 advice"];

    private static readonly HashSet<string> Normal = [.. Headers.Select(Header.Normalise)];

    /// <summary>True for a header of ours.</summary>
    public static bool IsOne(string header) => Normal.Contains(Header.Normalise(header));
}
