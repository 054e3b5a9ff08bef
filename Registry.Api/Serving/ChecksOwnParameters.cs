namespace Registry.Api.Serving;

/// <summary>Marks an endpoint whose query parameters depend on its path: it refuses unknown ones itself.</summary>
internal sealed record ChecksOwnParameters;
