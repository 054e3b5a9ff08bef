using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What became of a row in one round.</summary>
public enum RoundFate
{
    /// <summary>Stored as new.</summary>
    Inserted = 1,

    /// <summary>Stored as a new version.</summary>
    Updated = 2,

    /// <summary>Stored already with the same content.</summary>
    Unchanged = 3,

    /// <summary>Returned because of an error.</summary>
    Returned = 4,

    /// <summary>Returned without an error of its own, because the whole file was.</summary>
    ReturnedWithFile = 5,
}

/// <summary>One row of a delivery with what became of it.</summary>
/// <param name="Part">Part of the file.</param>
/// <param name="FileRow">Row of the file.</param>
/// <param name="Number">Number of the record; null of a returned row, of which no number is kept.</param>
/// <param name="TumourNumber">Tumour of the registration number, or null.</param>
/// <param name="KeyHash">Fingerprint of the number, or null when the row has none.</param>
/// <param name="ContentHash">Fingerprint of the content.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="HasOpenQuery">True when it was stored with an unanswered query.</param>
/// <param name="Checks">Ids of the errors that returned it, else empty.</param>
public sealed record RoundRow(
    PartKind Part, int FileRow, string? Number, int? TumourNumber, long? KeyHash, long ContentHash, RoundFate Fate, bool HasOpenQuery, string Checks)
{
    /// <summary>The number of a returned row as far as it may be shown; null where none is kept, and of other rows.</summary>
    public string? Shown { get; init; }

    /// <summary>True when the row has an error of its own.</summary>
    public bool IsReturned => Fate == RoundFate.Returned;

    /// <summary>True when the file has no numbers and this one was made of the content.</summary>
    public bool HasMadeNumber => Number is ['#', ..];
}

/// <summary>Reads the rows of a delivery.</summary>
internal static class RoundRows
{
    private sealed record RoundRowRow
    {
        public required long Part { get; init; }
        public required long FileRow { get; init; }
        public string? Number { get; init; }
        public long? TumourNumber { get; init; }
        public long? KeyHash { get; init; }
        public required long ContentHash { get; init; }
        public required long OpenQuery { get; init; }
        public required long Fate { get; init; }
        public string? Checks { get; init; }
        public string? Shown { get; init; }
    }

    /// <summary>Every row of a batch. Streams.</summary>
    public static IEnumerable<RoundRow> Of(SqliteConnection connection, long batchId)
    {
        using var keys = new RecordKeys();
        foreach (var row in connection.Query<RoundRowRow>(SqlText.Query("round_rows"), new { batchId }, buffered: false))
            yield return new(
                (PartKind)row.Part, (int)row.FileRow, row.Number, (int?)row.TumourNumber,
                row.Number is { } number ? keys.Hash(number, (int)(row.TumourNumber ?? 0)) : row.KeyHash, row.ContentHash,
                row is { Fate: (long)RoundFate.Returned, Checks: "" } ? RoundFate.ReturnedWithFile : (RoundFate)row.Fate,
                row.OpenQuery != 0, row.Checks ?? "") { Shown = row.Shown };
    }
}
