namespace Registry.Core.Store;

/// <summary>What became of checking the audit.</summary>
/// <param name="Rows">Rows that fit.</param>
/// <param name="Changes">Changes of stored records that fit.</param>
/// <param name="Head">The last row that fits; keep it elsewhere.</param>
/// <param name="Fault">The first row that does not fit, or null.</param>
public sealed record AuditVerification(long Rows, long Changes, AuditHead Head, AuditFault? Fault)
{
    /// <summary>True when the audit is as it was written.</summary>
    public bool IsIntact => Fault is null;
}
