using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Survival from counts in intervals of time since diagnosis: actuarial, Ederer II, Pohar Perme, cause-specific, as popEpi computes them.</summary>
/// <remarks>Cutler SJ, Ederer F. J Chronic Dis 1958;8:699. Miettinen J, Seppä K, Pokhrel A, et al. popEpi, R package (survtab).
/// Times are years by the calendar: a day is a part of its own year of 365 or 366 days.</remarks>
public static class IntervalSurvival
{
    /// <summary>Divides the follow-up into intervals.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="table">Mortality of the population; null where nothing is expected.</param>
    /// <param name="breaks">Ends of the intervals, years since diagnosis, ascending from 0.</param>
    /// <param name="weights">Where in an interval the weights are taken.</param>
    /// <returns>The intervals up to the last in which anybody is under observation.</returns>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Breaks do not ascend from 0, or nobody is at risk.</exception>
    public static IReadOnlyList<SurvivalInterval> Count(
        IReadOnlyList<Patient> patients, MortalityTable? table, IReadOnlyList<double> breaks, IntervalWeights weights = IntervalWeights.PopEpi)
    {
        if (breaks.Count < 2 || breaks[0] != 0 || breaks.Zip(breaks.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("The breaks of the intervals must ascend from 0.", nameof(breaks));
        ObservedSurvival.MustHaveSomebody(patients);
        var tally = new IntervalTally(breaks, table, weights);
        foreach (var patient in patients) tally.Add(patient);
        return [.. tally.Intervals.TakeWhile(interval => interval.Years > 0)];
    }

    /// <summary>Survival from any cause.</summary>
    public static SurvivalCurve Observed(IReadOnlyList<SurvivalInterval> intervals, IntervalMethod method) =>
        Cumulate(intervals, method, interval => (interval.Deaths, interval.CountedDeaths), $"observed survival by intervals, {Words(method)}");

    /// <summary>Survival from the cancer, other deaths censored.</summary>
    public static SurvivalCurve CauseSpecific(IReadOnlyList<SurvivalInterval> intervals, IntervalMethod method) =>
        Cumulate(intervals, method, interval => (interval.CancerDeaths, interval.CountedCancerDeaths), $"cause-specific survival by intervals, {Words(method)}");

    /// <summary>Relative survival of Ederer II; its standard error is that of the observed survival over the expected.</summary>
    public static SurvivalCurve EdererTwo(IReadOnlyList<SurvivalInterval> intervals, IntervalMethod method)
    {
        var (curve, survival, expected, variance, deaths) = (Curve(intervals, $"relative survival by intervals, Ederer II, {Words(method)}", false), 1.0, 1.0, 0.0, 0);
        var observed = 1.0;
        foreach (var interval in intervals)
        {
            var excess = interval.CountedDeaths.Sum - interval.Expected;
            survival *= method == IntervalMethod.Hazard ? Math.Exp(-interval.Length * excess / interval.Years) : 1 - excess / interval.Effective;
            observed *= Through(interval, interval.CountedDeaths.Sum, method);
            expected *= method == IntervalMethod.Hazard ? Math.Exp(-interval.Length * interval.Expected / interval.Years) : 1 - interval.Expected / interval.CountedAtRisk;
            variance += VarianceOf(interval, interval.CountedDeaths, method);
            var error = observed * Math.Sqrt(variance) / expected;
            curve.Add(Days(interval), survival, error * error / (survival * survival), deaths += interval.Deaths);
        }
        return curve;
    }

    /// <summary>Net survival of Pohar Perme, by hazards.</summary>
    public static SurvivalCurve PoharPerme(IReadOnlyList<SurvivalInterval> intervals)
    {
        var (curve, survival, variance, deaths) = (Curve(intervals, "net survival by intervals, Pohar Perme, hazards", false), 1.0, 0.0, 0);
        foreach (var interval in intervals)
        {
            survival *= Math.Exp(-interval.Length * (interval.WeightedDeaths - interval.WeightedExpected) / interval.WeightedYears);
            variance += interval.Length * interval.Length * interval.SquaredDeaths / (interval.WeightedYears * interval.WeightedYears);
            curve.Add(Days(interval), survival, variance, deaths += interval.Deaths);
        }
        return curve;
    }

    /// <summary>Probability of having died of the cancer in the presence of other causes, at the end of each interval.</summary>
    /// <param name="intervals">The intervals.</param>
    /// <param name="fromCauses">True to take the causes of death, false to take what exceeds the expected deaths.</param>
    /// <returns>The probabilities; null from the first interval on in which fewer die than expected.</returns>
    public static IReadOnlyList<double?> CrudeProbability(IReadOnlyList<SurvivalInterval> intervals, bool fromCauses)
    {
        var (survival, sum, results) = (1.0, (double?)0, new List<double?>());
        foreach (var interval in intervals)
        {
            var after = survival * Through(interval, interval.CountedDeaths.Sum, IntervalMethod.Hazard);
            var cancer = fromCauses ? interval.CountedCancerDeaths.Sum : interval.CountedDeaths.Sum - interval.Expected;
            sum = cancer < 0 ? null : sum + (interval.Deaths == 0 ? 0 : (survival - after) * cancer / interval.CountedDeaths.Sum);
            results.Add(sum);
            survival = after;
        }
        return results;
    }

    private static SurvivalCurve Cumulate(IReadOnlyList<SurvivalInterval> intervals, IntervalMethod method, Func<SurvivalInterval, (int Number, CountedEvents Counted)> eventsOf, string words)
    {
        var (curve, survival, variance, deaths) = (Curve(intervals, words, true), 1.0, 0.0, 0);
        foreach (var interval in intervals)
        {
            var (number, events) = eventsOf(interval);
            survival *= Through(interval, events.Sum, method);
            variance += VarianceOf(interval, events, method);
            curve.Add(Days(interval), survival, variance, deaths += number);
        }
        return curve;
    }

    private static SurvivalCurve Curve(IReadOnlyList<SurvivalInterval> intervals, string words, bool isProbability) =>
        new(words, new(TimeGrid.Of(intervals.Select(Days)), [.. intervals.Select(interval => interval.Reaching)]), Days(intervals[^1]), isProbability);

    private static double Days(SurvivalInterval interval) => interval.To * MortalityTable.DaysPerYear;

    private static double Through(SurvivalInterval interval, double events, IntervalMethod method) =>
        method == IntervalMethod.Hazard ? Math.Exp(-interval.Length * events / interval.Years) : 1 - events / interval.Effective;

    private static double VarianceOf(SurvivalInterval interval, CountedEvents events, IntervalMethod method) => events.Sum == 0 ? 0
        : method == IntervalMethod.Hazard ? interval.Length * interval.Length * events.Squares / (interval.Years * interval.Years)
        : events.Squares / (interval.Effective * (interval.Effective - events.Sum));

    private static string Words(IntervalMethod method) => method == IntervalMethod.Hazard ? "hazards" : "life-table method";
}
