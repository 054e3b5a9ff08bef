namespace Registry.Api.History;

/// <summary>Who sends a request, and why.</summary>
/// <param name="By">Who; kept in the audit.</param>
/// <param name="Reason">Why; kept in the audit.</param>
internal sealed record ReasonedRequest(string? By, string? Reason);
