namespace Registry.Core.Store;

/// <summary>In what way a row of the audit does not fit.</summary>
public enum AuditFaultKind
{
    /// <summary>There is no row of this number, or it stands under another.</summary>
    Missing = 1,

    /// <summary>Its content, its digest or the row before it is not what was written.</summary>
    Altered = 2,

    /// <summary>The changes of its batch are not those it was written for.</summary>
    ChangesAltered = 3,

    /// <summary>Rows at the end were cut off, or the note of the last row was changed.</summary>
    EndAltered = 4,

    /// <summary>The chain fits in itself, and is not the one whose head was kept.</summary>
    Rewritten = 5,
}

/// <summary>The first row of the audit that does not fit.</summary>
/// <param name="Number">Number of the row.</param>
/// <param name="BatchId">The batch it is about, or null.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Text">What it means and what to do, in both languages.</param>
public sealed record AuditFault(long Number, long? BatchId, AuditFaultKind Kind, Refusal Text);
