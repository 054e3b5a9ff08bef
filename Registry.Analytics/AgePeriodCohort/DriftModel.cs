using Registry.Analytics.Numerics;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The weighted least squares fit behind <see cref="NetDrift"/>; coefficients are constant, age slope, net drift, then deviations of age, period and cohort.</summary>
internal sealed class DriftModel
{
    private readonly double[] _ages, _periods, _cohorts, _coefficients;
    private readonly double[][] _covariance;
    private readonly double[][] _ageBend, _periodBend, _cohortBend;
    private readonly double _z;

    public DriftModel(LexisTable table, NetDriftOptions options)
    {
        _ages = [.. Enumerable.Range(0, table.AgeStarts.Count).Select(table.Age)];
        _periods = [.. Enumerable.Range(0, table.PeriodStarts.Count).Select(table.Period)];
        _cohorts = [.. Enumerable.Range(0, _ages.Length + _periods.Length - 1).Select(i => _periods[0] - _ages[^1] + i * table.AgeWidthYears)];
        _z = options.Confidence == 0.95 ? 1.96 : StudentT.Quantile(options.Confidence, double.PositiveInfinity);
        ReferenceAge = Reference(options.ReferenceAge ?? _ages[(_ages.Length - 1) / 2], _ages, "age");
        ReferencePeriod = Reference(options.ReferencePeriod ?? _periods[(_periods.Length - 1) / 2], _periods, "period");
        ReferenceCohort = Reference(ReferencePeriod - ReferenceAge, _cohorts, "cohort");
        // A cohort counts as often as it has cells, as version 2 of the web tool has it.
        var cohortsOfCells = _periods.SelectMany(period => _ages.Select(age => period - age)).ToArray();
        (_ageBend, _periodBend, _cohortBend) = (Bend(_ages, _ages, _ages), Bend(_periods, _periods, _periods), Bend(_cohorts, cohortsOfCells, _cohorts));
        (_coefficients, _covariance, Dispersion, ZeroCells) = Fit(table);
    }

    public double ReferenceAge { get; }

    public double ReferencePeriod { get; }

    public double ReferenceCohort { get; }

    public double Dispersion { get; }

    public int ZeroCells { get; }

    private const int AgePlace = 3;

    private int PeriodPlace => AgePlace + _ages.Length - 2;

    private int CohortPlace => PeriodPlace + _periods.Length - 2;

    /// <summary>A combination of constant, age slope and net drift as a change a year.</summary>
    public Drift Line(double[] contrast)
    {
        var (value, variance) = Combine(contrast);
        return Drift.Of(value, Math.Sqrt(variance), _z);
    }

    public IReadOnlyList<ApcPoint> AgeDeviations() => Points(_ages, i => Row([], _ageBend[i], AgePlace), plain: true);

    public IReadOnlyList<ApcPoint> PeriodDeviations() => Points(_periods, i => Row([], _periodBend[i], PeriodPlace), plain: true);

    public IReadOnlyList<ApcPoint> CohortDeviations() => Points(_cohorts, i => Row([], _cohortBend[i], CohortPlace), plain: true);

    // The curve of one time scale runs through the deviation of the reference on another.
    public IReadOnlyList<ApcPoint> LongitudinalAge() => Rates(_ages, i => Sum(
        Row([1, _ages[i] - ReferenceAge], _ageBend[i], AgePlace), Row([], _cohortBend[Array.IndexOf(_cohorts, ReferenceCohort)], CohortPlace)));

    public IReadOnlyList<ApcPoint> CrossSectionalAge() => Rates(_ages, i => Sum(
        Row([1, _ages[i] - ReferenceAge, ReferenceAge - _ages[i]], _ageBend[i], AgePlace), Row([], _periodBend[Array.IndexOf(_periods, ReferencePeriod)], PeriodPlace)));

    public IReadOnlyList<ApcPoint> FittedPeriods() => Rates(_periods, i => Sum(
        Row([1, 0, _periods[i] - ReferencePeriod], _periodBend[i], PeriodPlace), Row([], _ageBend[Array.IndexOf(_ages, ReferenceAge)], AgePlace)));

