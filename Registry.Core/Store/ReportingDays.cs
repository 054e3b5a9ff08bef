using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>Incidence and report dates of the cases of one reporting unit.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Unit">The unit as the cards name it; empty where they name none.</param>
/// <param name="Dates">Incidence and report date of each case; the report date is null where the card has none.</param>
public sealed record UnitReports(string Registry, string Unit, IReadOnlyList<(PartialDate Incidence, PartialDate? Report)> Dates);

/// <summary>When the cases of a year of a registry came into the store.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="First">The first commit that brought any (UTC).</param>
/// <param name="Last">The last one (UTC).</param>
public sealed record RegistryDelivery(string Registry, DateTimeOffset First, DateTimeOffset Last);

/// <summary>Reads how timely cases were reported.</summary>
public sealed class ReportingDays(RegistryDatabase database)
{
    private sealed record DayRow
    {
        public required string Registry { get; init; }
        public required string Hospital { get; init; }
        public required long IncidenceDate { get; init; }
        public long? ReportDate { get; init; }
    }

    private sealed record CommitRow
    {
        public required string Registry { get; init; }
        public required string FirstCommit { get; init; }
        public required string LastCommit { get; init; }
    }

    /// <summary>The current cases of a year, reporting unit by reporting unit.</summary>
    /// <param name="registry">Of one registry, or null for all.</param>
    /// <param name="year">Year of incidence.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<UnitReports>> ListAsync(string? registry, int year, CancellationToken stop) =>
    [
        .. (await database.QueryAsync<DayRow>("reporting_days", new { registry, year }, stop))
            .GroupBy(row => (row.Registry, row.Hospital))
            .Select(rows => new UnitReports(
                rows.Key.Registry, rows.Key.Hospital,
                [.. rows.Select(row => (PartialDate.FromNumber((int)row.IncidenceDate), row.ReportDate is { } day ? PartialDate.FromNumber((int)day) : (PartialDate?)null))])),
    ];

    /// <summary>When the cases of a year came in, registry by registry.</summary>
    public async Task<IReadOnlyList<RegistryDelivery>> CommitsAsync(int year, CancellationToken stop) =>
    [
        .. (await database.QueryAsync<CommitRow>("reporting_batches", new { year }, stop))
            .Select(row => new RegistryDelivery(row.Registry, BatchRow.Instant(row.FirstCommit), BatchRow.Instant(row.LastCommit))),
    ];
}
