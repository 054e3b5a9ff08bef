namespace Registry.Core.Store;

/// <summary>A decision on which population version a registry and year is divided by.</summary>
/// <param name="Registry">Registry code, six digits.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Version">Label of the version: P12; null for what the registry delivered.</param>
/// <param name="DataState">Number of the data state that the decision made.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
public sealed record PopulationUse(string Registry, int Year, string? Version, long DataState, DateTimeOffset At, string By, string Reason);
