using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A death that goes to a case.</summary>
/// <param name="Case">The case, with what was known of it. Personal data.</param>
/// <param name="Death">The death linked to its person.</param>
public sealed record DeathOfCase(CaseStatus Case, DeathLink Death);