    public IReadOnlyList<ApcPoint> FittedCohorts() => Rates(_cohorts, i => Sum(
        Row([1, 0, _cohorts[i] - ReferenceCohort], _cohortBend[i], CohortPlace), Row([], _ageBend[Array.IndexOf(_ages, ReferenceAge)], AgePlace)));

    public IReadOnlyList<ApcPoint> PeriodRatios() => Points(_periods, PeriodRatio);

    public IReadOnlyList<ApcPoint> CohortRatios() => Points(_cohorts, CohortRatio);

    /// <summary>Percent a year: the net drift and the slope of the cohort deviations over the cohorts that an age group saw.</summary>
    public IReadOnlyList<ApcPoint> LocalDrifts() => [.. Points(_ages, i => LocalDrift(i, withNet: true), plain: true)
        .Select(p => new ApcPoint(p.At, Percent(p.Value), Percent(p.Lower), Percent(p.Upper)))];

    public IReadOnlyList<WaldTest> Tests() =>
    [
        Test("net drift is 0", [[0, 0, 1]]),
        Test("all age deviations are 0", Within(_ages.Length, i => Row([], _ageBend[i], AgePlace))),
        Test("all period deviations are 0", Within(_periods.Length, i => Row([], _periodBend[i], PeriodPlace))),
        Test("all cohort deviations are 0", Within(_cohorts.Length, i => Row([], _cohortBend[i], CohortPlace))),
        Test("all period rate ratios are 1", [.. Enumerable.Range(0, _periods.Length).Where(i => _periods[i] != ReferencePeriod).Select(PeriodRatio)]),
        Test("all cohort rate ratios are 1", [.. Enumerable.Range(0, _cohorts.Length).Where(i => _cohorts[i] != ReferenceCohort).Select(CohortRatio)]),
        Test("all local drifts are the net drift", [.. Enumerable.Range(0, _ages.Length).Select(i => LocalDrift(i, withNet: false))]),
    ];

    private double[] PeriodRatio(int i) => Against(_periods, i, ReferencePeriod, _periodBend, PeriodPlace);

    private double[] CohortRatio(int i) => Against(_cohorts, i, ReferenceCohort, _cohortBend, CohortPlace);

    private static double[] Against(double[] times, int i, double reference, double[][] bend, int place)
    {
        var origin = Array.IndexOf(times, reference);
        return Row([0, 0, times[i] - reference], [.. bend[i].Zip(bend[origin], (one, other) => one - other)], place);
    }

    private double[] LocalDrift(int age, bool withNet)
    {
        var middle = _periods.Average();
        var spread = _periods.Sum(p => (p - middle) * (p - middle));
        var slope = new double[_cohorts.Length - 2];
        for (var period = 0; period < _periods.Length; period++)
            for (var i = 0; i < slope.Length; i++)
                slope[i] += (_periods[period] - middle) / spread * _cohortBend[_ages.Length - 1 - age + period][i];
        return Row([0, 0, withNet ? 1 : 0], slope, CohortPlace);
    }

    // The first and last deviations follow from the others.
    private static double[][] Within(int count, Func<int, double[]> row) => [.. Enumerable.Range(1, count - 2).Select(row)];

    private ApcPoint[] Rates(double[] times, Func<int, double[]> row) => Points(times, row, scale: RateEstimate.Per);

    private static double[] Sum(double[] one, double[] other)
    {
        var (longer, shorter) = one.Length > other.Length ? (one, other) : (other, one);
        return [.. longer.Select((value, i) => i < shorter.Length ? value + shorter[i] : value)];
    }

    private static double[] Row(double[] line, double[] bend, int place)
    {
        var row = new double[place + bend.Length];
        line.CopyTo(row, 0);
        bend.CopyTo(row, place);
        return row;
    }

    private ApcPoint[] Points(double[] times, Func<int, double[]> row, bool plain = false, double scale = 1) => [.. times.Select((at, i) =>
    {
        var (value, variance) = Combine(row(i));
        var reach = _z * Math.Sqrt(variance);
        return plain ? new ApcPoint(at, value, value - reach, value + reach)
            : new(at, scale * Math.Exp(value), scale * Math.Exp(value - reach), scale * Math.Exp(value + reach));
    })];

