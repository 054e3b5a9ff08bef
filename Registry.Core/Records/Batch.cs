namespace Registry.Core.Records;

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>The file is kept; nothing has been read. A batch whose program was killed while reading comes back here.</summary>
    Uploaded = 1,

    /// <summary>Rows are being read, judged and staged.</summary>
    Parsing = 2,

    /// <summary>The file could not be read as a batch; the verdicts say why.</summary>
    Unreadable = 3,

    /// <summary>Every row is judged and staged; nothing counts yet.</summary>
    Checked = 4,

    /// <summary>The accepted rows count.</summary>
    Committed = 5,

    /// <summary>The commit was taken back as a whole.</summary>
    Undone = 6,
}

/// <summary>How many rows of a batch went where. Rows read is always the sum of the others.</summary>
/// <param name="RowsRead">Data rows of all parts; a population cell is a row.</param>
/// <param name="Inserted">New records.</param>
/// <param name="Updated">Records that replace an earlier version.</param>
/// <param name="Unchanged">Records already stored with the same content.</param>
/// <param name="Rejected">Rows returned because of an error.</param>
/// <param name="Held">Rows that a setting keeps back until a query is answered.</param>
public sealed record BatchCounts(long RowsRead, long Inserted, long Updated, long Unchanged, long Rejected, long Held)
{
    /// <summary>No rows.</summary>
    public static BatchCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>True when every row read went somewhere.</summary>
    public bool IsReconciled => RowsRead == Inserted + Updated + Unchanged + Rejected + Held;
}

/// <summary>One delivered file with what became of it.</summary>
public sealed record Batch
{
    /// <summary>Number of the batch.</summary>
    public required long Id { get; init; }

    /// <summary>Registry code, or null while it is not known (unreadable file).</summary>
    public string? Registry { get; init; }

    /// <summary>File name as delivered, without folders.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string FileHash { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Where it stands.</summary>
    public required BatchState State { get; init; }

    /// <summary>True when one error returns the whole file.</summary>
    public bool Atomic { get; init; }

    /// <summary>True when an error returned the whole file: nothing of it is stored, whether or not it is committed.</summary>
    public bool IsReturnedWhole =>
        Atomic && Kind == BatchKind.Delivery && State is BatchState.Checked or BatchState.Committed
        && Counts.RowsRead > 0 && Counts.Rejected == Counts.RowsRead;

    /// <summary>When the batch was made (UTC).</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When it was committed (UTC), or null.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>When it was undone (UTC), or null.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Row counts.</summary>
    public required BatchCounts Counts { get; init; }

    /// <summary>Rows with an open query.</summary>
    public long Queried { get; init; }

    /// <summary>Earlier batch with the same file, or null.</summary>
    public long? SameFileAs { get; init; }

    /// <summary>The batch of the round before, when this one corrects it; else null.</summary>
    public long? RoundOf { get; init; }

    /// <summary>Number of the round, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How the sender wants it read: JSON of the import's options, or null when nobody said.</summary>
    public string? Request { get; init; }

    /// <summary>A delivered file, or what takes one back.</summary>
    public BatchKind Kind { get; init; } = BatchKind.Delivery;

    /// <summary>Of a compensation: the batch it takes back; else null.</summary>
    public long? Compensates { get; init; }

    /// <summary>The compensation that counts and takes this batch back, or null.</summary>
    public long? CompensatedBy { get; init; }

    /// <summary>Who had the batch made, when it is no delivery; else null.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Why it was made, when it is no delivery; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>Records it took out of the data and put nothing in the place of; 0 of a delivery.</summary>
    public long Withdrawn { get; init; }

    /// <summary>How the file was read: encoding, separator, sheets, layouts, rule packs.</summary>
    public string? ReadAs { get; init; }
}
