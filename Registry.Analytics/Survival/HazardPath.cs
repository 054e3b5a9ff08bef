using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>The way of one person through a life table: runs of pieces of a grid in which the hazard is the same.</summary>
internal struct HazardPath
{
    private readonly TimeGrid _grid;
    private readonly HazardRule _rule;
    private readonly MortalitySurface _surface;
    private readonly Patient _patient;
    private readonly int _end;
    private int _age;
    private int _year;

    /// <summary>Sets out at diagnosis.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="table">The life table.</param>
    /// <param name="grid">The pieces.</param>
    /// <param name="end">First piece that is not needed.</param>
    /// <param name="rule">Hazard of a piece in which it changes.</param>
    /// <exception cref="MissingMortalityException">The table has no row for the person at diagnosis.</exception>
    /// <exception cref="ArgumentException">The age is no number.</exception>
    public HazardPath(Patient patient, MortalityTable table, TimeGrid grid, int end, HazardRule rule)
    {
        if (!double.IsFinite(patient.AgeDays)) throw new ArgumentException($"{patient.Place}: an age of {patient.AgeDays} days has no way through a life table.", nameof(patient));
        (_patient, _grid, _end, _rule) = (patient, grid, end, rule);
        _surface = table.Find(patient.Sex, patient.Area)
            ?? throw new MissingMortalityException(new(table.HasAreas ? patient.Area : "", patient.Sex, patient.Diagnosis.Year, patient.Age), patient.Place);
        _age = _surface.AgeAtDays(patient.AgeDays);
        _year = _surface.YearAt(patient.Diagnosis.Year);
        if (_age < 0 || _year < 0) throw Missing(0);
    }

    /// <summary>First piece of the run.</summary>
    public int From { get; private set; }

    /// <summary>First piece behind the run.</summary>
    public int To { get; private set; }

    /// <summary>Daily hazard in the run.</summary>
    public double Hazard { get; private set; }

    /// <summary>Goes on to the next run; false at the end.</summary>
    /// <exception cref="MissingMortalityException">The table has a hole there.</exception>
    public bool Next()
    {
        From = To;
        if (From >= _end) return false;
        var change = Change();
        if (_rule == HazardRule.Mean && change < _grid.Edges[From + 1]) return Mixed();
        To = Math.Min(_end, _rule == HazardRule.Mean ? EdgeBefore(change) : EdgeReaching());
        Hazard = Current(From);
        Pass(_grid.Edges[To]);
        return true;
    }

    // Days since diagnosis at which the next row begins.
    private readonly double Change() => Math.Min(_surface.AgeStart(_age + 1) - _patient.AgeDays, _surface.YearStart(_year + 1) - _patient.Diagnosis.DayNumber);

    private readonly int EdgeBefore(double change) => double.IsPositiveInfinity(change) ? _end : _grid.EdgeBefore(change);

    // The sum is compared, not the difference: an age that falls on a birthday must not miss it by a rounding error.
    private readonly int EdgeReaching()
    {
        var change = Change();
        if (double.IsPositiveInfinity(change)) return _end;
        var edge = Math.Max(_grid.EdgeBefore(change - 1e-6), From);
        while (edge < _end && !HasChanged(_grid.Edges[edge])) edge++;
        return edge > From ? edge : From + 1;
    }

    private readonly bool HasChanged(double time) =>
        _patient.AgeDays + time >= _surface.AgeStart(_age + 1) || _patient.Diagnosis.DayNumber + time >= _surface.YearStart(_year + 1);

    // A piece in which the hazard changes once or several times.
    private bool Mixed()
    {
        var (at, end, sum) = (_grid.Edges[From], _grid.Edges[From + 1], 0.0);
        while (at < end)
        {
            Pass(at);
            var next = Math.Min(end, Math.Max(Change(), at));
            if (next == at) next = Math.Min(end, Math.BitIncrement(at));
            sum += (next - at) * Current(From);
            at = next;
        }
        (To, Hazard) = (From + 1, sum / _grid.Length(From));
        Pass(end);
        return true;
    }

    private void Pass(double time)
    {
        while (_patient.AgeDays + time >= _surface.AgeStart(_age + 1)) _age++;
        while (_patient.Diagnosis.DayNumber + time >= _surface.YearStart(_year + 1)) _year++;
    }

    private readonly double Current(int piece)
    {
        var hazard = _surface.Hazard(_age, _year);
        return double.IsNaN(hazard) ? throw Missing(_grid.Edges[piece]) : hazard;
    }

    private readonly MissingMortalityException Missing(double time) => new(
        new(_surface.Area, _patient.Sex, _patient.Diagnosis.AddDays((int)time).Year, (int)((_patient.AgeDays + time) / MortalityTable.DaysPerYear)), _patient.Place);
}
