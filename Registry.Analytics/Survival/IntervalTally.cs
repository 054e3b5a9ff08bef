using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Divides follow-up into intervals of time since diagnosis.</summary>
internal sealed class IntervalTally
{
    private const double Tolerance = 1e-9;

    private readonly IReadOnlyList<double> _breaks;
    private readonly MortalityTable? _table;
    private readonly IntervalWeights _weights;
    private readonly SurvivalInterval[] _sums;

    public IntervalTally(IReadOnlyList<double> breaks, MortalityTable? table, IntervalWeights weights)
    {
        (_breaks, _table, _weights) = (breaks, table, weights);
        _sums = [.. breaks.Skip(1).Select((end, i) => new SurvivalInterval { From = breaks[i], To = end })];
    }

    /// <summary>The intervals so far.</summary>
    public IReadOnlyList<SurvivalInterval> Intervals => _sums;

    /// <summary>Adds a patient.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that the patient needs.</exception>
    public void Add(Patient patient)
    {
        var start = Patient.YearFraction(patient.Diagnosis);
        var (end, entry) = (Patient.YearFraction(patient.Exit) - start, Patient.YearFraction(patient.Diagnosis.AddDays(patient.EntryDay)) - start);
        if (end <= entry) return;
        double cumulative = 0;
        for (var i = 0; i < _sums.Length && _breaks[i] < end - Tolerance; i++)
        {
            var isLast = _breaks[i + 1] >= end - Tolerance;
            var stop = isLast ? end : _breaks[i + 1];
            var (first, second) = Hazards(patient, start, _breaks[i], stop, entry);
            var enters = entry > _breaks[i] + Tolerance && entry < stop - Tolerance;
            if (entry < stop - Tolerance)
                AddPiece(i, patient, new(enters ? entry : _breaks[i], stop, isLast, enters ? second : first, Weight(i, cumulative, first, second, enters, entry)));
            cumulative += enters ? first * (entry - _breaks[i]) + second * (stop - entry) : first * (stop - _breaks[i]);
        }
    }

    // Yearly hazard at the middle of what the patient lives in the interval, before and after a late entry.
    private (double Before, double After) Hazards(Patient patient, double start, double from, double stop, double entry)
    {
        if (_table is null) return (0, 0);
        return entry > from + Tolerance && entry < stop - Tolerance
            ? (Hazard(patient, start, (from + entry) / 2), Hazard(patient, start, (entry + stop) / 2))
            : (Hazard(patient, start, (from + stop) / 2), 0);
    }

    private double Hazard(Patient patient, double start, double time)
    {
        var (age, year) = ((int)Math.Floor(patient.AgeYears + time), (int)Math.Floor(start + time));
        return _table!.HazardPerDay(patient.Sex, year, age, patient.Area) is { } hazard
            ? hazard * MortalityTable.DaysPerYear
            : throw new MissingMortalityException(new(_table.HasAreas ? patient.Area : "", patient.Sex, year, age), patient.Place);
    }

    private double Weight(int i, double cumulative, double before, double after, bool enters, double entry)
    {
        var length = _breaks[i + 1] - _breaks[i];
        if (_weights == IntervalWeights.Midpoint)
            return Math.Exp(cumulative + (enters && entry < _breaks[i] + length / 2
                ? before * (entry - _breaks[i]) + after * (_breaks[i] + length / 2 - entry) : before * length / 2));
        return enters
            ? Math.Exp(cumulative + before * Math.Min(entry - _breaks[i], length / 2) + after * Math.Max((_breaks[i + 1] - entry) / 2, 0))
            : Math.Exp(cumulative - before * length / 2);
    }

    private void AddPiece(int i, Patient patient, Piece piece)
    {
        var (sum, years) = (_sums[i], piece.Stop - piece.From);
        var (dies, weight) = (piece.IsLast && patient.IsDead, piece.Weight * patient.Weight);
        _sums[i] = sum with
        {
            AtRisk = sum.AtRisk + 1,
            Reaching = sum.Reaching + (piece.Stop > sum.To - Tolerance ? 1 : 0),
            Lost = sum.Lost + (piece.IsLast && !patient.IsDead ? 1 : 0),
            Deaths = sum.Deaths + (dies ? 1 : 0),
            CancerDeaths = sum.CancerDeaths + (dies && patient.Outcome == PatientOutcome.DiedOfCancer ? 1 : 0),
            CountedAtRisk = sum.CountedAtRisk + patient.Weight,
            CountedLost = sum.CountedLost + (piece.IsLast && !patient.IsDead ? patient.Weight : 0),
            CountedDeaths = dies ? sum.CountedDeaths.With(patient.Weight) : sum.CountedDeaths,
            CountedCancerDeaths = dies && patient.Outcome == PatientOutcome.DiedOfCancer ? sum.CountedCancerDeaths.With(patient.Weight) : sum.CountedCancerDeaths,
            Years = sum.Years + patient.Weight * years,
            Expected = sum.Expected + patient.Weight * piece.Hazard * years,
            WeightedDeaths = sum.WeightedDeaths + (dies ? weight : 0),
            SquaredDeaths = sum.SquaredDeaths + (dies ? weight * weight : 0),
            WeightedYears = sum.WeightedYears + weight * years,
            WeightedExpected = sum.WeightedExpected + weight * piece.Hazard * years,
        };
    }

    private readonly record struct Piece(double From, double Stop, bool IsLast, double Hazard, double Weight);
}
