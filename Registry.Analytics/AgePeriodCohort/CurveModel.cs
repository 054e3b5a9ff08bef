using Registry.Analytics.Numerics;
using Curves = (System.Collections.Generic.IReadOnlyList<Registry.Analytics.AgePeriodCohort.ApcPoint> Age,
    System.Collections.Generic.IReadOnlyList<Registry.Analytics.AgePeriodCohort.ApcPoint> Period,
    System.Collections.Generic.IReadOnlyList<Registry.Analytics.AgePeriodCohort.ApcPoint> Cohort, Registry.Analytics.AgePeriodCohort.Drift? Drift);
using Part = System.Func<Registry.Analytics.AgePeriodCohort.LexisCell, double[]>;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The curves of one table and their fits, in each order in which the drift can be shared out.</summary>
internal sealed class CurveModel
{
    private readonly IReadOnlyList<LexisCell> _cells;
    private readonly ApcCurveOptions _options;
    private readonly ApcDesign _design;
    private readonly TimeScaleCurve _age, _period, _cohort;
    private readonly double _z;

    // Bases at the few ages, periods and cohorts there are, and the two models that several results are made of.
    private readonly Dictionary<double, double[]> _ageRows = [], _periodBends = [], _cohortBends = [];
    private PoissonRegression? _ageDrift, _whole;

    public CurveModel(IReadOnlyList<LexisCell> cells, ApcCurveOptions options)
    {
        (_cells, _options, _design) = (cells, options, new(cells));
        _z = StudentT.Quantile(options.Confidence, double.PositiveInfinity);
        double[] cases = [.. cells.Select(c => c.Cases)], periods = [.. cells.Select(c => c.Period)], cohorts = [.. cells.Select(c => c.Cohort)];
        _age = TimeScaleCurve.Of([.. cells.Select(c => c.Age)], cases, options.AreFactors ? null : options.AgeKnots);
        _period = TimeScaleCurve.Of(periods, cases, options.AreFactors ? null : options.PeriodKnots);
        _cohort = TimeScaleCurve.Of(cohorts, cases, options.AreFactors ? null : options.CohortKnots);
        CentralPeriod = options.ReferencePeriod ?? Median(periods, cases);
        CentralCohort = options.ReferenceCohort ?? Median(cohorts, cases);
        double[] weights = [.. cells.Select(c => options.Weighting switch { DriftWeighting.PersonYears => c.PersonYears, DriftWeighting.Cases => c.Cases, _ => 1 })];
        _period.Detrend(periods, weights, CentralPeriod, options.ReferencePeriod is not null, later: false);
        _cohort.Detrend(cohorts, weights, CentralCohort, options.ReferenceCohort is not null, later: !options.TakesEarlierCohort);
    }

    public double CentralPeriod { get; }

    public double CentralCohort { get; }

    public IReadOnlyList<double> AgeKnots => _age.Knots;

    public IReadOnlyList<double> PeriodKnots => _period.Knots;

    public IReadOnlyList<double> CohortKnots => _cohort.Knots;

    // Parts of the predictor. The constant comes first: of factors the last level is then the one left out.
    private double[] Age(LexisCell cell) => Kept(_ageRows, cell.Age, age => [1, .. _age.At(age)]);

    private double[] PeriodLine(LexisCell cell) => [cell.Period - CentralPeriod];

    private double[] CohortLine(LexisCell cell) => [cell.Cohort - CentralCohort];

    private double[] PeriodBend(LexisCell cell) => Kept(_periodBends, cell.Period, _period.ResidualAt);

    private double[] CohortBend(LexisCell cell) => Kept(_cohortBends, cell.Cohort, _cohort.ResidualAt);

    private double[] PeriodWhole(LexisCell cell) => [.. PeriodLine(cell), .. PeriodBend(cell)];

    private double[] CohortWhole(LexisCell cell) => [.. CohortLine(cell), .. CohortBend(cell)];

    private PoissonRegression AgeDriftFit() => _ageDrift ??= _design.Fit(null, Age, PeriodLine);

    private PoissonRegression WholeFit() => _whole ??= _design.Fit(null, Age, PeriodLine, PeriodBend, CohortBend);

    /// <summary>Drift of age and drift alone.</summary>
    public Drift AgeDrift() => DriftOf(AgeDriftFit());

    /// <summary>Models of the same curves from age alone to all three.</summary>
    public IReadOnlyList<ApcModel> Sequence() =>
    [
        ApcDesign.Describe("age", _design.Fit(null, Age)), ApcDesign.Describe("age-drift", AgeDriftFit()),
        ApcDesign.Describe("age-period", _design.Fit(null, Age, PeriodWhole)), ApcDesign.Describe("age-cohort", _design.Fit(null, Age, CohortWhole)),
        ApcDesign.Describe("age-period-cohort", WholeFit()),
    ];

