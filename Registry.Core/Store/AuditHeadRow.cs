namespace Registry.Core.Store;

/// <summary>The end of the audit as the database has it.</summary>
internal sealed record AuditHeadRow
{
    public required long Number { get; init; }
    public required string Digest { get; init; }

    public AuditHead ToHead() => new(Number, Digest);
}
