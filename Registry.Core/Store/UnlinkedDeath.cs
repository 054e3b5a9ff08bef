namespace Registry.Core.Store;

/// <summary>A death that stands on cases and counts no longer, or is not linked to the person of the cases any more.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person of the cases; of merged persons the number that stands for all.</param>
/// <param name="BatchId">The batch that took the death to the cases.</param>
/// <param name="Cases">How many cases.</param>
public sealed record UnlinkedDeath(string Registry, string DeathNumber, long PersonId, long BatchId, long Cases);
