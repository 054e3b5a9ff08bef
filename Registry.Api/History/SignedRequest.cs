namespace Registry.Api.History;

/// <summary>Who sends a request that needs no other words.</summary>
/// <param name="By">Who; kept in the audit. The user the service runs as when it is left out.</param>
internal sealed record SignedRequest(string? By);
