using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>Decisions about deaths and the persons of cases, by their numbers.</summary>
internal static class AppliedLinks
{
    /// <summary>Decides pair by pair; each must be taken.</summary>
    public static async Task DecideAsync(RegistryDatabase database, PersonDecision decision, params (string Death, string Case)[] pairs)
    {
        foreach (var (death, @case) in pairs) Assert.That(await TryAsync(database, decision, death, @case), Is.Null);
    }

    /// <summary>Decides one; the answer says why it was refused.</summary>
    public static Task<Refusal?> TryAsync(RegistryDatabase database, PersonDecision decision, string death, string @case) =>
        new DeathClearanceStore(database).DecideAsync(
            TestDatabase.RegistryCode, death, PersonOf(database, @case), decision, "anna", "file compared", default);

    /// <summary>The person of a case.</summary>
    public static long PersonOf(RegistryDatabase database, string @case) =>
        new FollowUpStore(database).Current(TestDatabase.RegistryCode).Single(status => status.CaseNumber == @case).PersonId;
}
