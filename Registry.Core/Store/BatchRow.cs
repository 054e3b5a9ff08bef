using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A row of the table batch as the queries batch_find and batch_list give it.</summary>
internal sealed record BatchRow
{
    public required long Id { get; init; }
    public string? Registry { get; init; }
    public required string FileName { get; init; }
    public required string FileHash { get; init; }
    public required long FileBytes { get; init; }
    public required long State { get; init; }
    public required long Atomic { get; init; }
    public required string UploadedAt { get; init; }
    public string? CommittedAt { get; init; }
    public string? UndoneAt { get; init; }
    public required long RowsRead { get; init; }
    public required long Inserted { get; init; }
    public required long Updated { get; init; }
    public required long Unchanged { get; init; }
    public required long Rejected { get; init; }
    public required long Held { get; init; }
    public required long Queried { get; init; }
    public long? SameFileAs { get; init; }
    public string? ReadAs { get; init; }
    public string? Request { get; init; }
    public long? RoundOf { get; init; }
    public required long Round { get; init; }
    public required long Kind { get; init; }
    public long? Compensates { get; init; }
    public long? CompensatedBy { get; init; }
    public string? MadeBy { get; init; }
    public string? Reason { get; init; }
    public required long Withdrawn { get; init; }

    public static Batch? Find(SqliteConnection connection, long id) =>
        connection.QuerySingleOrDefault<BatchRow>(SqlText.Query("batch_find"), new { id })?.ToBatch();

    public Batch ToBatch() => new()
    {
        Id = Id,
        Registry = Registry,
        FileName = FileName,
        FileHash = FileHash,
        FileBytes = FileBytes,
        State = (BatchState)State,
        Atomic = Atomic != 0,
        UploadedAt = Instant(UploadedAt),
        CommittedAt = CommittedAt is null ? null : Instant(CommittedAt),
        UndoneAt = UndoneAt is null ? null : Instant(UndoneAt),
        Counts = new(RowsRead, Inserted, Updated, Unchanged, Rejected, Held),
        Queried = Queried,
        SameFileAs = SameFileAs,
        ReadAs = ReadAs,
        Request = Request,
        RoundOf = RoundOf,
        Round = (int)Round,
        Kind = (BatchKind)Kind,
        Compensates = Compensates,
        CompensatedBy = CompensatedBy,
        MadeBy = MadeBy,
        Reason = Reason,
        Withdrawn = Withdrawn,
    };

    internal static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
