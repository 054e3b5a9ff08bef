using System.Globalization;
using Registry.Analytics.Quality;
using Registry.Core.Store;

namespace Registry.Api.FollowUps;

/// <summary>How the cases of a registry and a year of incidence stand on the closing date.</summary>
/// <param name="Registry">Registry code, or all.</param>
/// <param name="IncidenceYear">Year of incidence; null for all years.</param>
/// <param name="Cases">Cases diagnosed by the closing date.</param>
/// <param name="Dead">Known to have died by then.</param>
/// <param name="Alive">Known to have been alive then.</param>
/// <param name="Lost">Lost before.</param>
/// <param name="NotKnown">Last seen before, or never followed.</param>
/// <param name="KnownPercent">Share with known status, percent.</param>
/// <param name="LowerPercent">Lower limit of that share.</param>
/// <param name="UpperPercent">Upper limit of that share.</param>
internal sealed record SummaryEntry(
    string Registry, int? IncidenceYear, long Cases, long Dead, long Alive, long Lost, long NotKnown, double? KnownPercent, double? LowerPercent,
    double? UpperPercent)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
        ["registry", "incidence_year", "cases", "dead", "alive", "lost", "not_known", "known_percent", "lower_percent", "upper_percent"];

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
        [Registry, IncidenceYear, Cases, Dead, Alive, Lost, NotKnown, KnownPercent, LowerPercent, UpperPercent];

    internal static SummaryEntry Of(string registry, int? year, FollowUpCounts counts)
    {
        var share = FollowUpCompleteness.Of(counts);
        return new(
            registry, year, counts.Cases, counts.Dead, counts.Alive, counts.Lost, counts.NotKnown, share?.Percent, share?.LowerPercent,
            share?.UpperPercent);
    }
}

/// <summary>How the cases stand on a closing date.</summary>
/// <param name="Date">The closing date.</param>
/// <param name="Method">How the share is made.</param>
/// <param name="Rows">Each registry as a whole, then its years; at the end all registries in the same way.</param>
internal sealed record FollowUpSummary(string Date, string Method, IReadOnlyList<SummaryEntry> Rows)
{
    /// <summary>The word for all registries together.</summary>
    public const string All = "all";

    /// <summary>Counts the cases of a registry, or of all: registry by registry, as many side by side as there are processors.</summary>
    public static Task<FollowUpSummary> OfAsync(VitalStatusStore store, string? registry, DateOnly closing, CancellationToken stop) => Task.Run(
        () =>
        {
            IReadOnlyList<string> codes = registry is null ? store.Registries() : [registry];
            var found = codes.AsParallel().WithCancellation(stop).SelectMany(code => YearsOf(store, code, closing, stop).Select(year => ((code, year.Key), year.Value)));
            var counts = new SortedDictionary<(string Registry, int Year), FollowUpCounts>(found.ToDictionary(cell => cell.Item1, cell => cell.Value));
            return new FollowUpSummary(closing.ToString("O", CultureInfo.InvariantCulture), FollowUpCompleteness.Method, RowsOf(counts));
        },
        stop);

    private static Dictionary<int, FollowUpCounts> YearsOf(VitalStatusStore store, string registry, DateOnly closing, CancellationToken stop)
    {
        var years = new Dictionary<int, FollowUpCounts>();
        foreach (var (incidence, contact) in store.OfRegistry(registry))
        {
            stop.ThrowIfCancellationRequested();
            years[incidence.Year] = years.GetValueOrDefault(incidence.Year, FollowUpCounts.None) + FollowUpCompleteness.At(incidence, contact, closing);
        }
        return years;
    }

    private static List<SummaryEntry> RowsOf(IReadOnlyDictionary<(string Registry, int Year), FollowUpCounts> counts)
    {
        var rows = new List<SummaryEntry>();
        foreach (var registry in counts.Where(cell => cell.Value.Cases > 0).GroupBy(cell => cell.Key.Registry, StringComparer.Ordinal))
            Add(registry.Key, registry.Select(cell => (cell.Key.Year, cell.Value)));
        if (counts.Keys.DistinctBy(cell => cell.Registry).Skip(1).Any())
            Add(All, counts.GroupBy(cell => cell.Key.Year).OrderBy(year => year.Key).Select(year => (year.Key, Sum(year.Select(cell => cell.Value)))));
        return rows;

        void Add(string registry, IEnumerable<(int Year, FollowUpCounts Counts)> years)
        {
            var known = years.Where(year => year.Counts.Cases > 0).ToList();
            rows.Add(SummaryEntry.Of(registry, null, Sum(known.Select(year => year.Counts))));
            rows.AddRange(known.Select(year => SummaryEntry.Of(registry, year.Year, year.Counts)));
        }
    }

    private static FollowUpCounts Sum(IEnumerable<FollowUpCounts> counts) => counts.Aggregate(FollowUpCounts.None, (sum, next) => sum + next);
}
