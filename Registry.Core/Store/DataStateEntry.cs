using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>A data state and what made it.</summary>
/// <param name="State">Number and time.</param>
/// <param name="Event">What happened: committed, undone, persons-merged, population-used …</param>
/// <param name="BatchId">The batch it is about, or null.</param>
/// <param name="Actor">Who did it.</param>
public sealed record DataStateEntry(DataState State, string Event, long? BatchId, string? Actor);
