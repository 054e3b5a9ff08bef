using Registry.Api.History;
using Registry.Core.Store;

namespace Registry.Api.Persons;

/// <summary>Puts together what is known of one person.</summary>
internal sealed class PersonReader(PersonStore persons, RecordStore records)
{
    /// <summary>Pairs of persons with the records by which they are looked up, the likeliest first.</summary>
    /// <inheritdoc cref="PersonStore.PairsAsync"/>
    public async Task<PairList> PairsAsync(bool openOnly, string? registry, int skip, int take, CancellationToken stop)
    {
        var pairs = await persons.PairsAsync(openOnly, registry, skip, take, stop);
        var records = (await persons.RecordsOfAsync(pairs.SelectMany(pair => (long[])[pair.PersonA, pair.PersonB]), stop))
            .Select(record => (record.PersonId, Name: RecordName.Of(record.Record))).Distinct().ToLookup(record => record.PersonId, record => record.Name);
        return new([.. pairs.Select(pair => PairEntry.Of(pair, records))]);
    }

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
