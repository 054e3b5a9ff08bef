namespace Registry.Core.Store;

/// <summary>The end of the audit at one moment. Whoever keeps it elsewhere can tell later that no row up to it was changed or cut off.</summary>
/// <param name="Number">Number of the last row; 0 when there is none.</param>
/// <param name="Digest">Its digest: SHA-256, 64 digits of lower-case hex.</param>
public sealed record AuditHead(long Number, string Digest);
