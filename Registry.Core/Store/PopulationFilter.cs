namespace Registry.Core.Store;

/// <summary>Which population versions are asked for.</summary>
/// <param name="Registry">Registry code, or null for all.</param>
/// <param name="Year">Year of the day of the counts, or null for all.</param>
public sealed record PopulationFilter(string? Registry = null, int? Year = null);
