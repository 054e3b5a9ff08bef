namespace Registry.Import.Reading;

/// <summary>What a caller may say about a file before it is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Nothing said.</summary>
    public static ReadingOptions None { get; } = new();

    /// <summary>Six-digit code of the registry; used when the file name has none, and must agree with it otherwise.</summary>
    public string? Registry { get; init; }

    /// <summary>Saved column mapping for files with headers of their own.</summary>
    public ColumnProfile? Profile { get; init; }

    /// <summary>Separator of a text file; null lets the header line decide.</summary>
    public char? Separator { get; init; }

    /// <summary>File name as delivered, when the file is kept under another one; gives the area code and the kind of a text file.</summary>
    public string? FileName { get; init; }
}
