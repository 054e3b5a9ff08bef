using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>A person with several current tumours, and which of them are primaries.</summary>
/// <param name="PersonId">Number of the person after merges.</param>
/// <param name="Tumours">Each tumour with its decision, in order of incidence.</param>
public sealed record PersonPrimaries(long PersonId, IReadOnlyList<(TumourOfSeveral Tumour, PrimaryDecision Decision)> Tumours);

/// <summary>Which tumours are primaries of their own: worked out from the current tumours when it is asked for, never stored.</summary>
public sealed class PrimaryStore(RegistryDatabase database)
{
    /// <summary>Persons with several current tumours, in order of their number. Streams, within one read transaction.</summary>
    /// <param name="registry">Only persons with a tumour in this registry, or null.</param>
    /// <param name="year">Only persons with a tumour of this year of incidence, or null.</param>
    /// <exception cref="RegistryStoreException">The database could not be read.</exception>
    public IEnumerable<PersonPrimaries> Persons(string? registry, int? year)
    {
        using var connection = database.OpenConnection();
        using var snapshot = connection.BeginTransaction(deferred: true);
        foreach (var (person, tumours) in SeveralTumours.Read(connection, database.FilePath))
            if (tumours.Any(t => (registry is null || t.Registry == registry) && (year is null || t.Tumour.IncidenceDate.Year == year)))
            {
                var byRecord = tumours.ToDictionary(t => t.Tumour);
                yield return new(person, [.. MultiplePrimaries.Judge(byRecord.Keys).Select(d => (byRecord[d.Tumour], d))]);
            }
    }
}
