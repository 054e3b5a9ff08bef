using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Some patients on a grid of days: all that their observed and net survival is made of, so that sums of sums are the survival of all of them.</summary>
internal sealed class SurvivalSums
{
    private readonly RiskSets _sets;
    private readonly WeightedSums? _sums;
    private int _lastDay;

    private SurvivalSums(RiskSets sets, WeightedSums? sums) => (_sets, _sums) = (sets, sums);

    /// <summary>Number of patients.</summary>
    public int Patients { get; private set; }

    /// <summary>Deaths among them in the whole follow-up.</summary>
    public int Deaths { get; private set; }

    /// <summary>True when somebody is followed for a day.</summary>
    public bool HasSomebody => _lastDay > 0;

    /// <summary>Every day to the last time asked for, and these times.</summary>
    public static TimeGrid GridOf(IReadOnlyList<double> days) => TimeGrid.OfDays((int)Math.Ceiling(days.Max()), days);

    /// <summary>Adds patients up on the thread of the caller.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="table">Mortality of the population; null for observed survival only.</param>
    /// <param name="grid">The days.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static SurvivalSums Of(IReadOnlyList<Patient> patients, MortalityTable? table, TimeGrid grid) =>
        new(RiskSets.Of(patients, grid), table is null ? null : WeightedSums.OfFew(patients, table, grid, HazardRule.AtStart))
        {
            Patients = patients.Count, Deaths = patients.Count(p => p.IsDead),
            _lastDay = patients.Where(p => p.ExitDay > p.EntryDay).Select(p => p.ExitDay).DefaultIfEmpty(0).Max(),
        };

    /// <summary>The patients of several sums, each with a factor to the weight of its patients.</summary>
    public static SurvivalSums Of(IEnumerable<(SurvivalSums Part, double Factor)> parts, TimeGrid grid, bool isNet)
    {
        var all = new SurvivalSums(RiskSets.Empty(grid), isNet ? WeightedSums.Empty(grid) : null);
        foreach (var (part, factor) in parts)
        {
            all._sets.Add(part._sets, factor);
            all._sums?.Add(part._sums!, factor);
            (all.Patients, all.Deaths, all._lastDay) = (all.Patients + part.Patients, all.Deaths + part.Deaths, Math.Max(all._lastDay, part._lastDay));
        }
        return all;
    }

    /// <summary>Observed survival; null when nobody is followed for a day.</summary>
    public SurvivalCurve? Observed() => HasSomebody ? ObservedSurvival.KaplanMeier(_sets, _lastDay) : null;

    /// <summary>Net survival; null without a life table or when nobody is followed for a day.</summary>
    public SurvivalCurve? Net(IReadOnlyList<double> days) => HasSomebody && _sums is not null ? NetSurvival.Curve(_sets, _sums, days, _lastDay) : null;
}
