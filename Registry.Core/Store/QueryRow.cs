using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A query verdict with its answer, as the queries query_of_row, query_of_batch and query_list give it.</summary>
internal sealed record QueryRow
{
    public required long BatchId { get; init; }
    public string? Registry { get; init; }
    public required string CheckId { get; init; }
    public required long Severity { get; init; }
    public long? Part { get; init; }
    public required long FileRow { get; init; }
    public string? FileColumn { get; init; }
    public string? Item { get; init; }
    public string? Value { get; init; }
    public string? Arguments { get; init; }
    public string? RecordNumber { get; init; }
    public long? TumourNumber { get; init; }
    public long? Fingerprint { get; init; }
    public long? ConfirmationId { get; init; }
    public string? ConfirmedAt { get; init; }
    public string? ConfirmedBy { get; init; }
    public string? Reason { get; init; }
    public long Total { get; init; }
    public long Stands { get; init; } = 1;
    public long IsOfUnchanged { get; init; }

    /// <summary>The record asked about. Whatever part a row stands in, what has a tumour number is a case.</summary>
    public RecordKey? Record => RecordNumber is not { } number ? null
        : new(Registry ?? "", TumourNumber > 0 ? PartKind.Incidence : (PartKind?)Part, number, (int)(TumourNumber ?? 0));

    public Verdict ToVerdict() =>
        new(CheckId, (Severity)Severity, (PartKind?)Part, (int)FileRow, FileColumn,
            Item is null ? null : Enum.Parse<Item>(Item), Value, Arguments) { IsConfirmed = ConfirmationId is not null };

    public AskedQuery ToAsked() => new(
        BatchId, Record, ToVerdict(),
        ConfirmationId is { } id ? new(id, BatchRow.Instant(ConfirmedAt!), ConfirmedBy!, Reason!) : null)
    {
        Standing = Stands != 0 ? QueryStanding.Stands : IsOfUnchanged != 0 ? QueryStanding.OfEarlier : QueryStanding.Settled,
    };
}
