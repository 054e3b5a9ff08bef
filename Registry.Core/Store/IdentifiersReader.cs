namespace Registry.Core.Store;

/// <summary>Who wants to see names, identity numbers, telephone numbers and addresses. Nobody sees them without saying who and why.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record IdentifiersReader(string By, string Reason);
