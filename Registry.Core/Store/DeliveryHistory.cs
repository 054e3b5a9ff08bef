namespace Registry.Core.Store;

/// <summary>What the batches of a calendar year brought of a year of diagnosis or death; negative where they took back more than they brought.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Year of diagnosis or death.</param>
/// <param name="ReportYear">Calendar year in which the batches were committed (UTC).</param>
/// <param name="Icd">The code under which it is counted.</param>
/// <param name="Sex">1 men, 2 women, 9 not known.</param>
/// <param name="Cases">New cases.</param>
/// <param name="Deaths">Deaths.</param>
public sealed record Delivery(string Registry, int Year, int ReportYear, string Icd, int Sex, double Cases, double Deaths);

/// <summary>When cases and deaths came into the store, from the batches that stand.</summary>
public sealed class DeliveryHistory(RegistryDatabase database)
{
    private sealed record DeliveryRow
    {
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public required long ReportYear { get; init; }
        public required string Icd { get; init; }
        public required long Sex { get; init; }
        public required long Cases { get; init; }
        public required long Deaths { get; init; }
    }

    /// <summary>Every registry, year and code by the year of the report; undone batches are left out.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<DeliveryRow>("reporting_deliveries", null, stop)).Select(row =>
            new Delivery(row.Registry, (int)row.Year, (int)row.ReportYear, row.Icd, (int)row.Sex, row.Cases, row.Deaths))];
}
