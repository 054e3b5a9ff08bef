namespace Registry.Api.History;

/// <summary>Who sends a request, and why.</summary>
/// <param name="By">Who; kept in the audit. The user the service runs as when it is left out.</param>
/// <param name="Reason">Why; kept in the audit. May be left out.</param>
internal sealed record ReasonedRequest(string? By, string? Reason);