    private (double Value, double Variance) Combine(double[] row)
    {
        double value = 0;
        for (var i = 0; i < row.Length; i++) value += row[i] * _coefficients[i];
        return (value, Math.Max(0, Covariance(row, row)));
    }

    private double Covariance(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++)
            if (one[i] != 0)
                for (var j = 0; j < other.Length; j++) sum += one[i] * other[j] * _covariance[i][j];
        return sum;
    }

    private WaldTest Test(string hypothesis, double[][] rows)
    {
        var size = rows.Length;
        var (gram, values) = (new double[size * size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            EndableWork.GoOn();
            values[i] = Combine(rows[i]).Value;
            for (var j = 0; j <= i; j++) gram[i * size + j] = Covariance(rows[i], rows[j]);
        }
        var factor = GramFactor.Of(gram, size);
        var statistic = factor.Solve(values).Zip(values, (x, y) => x * y).Sum();
        return new(hypothesis, statistic, factor.Rank, ChiSquare.Above(statistic, factor.Rank));
    }

    private (double[] Coefficients, double[][] Covariance, double Dispersion, int ZeroCells) Fit(LexisTable table)
    {
        var cells = table.Cells();
        if (cells.Count < _ages.Length * _periods.Length)
            throw new StatisticRefusedException(
                "有的年龄组和时期没有人年数；净漂移要求每一格都有人年数。", "Nobody is at risk in some age group and period; net drift needs person-years in every cell.");
        double[] ages = [.. cells.Select(c => c.Age)], periods = [.. cells.Select(c => c.Period)], cohorts = [.. cells.Select(c => c.Cohort)];
        var (age, period, cohort) = (Bend(_ages, ages, ages), Bend(_periods, periods, periods), Bend(_cohorts, cohorts, cohorts));
        double[] cases = [.. cells.Select(c => c.Cases > 0 ? c.Cases : 0.1)], response = [.. cells.Select((c, i) => Math.Log(cases[i] / c.PersonYears))];
        var design = DesignMatrix.OfRows([.. cells.Select((c, i) =>
            (double[])[1, c.Age - ReferenceAge, c.Cohort - ReferenceCohort, .. age[i], .. period[i], .. cohort[i]])]);
        var (gram, right) = (new double[design.Columns * design.Columns], new double[design.Columns]);
        design.AddNormalEquations(cases, response, gram, right);
        var factor = GramFactor.Of(gram, design.Columns, design.Aliased());
        var coefficients = factor.Solve(right);
        var residual = Enumerable.Range(0, cells.Count).Sum(i => cases[i] * Math.Pow(response[i] - design.Predictor(i, coefficients), 2));
        var free = cells.Count - factor.Rank;
        var dispersion = free > 0 ? Math.Max(1, residual / free) : 1;
        return (coefficients, [.. factor.Inverse().Select(line => Array.ConvertAll(line, v => v * dispersion))], dispersion, cells.Count(c => c.Cases == 0));
    }

    // Indicators of all levels but the first and last without their straight line over the given times: a row for each place.
    private static double[][] Bend(double[] levels, double[] times, double[] places)
    {
        var middle = times.Average();
        var spread = times.Sum(t => (t - middle) * (t - middle));
        var inner = levels[1..^1];
        var counts = Array.ConvertAll(inner, level => times.Count(t => Math.Abs(t - level) < 1e-9));
        return [.. places.Select(t => inner.Select((level, i) =>
            (Math.Abs(t - level) < 1e-9 ? 1 : 0) - (double)counts[i] / times.Length - counts[i] * (level - middle) / spread * (t - middle)).ToArray())];
    }

    private static double Reference(double value, double[] levels, string what)
    {
        var nearest = levels.MinBy(level => Math.Abs(level - value));
        return Math.Abs(nearest - value) <= 0.5 ? nearest
            : throw new StatisticRefusedException(
                $"参照值 {value}（{what}）不是任何一组的中点；可用的有 {string.Join(", ", levels)}。", $"The reference {what} {value} is not the middle of a group; there are {string.Join(", ", levels)}.");
    }

    private static double Percent(double slope) => 100 * (Math.Exp(slope) - 1);
}
