namespace Registry.Core.Records;

/// <summary>How much a failed check weighs.</summary>
public enum Severity
{
    /// <summary>Counted in the quality report only; no row of its own in the store.</summary>
    Info = 0,

    /// <summary>A registrar must confirm; the record is accepted meanwhile.</summary>
    Query = 1,

    /// <summary>The record is returned and cannot enter the statistics.</summary>
    Error = 2,
}

/// <summary>Which part of a batch a row stands in.</summary>
public enum PartKind
{
    /// <summary>FB: new cases.</summary>
    Incidence = 1,

    /// <summary>SW: deaths.</summary>
    Death = 2,

    /// <summary>POP: population.</summary>
    Population = 3,

    /// <summary>SF: follow-up of cases.</summary>
    FollowUp = 4,
}

/// <summary>The failure of one check on one row, or on the whole file (row 0).</summary>
/// <param name="CheckId">Id of the check, stable for ever: X-SEX-1.</param>
/// <param name="Severity">Severity at the time of judging.</param>
/// <param name="Part">Part of the batch, or null for the file.</param>
/// <param name="Row">Row number as the file's program shows it: the header is row 1; 0 for the file or sheet as a whole.</param>
/// <param name="Column">Column letter of a worksheet or header of a text file, or null when no single column is meant.</param>
/// <param name="Item">The item at fault, or null.</param>
/// <param name="Value">The value as read; personal items are masked before they come here.</param>
/// <param name="Arguments">Values for the placeholders {0} {1} of the check's message, separated by '|'; null when it has none.</param>
public sealed record Verdict(
    string CheckId, Severity Severity, PartKind? Part, int Row, string? Column, Item? Item, string? Value, string? Arguments = null)
{
    /// <summary>Of a query: a hash of the values it asks about, the same however a file spells them; 0 when it asks about the
    /// record as a whole. Not kept: the store makes a fingerprint of it.</summary>
    public UInt128 AskedValues { get; init; }

    /// <summary>Of a query that was read from the store: somebody has confirmed these values, and the answer stands.</summary>
    public bool IsConfirmed { get; init; }
}
