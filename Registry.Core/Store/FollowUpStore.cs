using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What is known of the registered cases: vital status, last contact, cause of death.</summary>
/// <remarks>What comes out is personal data. The case rows are never touched: what stands is worked out from the card and the
/// follow-ups by <see cref="Contact.Current"/> whenever it is asked.</remarks>
public sealed class FollowUpStore(RegistryDatabase database)
{
    /// <summary>The current cases of a registry (null: of all, one registry after the other) with years of incidence in the span, and
    /// what is known of each. Streams; each registry is read as it stands at one moment.</summary>
    public IEnumerable<CaseStatus> Current(string? registry = null, int fromYear = 0, int toYear = 9999)
    {
        using var connection = database.OpenConnection();
        foreach (var code in registry is null ? RegistryStore.Registries(connection).Select(area => area.Code).ToList() : [registry])
        {
            using var reader = new CaseContactReader(connection.Handle!, "case_contact_list", database.FilePath);
            foreach (var status in reader.Read(query =>
            {
                query.Bind(0, code);
                query.Bind(1, fromYear);
                query.Bind(2, toYear);
            }))
                yield return status;
        }
    }

    /// <summary>The same as a list: for each case incidence date, last contact or death, status, cause, each date as precise as it is known.</summary>
    public Task<IReadOnlyList<CaseStatus>> CurrentAsync(string? registry, int fromYear, int toYear, CancellationToken stop) => Task.Run(
        () =>
        {
            var statuses = new List<CaseStatus>();
            foreach (var status in Current(registry, fromYear, toYear))
            {
                stop.ThrowIfCancellationRequested();
                statuses.Add(status);
            }
            return (IReadOnlyList<CaseStatus>)statuses;
        },
        stop);

    /// <summary>The current cases of a person, with what is known of each.</summary>
    public Task<IReadOnlyList<CaseStatus>> OfPersonAsync(long personId, CancellationToken stop) =>
        Task.Run(() => Read("case_contact_of_person", query => query.Bind(0, personId)), stop);

    /// <summary>The current cases of a registration number, with what is known of each; behind them those of later years that are stored
    /// under it with their year (<see cref="YearlyNumber"/>).</summary>
    public Task<IReadOnlyList<CaseStatus>> OfNumberAsync(string registry, string caseNumber, CancellationToken stop) => Task.Run(
        () =>
        {
            using var lookup = new CaseLookup(database);
            return lookup.WithNumber(registry, caseNumber);
        },
        stop);

    /// <summary>All versions of the follow-ups of a case, of one tumour or (null) of all, oldest first; those of undone, unfinished and waiting batches are among them.</summary>
    public async Task<IReadOnlyList<StoredFollowUp>> OfCaseAsync(
        string registry, string caseNumber, int? tumourNumber, CancellationToken stop) =>
        [.. (await database.QueryAsync<FollowUpRow>("follow_up_of_case", new { registry, caseNumber, tumourNumber }, stop))
            .Select(row => row.ToStored())];

    private IReadOnlyList<CaseStatus> Read(string query, Action<Statement> bind)
    {
        using var connection = database.OpenConnection();
        using var reader = new CaseContactReader(connection.Handle!, query, database.FilePath);
        return [.. reader.Read(bind)];
    }
}