    /// <summary>All three at once; the drift goes where the parametrisation says.</summary>
    public Curves Together()
    {
        var drift = DriftOf(WholeFit());
        Part[] parts = _options.Parametrisation switch
        {
            ApcParametrisation.AgeCohortPeriod => [Age, PeriodBend, CohortWhole],
            ApcParametrisation.AgePeriodCohort => [Age, PeriodWhole, CohortBend],
            ApcParametrisation.AgeDriftCohortPeriod => [Age, PeriodBend, CohortBend, CohortLine],
            _ => [Age, PeriodBend, CohortBend, PeriodLine],
        };
        var fit = _design.Fit(null, parts);
        return (Rates(fit), Ratios(fit, c => c.Period, parts, 1), Ratios(fit, c => c.Cohort, parts, 2), drift);
    }

    /// <summary>Age and drift; then cohort; then period, which Epi 2.47 fits on age and drift alone, not on the cohorts too.</summary>
    public Curves DriftThenCohort()
    {
        var first = _design.Fit(null, Age, CohortLine);
        return (Rates(first), Residuals(first, c => c.Period, PeriodWhole).Points, Residuals(first, c => c.Cohort, CohortWhole).Points, null);
    }

    /// <summary>Age and drift; then period; then cohort.</summary>
    public Curves DriftThenPeriod()
    {
        var first = _design.Fit(null, Age, PeriodLine);
        var (period, second) = Residuals(first, c => c.Period, PeriodWhole);
        return (Rates(first), period, Residuals(second, c => c.Cohort, CohortWhole).Points, null);
    }

    /// <summary>Age and cohort; then period.</summary>
    public Curves CohortThenPeriod()
    {
        Part[] parts = [Age, CohortWhole];
        var first = _design.Fit(null, parts);
        return (Rates(first), Residuals(first, c => c.Period, PeriodWhole).Points, Ratios(first, c => c.Cohort, parts, 1), null);
    }

    /// <summary>Age and period; then cohort.</summary>
    public Curves PeriodThenCohort()
    {
        Part[] parts = [Age, PeriodWhole];
        var first = _design.Fit(null, parts);
        return (Rates(first), Ratios(first, c => c.Period, parts, 1), Residuals(first, c => c.Cohort, CohortWhole).Points, null);
    }

    // The next curve, with a constant and a line of its own, on what a fit expects.
    private (IReadOnlyList<ApcPoint> Points, PoissonRegression Fit) Residuals(PoissonRegression given, Func<LexisCell, double> time, Part curve)
    {
        Part[] parts = [cell => [1, .. curve(cell)]];
        var fit = _design.Fit(given.Means, parts);
        return (Ratios(fit, time, parts, 0), fit);
    }

    private IReadOnlyList<ApcPoint> Rates(PoissonRegression fit) =>
        [.. _cells.DistinctBy(c => c.Age).OrderBy(c => c.Age).Select(cell => Point(fit, cell.Age, 0, Age(cell), RateEstimate.Per))];

    private IReadOnlyList<ApcPoint> Ratios(PoissonRegression fit, Func<LexisCell, double> time, Part[] parts, int which)
    {
        var start = parts.Take(which).Sum(part => part(_cells[0]).Length);
        return [.. _cells.DistinctBy(time).OrderBy(time).Select(cell => Point(fit, time(cell), start, parts[which](cell), 1))];
    }

    private ApcPoint Point(PoissonRegression fit, double at, int start, double[] row, double scale)
    {
        var covariance = fit.CovarianceOfStep();
        double sum = 0, variance = 0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * fit.Coefficients[start + i];
            for (var j = 0; j < row.Length; j++) variance += row[i] * row[j] * covariance[start + i][start + j];
        }
        var reach = _z * Math.Sqrt(Math.Max(0, variance));
        return new(at, scale * Math.Exp(sum), scale * Math.Exp(sum - reach), scale * Math.Exp(sum + reach));
    }

    // The line is the first column after age.
    private Drift DriftOf(PoissonRegression fit)
    {
        var place = Age(_cells[0]).Length;
        return Drift.Of(fit.Coefficients[place], Math.Sqrt(fit.CovarianceOfStep()[place][place]), _z);
    }

    private static double[] Kept(Dictionary<double, double[]> rows, double at, Func<double, double[]> row)
    {
        if (!rows.TryGetValue(at, out var known)) rows[at] = known = row(at);
        return known;
    }

    // The first time up to which more than half of the cases came.
    private static double Median(double[] times, double[] cases)
    {
        var (half, passed) = (cases.Sum() / 2, 0.0);
        return times.Zip(cases).GroupBy(c => c.First).OrderBy(g => g.Key).First(g => (passed += g.Sum(c => c.Second)) > half).Key;
    }
}
