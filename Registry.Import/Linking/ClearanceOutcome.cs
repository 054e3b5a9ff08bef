
namespace Registry.Import.Linking;

/// <summary>What a clearance found besides matches: something a registrar should look at.</summary>
/// <param name="CheckId">Id of the check: L-LNK-2, L-LNK-3, L-LNK-5, L-LNK-6, K-DC-3.</param>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person, or null.</param>
/// <param name="Arguments">Values for the message, separated by '|'; no personal data.</param>
public sealed record ClearanceFinding(string CheckId, string Registry, string DeathNumber, long? PersonId, string Arguments);

/// <summary>What became of the deaths of a clearance. Deaths is the sum of the five counts that follow it.</summary>
/// <param name="Deaths">Current deaths looked at.</param>
/// <param name="Matched">Deaths that are those of a person with a registered case.</param>
/// <param name="ForReview">Deaths with a possible person on whom a registrar must decide.</param>
/// <param name="Unmatched">Deaths from or with cancer without a case: the DCN worklist.</param>
/// <param name="OtherCauses">Unmatched deaths that speak of no cancer; they are kept.</param>
/// <param name="NoCase">Unmatched deaths from cancer that tracing found to be no case of this registry.</param>
/// <param name="MatchedFromOtherCauses">Of the matched: deaths whose underlying cause is no cancer.</param>
/// <param name="Opened">Tracings that began.</param>
/// <param name="Ended">Tracings that ended because a case is there now.</param>
/// <param name="Weights">Where the weights of the comparison come from.</param>
/// <param name="Findings">What to look at.</param>
public sealed record ClearanceOutcome(
    long Deaths, long Matched, long ForReview, long Unmatched, long OtherCauses, long NoCase, long MatchedFromOtherCauses, int Opened,
    int Ended, WeightSource Weights, IReadOnlyList<ClearanceFinding> Findings);

/// <summary>The deaths and cases a clearance works on.</summary>
/// <param name="Registry">Registry of the deaths, or null for all.</param>
/// <param name="FromYear">First year of death.</param>
/// <param name="ToYear">Last year of death.</param>
public sealed record ClearanceScope(string? Registry, int FromYear, int ToYear);
