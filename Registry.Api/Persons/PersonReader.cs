using Registry.Core.Store;

namespace Registry.Api.Persons;

/// <summary>Puts together what is known of one person.</summary>
internal sealed class PersonReader(PersonStore persons, RecordStore records)
{
    /// <summary>The person, or null when there are no current cases and no merges of this number.</summary>
    public async Task<PersonEntry?> ReadAsync(long personId, CancellationToken stop)
    {
        records.PreparePersons();
        var members = await persons.MembersAsync(personId, stop);
        var cases = new List<StoredCase>();
        foreach (var member in members) cases.AddRange(await records.CasesOfPersonAsync(member, stop));
        var merges = await persons.MergesAsync(members, stop);
        if (cases.Count == 0 && merges.Count == 0) return null;
        return new(
            members[0], members,
            [.. cases.Select(c => c.Record.Sex).Distinct().Order()],
            [.. cases.Select(c => c.Record.BirthDate?.Year).OfType<int>().Distinct().Order()],
            [.. cases.Select(TumourEntry.Of)],
            [.. merges.Select(MergeEntry.Of)]);
    }
}
