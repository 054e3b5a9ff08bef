using Registry.Analytics;
using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Cube;

namespace Registry.Report.Statistics;

/// <summary>The measures of one site, sex and event that the tables print: numbers of <see cref="SiteRates"/>, null
/// where there is none.</summary>
internal sealed class SiteMeasures
{
    private readonly Lazy<IReadOnlyList<double?>> _ageRates;

    private SiteMeasures(Func<IReadOnlyList<double?>> ageRates) => _ageRates = new(ageRates);

    /// <summary>False for a site of the other sex: every cell is "not applicable".</summary>
    public required bool Applies { get; init; }

    /// <summary>Cases or deaths of known and unknown age; null when none of any site were reported.</summary>
    public required double? Cases { get; init; }

    public required double? CrudePer100k { get; init; }
    public required double? SharePercent { get; init; }
    public required double? ChinaPer100k { get; init; }
    public required double? WorldPer100k { get; init; }
    public required double? TruncatedPer100k { get; init; }
    public required double? Cumulative64Percent { get; init; }
    public required double? Cumulative74Percent { get; init; }

    /// <summary>Place by the ranking rule, or null.</summary>
    public required int? Rank { get; init; }

    /// <summary>Cases of known age, youngest group first.</summary>
    public required AgeVector CasesByAge { get; init; }

    /// <summary>Cases of unknown age.</summary>
    public required double CasesOfUnknownAge { get; init; }

    /// <summary>Rate of each age group; null where nobody was at risk or nothing was reported.</summary>
    public IReadOnlyList<double?> AgeRates => _ageRates.Value;

    /// <summary>Takes a row of the rates; the rates of its age groups are computed when they are asked for.</summary>
    public static SiteMeasures Of(SiteRateRow row, AgeVector cases, AgeVector personYears, bool isReported,
        EditionSettings settings)
    {
        var (china, world) = (row.By(settings.ChinaStandard), row.By(settings.WorldStandard));
        return new(() => [.. AgeSpecificRates.Of(cases, personYears).Select(r => isReported ? r?.Per100k : null)])
        {
            Applies = row.Status != CellStatus.NotApplicable,
            Cases = isReported ? row.Cases : null,
            CrudePer100k = row.Crude?.Per100k,
            SharePercent = row.Share?.Percent,
            ChinaPer100k = china.Rate?.Per100k,
            WorldPer100k = world.Rate?.Per100k,
            TruncatedPer100k = china.Truncated?.Per100k,
            Cumulative64Percent = row.CumulativeRate64?.Percent,
            Cumulative74Percent = row.CumulativeRate74?.Percent,
            Rank = row.Rank,
            CasesByAge = cases,
            CasesOfUnknownAge = row.CasesOfUnknownAge,
        };
    }
}
