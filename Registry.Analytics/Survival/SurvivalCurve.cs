namespace Registry.Analytics.Survival;

/// <summary>A survival as a step function of time since diagnosis.</summary>
public sealed class SurvivalCurve
{
    private readonly List<double> _days = [];
    private readonly List<double> _survival = [];
    private readonly List<double> _variance = [];
    private readonly List<int> _deaths = [];
    private readonly PersonsAtRisk _atRisk;
    private readonly bool _isProbability;

    /// <summary>An empty curve.</summary>
    /// <param name="method">Estimator in words.</param>
    /// <param name="atRisk">Who is under observation at a time.</param>
    /// <param name="lastDay">Day up to which somebody is followed.</param>
    /// <param name="isProbability">True when the survival cannot exceed 1.</param>
    internal SurvivalCurve(string method, PersonsAtRisk atRisk, double lastDay, bool isProbability) =>
        (Method, _atRisk, LastDay, _isProbability) = (method, atRisk, lastDay, isProbability);

    /// <summary>Estimator in words.</summary>
    public string Method { get; }

    /// <summary>Day up to which somebody is followed; nothing is known behind it, unless all have died.</summary>
    public double LastDay { get; }

    /// <summary>Days at which the curve changes.</summary>
    public IReadOnlyList<double> Days => _days;

    /// <summary>Survival from each of these days on.</summary>
    public IReadOnlyList<double> Survival => _survival;

    /// <summary>Variance of ln(survival) at each of these days.</summary>
    public IReadOnlyList<double> LogVariance => _variance;

    internal void Add(double days, double survival, double logVariance, int deaths)
    {
        _days.Add(days);
        _survival.Add(survival);
        _variance.Add(logVariance);
        _deaths.Add(deaths);
    }

    /// <summary>The survival at a time; null behind the last day of follow-up, unless it has come down to 0.</summary>
    /// <param name="days">Days since diagnosis.</param>
    /// <param name="scale">Scale of the limits.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    public SurvivalPoint? At(double days, LimitScale scale, double confidence) => Point(days, PlaceOf(days), -1, scale, confidence);

    /// <summary>The survival at a time of those who reach an earlier one; errors from the steps between both only.</summary>
    /// <param name="days">Days since diagnosis.</param>
    /// <param name="reached">The earlier time, days since diagnosis.</param>
    /// <param name="scale">Scale of the limits.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    public SurvivalPoint? Given(double days, double reached, LimitScale scale, double confidence) =>
        days >= reached ? Point(days, PlaceOf(days), PlaceOf(reached), scale, confidence)
            : throw new ArgumentException($"Survival to day {days} is asked of those who reach day {reached}.", nameof(days));

    private SurvivalPoint? Point(double days, int place, int from, LimitScale scale, double confidence)
    {
        if (days * (1 - TimeGrid.Rounding) > LastDay && !(_survival.Count > 0 && _survival[^1] == 0)) return null;
        var (start, variance) = from < 0 ? (1.0, 0.0) : (_survival[from], _variance[from]);
        if (start == 0) return null;
        var survival = (place < 0 ? 1 : _survival[place]) / start;
        var error = survival == 0 ? 0 : survival * Math.Sqrt(Math.Max((place < 0 ? 0 : _variance[place]) - variance, 0));
        var (lower, upper) = SurvivalLimits.Of(survival, error, scale, confidence, _isProbability);
        return new(days, survival, error, lower, upper, _atRisk.JustBefore(days), (place < 0 ? 0 : _deaths[place]) - (from < 0 ? 0 : _deaths[from]));
    }

    private int PlaceOf(double days)
    {
        var found = _days.BinarySearch(days * (1 + TimeGrid.Rounding));
        return found >= 0 ? found : ~found - 1;
    }
}
