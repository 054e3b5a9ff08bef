using Registry.Api.Batches;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>What became of checking the audit.</summary>
/// <param name="Intact">True when it is as it was written.</param>
/// <param name="Rows">Rows that fit.</param>
/// <param name="Changes">Changes of stored records that fit.</param>
/// <param name="Number">Number of the last row that fits.</param>
/// <param name="Head">Its digest; kept elsewhere with the number, it makes a later loss visible.</param>
/// <param name="Fault">The first row that does not fit, or null.</param>
internal sealed record AuditVerificationEntry(bool Intact, long Rows, long Changes, long Number, string Head, AuditFaultEntry? Fault)
{
    /// <summary>The entry of a verification.</summary>
    public static AuditVerificationEntry Of(AuditVerification v) => new(
        v.IsIntact, v.Rows, v.Changes, v.Head.Number, v.Head.Digest, v.Fault is { } fault ? AuditFaultEntry.Of(fault) : null);
}

/// <summary>The first row of the audit that does not fit.</summary>
/// <param name="Number">Number of the row.</param>
/// <param name="BatchId">The batch it is about, or null.</param>
/// <param name="Kind">missing, altered, changes-altered, end-altered or rewritten.</param>
/// <param name="Message">What it means and what to do.</param>
internal sealed record AuditFaultEntry(long Number, long? BatchId, string Kind, Words Message)
{
    /// <summary>The entry of a fault.</summary>
    public static AuditFaultEntry Of(AuditFault fault) => new(fault.Number, fault.BatchId, Word(fault.Kind), new(fault.Text.Zh, fault.Text.En));

    private static string Word(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Missing => "missing",
        AuditFaultKind.Altered => "altered",
        AuditFaultKind.ChangesAltered => "changes-altered",
        AuditFaultKind.EndAltered => "end-altered",
        _ => "rewritten",
    };
}
