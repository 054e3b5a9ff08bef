using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>What <c>deaths apply</c> does with the store, step by step: a follow-up batch of linked deaths.</summary>
internal static class AppliedSheet
{
    /// <summary>The linked deaths of some numbers with the cases that they go to.</summary>
    public static List<DeathOfCase> Deaths(RegistryDatabase database, params (string Death, string Case)[] pairs)
    {
        var links = new DeathClearanceStore(database).Links().Where(link => link.Standing == LinkStanding.Linked).ToList();
        var cases = new FollowUpStore(database).Current(TestDatabase.RegistryCode).ToList();
        return [.. pairs.Select(pair => new DeathOfCase(
            cases.Single(status => status.CaseNumber == pair.Case), links.First(link => link.DeathNumber == pair.Death)))];
    }

    /// <summary>Makes the batch; nothing of it is read.</summary>
    public static Task<Batch> CreateAsync(RegistryDatabase database, IReadOnlyList<DeathOfCase> deaths)
    {
        var path = Path.Combine(Path.GetDirectoryName(database.FilePath)!, $"{TestDatabase.RegistryCode}_SF_linked.csv");
        File.WriteAllText(path, string.Join('\n', deaths.Select(death => $"{death.Case.CaseNumber},{death.Death.DeathNumber},{death.Death.DeathDate}")));
        return new BatchStore(database).CreateAppliedAsync(path, TestDatabase.RegistryCode, deaths, default);
    }

    /// <summary>The rows of the batch.</summary>
    public static IEnumerable<FollowUp> Rows(IEnumerable<DeathOfCase> deaths) => deaths.Select((death, row) =>
        TestDatabase.FollowUp(death.Case.CaseNumber, death.Death.DeathDate.Number, VitalStatus.Dead) with
        {
            Row = row + 2,
            DeathDate = death.Death.DeathDate,
            UnderlyingCause = death.Death.UnderlyingCause,
            Source = FollowUpSource.DeathFile,
            OtherItems = $$"""{"certificate_number":"{{death.Death.DeathNumber}}"}""",
        });

    /// <summary>Makes the batch and stages its rows.</summary>
    public static async Task<Batch> CheckAsync(RegistryDatabase database, params (string Death, string Case)[] pairs)
    {
        var deaths = Deaths(database, pairs);
        var batch = await CreateAsync(database, deaths);
        using var writer = new BatchStore(database).BeginStaging(batch.Id);
        foreach (var row in Rows(deaths)) TestDatabase.Stage(writer, row);
        return TestDatabase.Complete(writer, deaths.Count);
    }

    /// <summary>Takes the deaths to the cases.</summary>
    public static async Task<Batch> ApplyAsync(RegistryDatabase database, params (string Death, string Case)[] pairs)
    {
        var outcome = await new BatchStore(database).CommitAsync((await CheckAsync(database, pairs)).Id, default);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Batch!;
    }
}
