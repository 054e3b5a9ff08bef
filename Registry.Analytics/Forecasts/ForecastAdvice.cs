using Registry.Analytics.Trends;

namespace Registry.Analytics.Forecasts;

/// <summary>Whether cases to come should be forecast at all: too few data, too far ahead, or a back-test that failed.</summary>
public static class ForecastAdvice
{
    /// <summary>Fewest cases in the last five years.</summary>
    public const double LeastCases = 50;

    /// <summary>Fewest observed years.</summary>
    public const double LeastYears = 8;

    /// <summary>Largest mean absolute error of the back-test, percent, of a forecast that is printed.</summary>
    public const double MostErrorPercent = 25;

    /// <summary>Mean absolute error above which the reader is warned.</summary>
    public const double WarnedErrorPercent = 12;

    /// <summary>Share of the observed within the intervals below which the reader is warned, percent.</summary>
    public const double WarnedCoveragePercent = 60;

    /// <summary>Upper limit, as a multiple of the last observed period for as many people, beyond which an interval says nothing.</summary>
    public const double MostFold = 10;

    /// <summary>Everything that speaks against a forecast; empty when nothing does.</summary>
    /// <param name="table">What it is made from.</param>
    /// <param name="horizon">Last period to come that is asked for, 0 the next one.</param>
    /// <param name="score">Back-test of the model; null when it could not be tested.</param>
    /// <param name="upper">Upper limit of the cases of all ages; null when it is not looked at.</param>
    public static IReadOnlyList<ForecastReason> Of(ForecastTable table, int horizon, BackTestScore? score, double? upper = null)
    {
        var width = table.Observed.PeriodWidthYears;
        var recent = Math.Min(table.Periods, Math.Max(1, (int)(5 / width)));
        var cases = Enumerable.Range(table.Periods - recent, recent).Sum(table.TotalCases) * 5 / (recent * width);
        var (observed, ahead) = (table.Periods * width, (horizon + 1) * width);
        var reasons = new List<ForecastReason>();
        if (cases < LeastCases)
            reasons.Add(new(ForecastVerdict.DoNotForecast, new($"最近五年仅 {cases:0} 例，少于 {LeastCases:0} 例", $"only {EnglishNoun.Count(cases, "case")} in the last five years, fewer than {LeastCases:0}")));
        if (observed < LeastYears)
            reasons.Add(new(ForecastVerdict.DoNotForecast, new($"仅观察 {observed:0} 年，少于 {LeastYears:0} 年", $"only {EnglishNoun.Count(observed, "year")} observed, fewer than {LeastYears:0}")));
        if (ahead > observed)
            reasons.Add(new(ForecastVerdict.DoNotForecast, new($"预测 {ahead:0} 年，超过观察的 {observed:0} 年", $"{EnglishNoun.Count(ahead, "year")} ahead, more than the {observed:0} observed")));
        if (upper > MostFold * table.TotalCases(table.Periods - 1) * Growth(table, horizon))
            reasons.Add(new(ForecastVerdict.DoNotForecast, new($"预测上限超过最近一期（按人口折算）的 {MostFold:0} 倍，区间没有意义", $"an upper limit of more than {MostFold:0} times the last period, people alike: the interval says nothing")));
        reasons.AddRange(Of(score));
        if (score is not null && horizon + 1 > score.Farthest)
            reasons.Add(new(ForecastVerdict.Caution, new($"回测最远只到 {score.Farthest * width:0} 年后", $"back-tested no further than {EnglishNoun.Count(score.Farthest * width, "year")} ahead")));
        return reasons;
    }

    /// <summary>What known breaks of the series say: with too few years after one there is nothing to forecast from.</summary>
    /// <param name="breaks">Known breaks that concern the series.</param>
    /// <param name="fromYear">First observed year.</param>
    /// <param name="toYear">Last observed year.</param>
    public static IReadOnlyList<ForecastReason> Of(IEnumerable<DatedBreak> breaks, int fromYear, int toYear) =>
        [.. breaks.Where(b => b.LastYear >= fromYear).OrderBy(b => b.LastYear).Select(b => toYear - b.LastYear < LeastYears
            ? new ForecastReason(ForecastVerdict.DoNotForecast, new(
                $"{b.LastYear} 年后{b.Words.Zh}，其后仅 {Math.Max(0, toYear - b.LastYear)} 年，少于 {LeastYears:0} 年",
                $"{b.Words.En} after {b.LastYear}, with only {EnglishNoun.Count(Math.Max(0, toYear - b.LastYear), "year")} since, fewer than {LeastYears:0}"))
            : new(ForecastVerdict.Caution, new($"{b.LastYear} 年后{b.Words.Zh}，趋势跨越断点", $"{b.Words.En} after {b.LastYear}: the trend is read across the break")))];

    /// <summary>The strictest of several verdicts.</summary>
    public static ForecastVerdict Verdict(IReadOnlyList<ForecastReason> reasons) => reasons.Count == 0 ? ForecastVerdict.Forecast : reasons.Max(r => r.Verdict);

    // How many more people there will be; never fewer, so that a shrinking population makes no alarm.
    private static double Growth(ForecastTable table, int horizon)
    {
        var ages = Enumerable.Range(0, table.Ages).ToList();
        var now = ages.Sum(age => table.Observed.PersonYears(age, table.Periods - 1));
        return now > 0 ? Math.Max(1, ages.Sum(age => table.FuturePersonYears(age, horizon)) / now) : 1;
    }

    private static IEnumerable<ForecastReason> Of(BackTestScore? score)
    {
        if (score is null)
        {
            yield return new(ForecastVerdict.Caution, new("数据不足，未能回测", "not back-tested: too few periods"));
            yield break;
        }
        if (score.AbsolutePercent > MostErrorPercent)
            yield return new(ForecastVerdict.DoNotForecast, new($"回测平均误差 {score.AbsolutePercent:0.0}%，超过 {MostErrorPercent:0}%", $"back-test missed by {score.AbsolutePercent:0.0} % on average, more than {MostErrorPercent:0} %"));
        else if (score.AbsolutePercent > WarnedErrorPercent)
            yield return new(ForecastVerdict.Caution, new($"回测平均误差 {score.AbsolutePercent:0.0}%", $"back-test missed by {score.AbsolutePercent:0.0} % on average"));
        if (score.CoveragePercent < WarnedCoveragePercent)
            yield return new(ForecastVerdict.Caution, new($"回测中仅 {score.CoveragePercent:0}% 的观察值落在区间内", $"only {score.CoveragePercent:0} % of the back-test lay within the intervals"));
    }
}
