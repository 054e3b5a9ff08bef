using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>The age-period-cohort model of Nordpred on the last periods: age levels, a drift, period effects between the first and last, cohort effects.</summary>
internal sealed class NordpredModel
{
    private readonly ForecastTable _table;
    private readonly int _from, _ages, _first;
    private readonly PoissonLink _link;
    private readonly PoissonRegression _fit;
    private readonly IReadOnlyList<LexisCell> _cells;
    private readonly double[] _counts, _personYears;

    public NordpredModel(ForecastTable table, int periods, int from, bool isLogLink)
    {
        (_table, Periods, _from, _ages, _first) = (table, periods, from, table.Ages - from, table.Periods - periods);
        _link = isLogLink ? PoissonLink.Log : PoissonLink.Power5;
        _cells = [.. table.Observed.Cells().Where(c => c.PeriodIndex >= _first && c.AgeIndex >= from)];
        (_counts, _personYears) = ([.. _cells.Select(c => c.Cases)], [.. _cells.Select(c => c.PersonYears)]);
        _fit = PoissonRegression.Fit(DesignMatrix.OfRows([.. _cells.Select(c => Row(c.AgeIndex, c.PeriodIndex - _first))]), _counts, _personYears, _link);
    }

    public int Periods { get; }

    public double Deviance => _fit.Deviance;

    public int DegreesOfFreedom => _fit.DegreesOfFreedom;

    public double PValueOfFit => DegreesOfFreedom > 0 ? ChiSquare.Above(Deviance, DegreesOfFreedom) : 1;

    // Cohort 0 is the oldest. The last cohort's effect is 0, as R's aliased coefficient.
    private int Cohorts => _ages + Periods - 1;

    private int DriftPlace => _ages;

    private int PeriodPlace => _ages + 1;

    private int CohortPlace => PeriodPlace + Math.Max(0, Periods - 2);

    public double Dispersion(ForecastOptions options) => ForecastParts.Dispersion(options, _counts, _fit);

    /// <summary>p that the trend over the periods is straight: a squared term beside age, drift and cohort, log link.</summary>
    public double PValueOfBend()
    {
        double[] Straight(LexisCell cell) => Row(cell.AgeIndex, cell.PeriodIndex - _first, withPeriods: false);
        var without = PoissonRegression.Fit(DesignMatrix.OfRows([.. _cells.Select(Straight)]), _counts, _personYears, PoissonLink.Log);
        var with = PoissonRegression.Fit(DesignMatrix.OfRows([.. _cells.Select(c => (double[])[.. Straight(c), Square(c.PeriodIndex - _first)])]), _counts, _personYears, PoissonLink.Log);
        return ChiSquare.Above(Math.Max(0, without.Deviance - with.Deviance), 1);
    }

    /// <summary>Fills a period to come for the ages that are used.</summary>
    public void AddTo(ForecastParts parts, int horizon, int useFrom, bool recent, IReadOnlyList<double> cut)
    {
        double multiple = 0;
        for (var i = 0; i <= horizon; i++) multiple += 1 - cut[Math.Min(i, cut.Count - 1)];
        // Cohorts younger than the youngest that the used ages saw have its effect.
        var youngest = Cohorts - 1 - (useFrom - _from);
        parts.Add(horizon, _fit.Covariance(), Enumerable.Range(useFrom, _table.Ages - useFrom).Select(age =>
        {
            var cohort = Math.Min(youngest, _ages - 1 - (age - _from) + Periods + horizon);
            var row = new double[CohortPlace + Cohorts - 2];
            row[age - _from] = 1;
            row[DriftPlace] = multiple;
            if (recent && Periods > 2) row[CohortPlace - 1] = -multiple;
            if (cohort > 0 && cohort < Cohorts - 1) row[CohortPlace + cohort - 1] = 1;
            double predictor = 0;
            for (var i = 0; i < row.Length; i++) predictor += row[i] * _fit.Coefficients[i];
            var years = _table.FuturePersonYears(age, horizon);
            var slope = years * _link.Slope(predictor);
            return (age, years * _link.Rate(predictor), Array.ConvertAll(row, x => x * slope));
        }));
    }

    // The drift counts back from the last period, whose effect is 0: so is that of the first.
    private double[] Row(int age, int period, bool withPeriods = true)
    {
        var row = new double[CohortPlace + Cohorts - 2];
        row[age - _from] = 1;
        row[DriftPlace] = period - (Periods - 1);
        if (withPeriods && period > 0 && period < Periods - 1) row[PeriodPlace + period - 1] = 1;
        var cohort = _ages - 1 - (age - _from) + period;
        if (cohort > 0 && cohort < Cohorts - 1) row[CohortPlace + cohort - 1] = 1;
        return row;
    }

    private double Square(int period) => (period - (Periods - 1) / 2.0) * (period - (Periods - 1) / 2.0);
}
