using Registry.Analytics.Burden;
using Registry.Analytics.Forecasts;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Report.Statistics;

/// <summary>The forecast of a site and sex as the report prints it: yearly numbers, the last observed years before them.</summary>
internal sealed class SiteOutlook
{
    private const int LastYears = 5;
    private readonly ForecastComparison _comparison;
    private readonly ForecastTable _annual;

    private SiteOutlook(SiteForecast forecast, ForecastComparison comparison, ForecastTable annual)
    {
        (Forecast, _comparison, _annual) = (forecast, comparison, annual);
        Periods = [.. Enumerable.Range(0, comparison.Table.Horizons).Select(Period)];
    }

    /// <summary>Null where no model takes the counts.</summary>
    public static SiteOutlook? Of(SiteForecast forecast) =>
        forecast is { Comparison: { } comparison, Annual: { } annual } ? new(forecast, comparison, annual) : null;

    public SiteForecast Forecast { get; }

    /// <summary>The periods to come, of five years or of one.</summary>
    public IReadOnlyList<OutlookPeriod> Periods { get; }

    /// <summary>Those that a table shows: every one of five years, of single years each fifth and the last.</summary>
    public IEnumerable<OutlookPeriod> Shown => Periods.Where((period, i) => period.FromYear < period.ToYear || (i + 1) % 5 == 0 || i == Periods.Count - 1);

    /// <summary>The last period.</summary>
    public OutlookPeriod Last => Periods[^1];

    /// <summary>First and last year of the observed ones that forecasts are held against.</summary>
    public (int From, int To) LastObserved => ((int)_annual.Observed.PeriodStarts[^Count], (int)_annual.Observed.PeriodStarts[^1]);

    /// <summary>Cases a year in them.</summary>
    public double LastCases => Recent(_annual.Observed.Cases).Sum();

    /// <summary>Cases of each observed year.</summary>
    public IReadOnlyList<(double Year, double Cases)> Observed =>
        [.. _annual.Observed.PeriodStarts.Select((year, i) => (year, Enumerable.Range(0, _annual.Ages).Sum(age => _annual.Observed.Cases(age, i))))];

    private int Count => Math.Min(LastYears, _annual.Periods);

    /// <summary>The interval of a period to come, cases a year.</summary>
    public (double Lower, double Upper) Interval(int horizon, double confidence)
    {
        var ((lower, upper), width) = (_comparison.Total(horizon).Interval(confidence), _comparison.Table.Observed.PeriodWidthYears);
        return (lower / width, upper / width);
    }

    /// <summary>Why the cases a year of the last period are others than those of the last observed years; null where ages have people in one of them only.</summary>
    public DecomposedChange? Change()
    {
        var (table, last) = (_comparison.Table, _comparison.Table.Horizons - 1);
        var width = table.Observed.PeriodWidthYears;
        double[] byAge = [.. Enumerable.Range(0, table.Ages).Select(age => _comparison.ByAge(age, last).Expected / width)], people = [.. Enumerable.Range(0, table.Ages).Select(age => table.FuturePersonYears(age, last) / width)];
        double[] before = Recent(_annual.Observed.Cases), peopleBefore = Recent(_annual.Observed.PersonYears);
        // The median of the ages together is not the sum of their medians: the ages share it.
        var share = byAge.Sum() is > 0 and var sum ? Last.Cases / sum : 0;
        if (share <= 0 || before.Sum() <= 0 || Enumerable.Range(0, people.Length).Any(age => people[age] > 0 != peopleBefore[age] > 0)) return null;
        AgeVector Ages(double[] values) => new(AgeScheme.To85, values);
        return ChangeDecomposition.DasGupta(new(Ages(before), Ages(peopleBefore)), new(Ages([.. byAge.Select(cases => share * cases)]), Ages(people)));
    }

    private double[] Recent(Func<int, int, double> of) =>
        [.. Enumerable.Range(0, _annual.Ages).Select(age => Enumerable.Range(_annual.Periods - Count, Count).Sum(i => of(age, i)) / Count)];

    private OutlookPeriod Period(int horizon)
    {
        var (table, rate) = (_comparison.Table, _comparison.Standardised(horizon)!);
        var (width, (lower, upper), limits) = (table.Observed.PeriodWidthYears, Interval(horizon, 0.95), rate.Interval(0.95));
        var first = (int)table.FutureStart(horizon);
        return new(first, first + (int)width - 1, _comparison.Total(horizon).Expected / width, lower, upper,
            rate.Expected * Analytics.RateEstimate.Per, limits.Lower * Analytics.RateEstimate.Per, limits.Upper * Analytics.RateEstimate.Per, Forecast.Reasons(horizon));
    }
}
