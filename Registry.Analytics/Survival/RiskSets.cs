namespace Registry.Analytics.Survival;

/// <summary>Who is at risk, dies and leaves, edge by edge of a grid.</summary>
internal sealed class RiskSets
{
    private RiskSets(TimeGrid grid)
    {
        Grid = grid;
        AtRisk = new int[grid.Pieces];
        Deaths = new int[grid.Edges.Length];
        CancerDeaths = new int[grid.Edges.Length];
        Exits = new int[grid.Edges.Length];
        Entries = new int[grid.Edges.Length];
    }

    public TimeGrid Grid { get; }

    /// <summary>Persons under observation in each piece.</summary>
    public int[] AtRisk { get; }

    /// <summary>Deaths at each edge.</summary>
    public int[] Deaths { get; }

    /// <summary>Deaths of the cancer at each edge.</summary>
    public int[] CancerDeaths { get; }

    /// <summary>Persons whose follow-up ends at each edge, deaths among them.</summary>
    public int[] Exits { get; }

    /// <summary>Persons who enter late at each edge.</summary>
    public int[] Entries { get; }

    /// <summary>Edges at which somebody leaves, and the last of them.</summary>
    public int LastExit => Array.FindLastIndex(Exits, exits => exits > 0);

    /// <summary>Counts the patients; those who leave before the first edge after their entry are not at risk and are left out.</summary>
    public static RiskSets Of(IReadOnlyList<Patient> patients, TimeGrid grid)
    {
        var sets = new RiskSets(grid);
        var change = new int[grid.Edges.Length];
        foreach (var patient in patients)
        {
            if (patient.ExitDay <= patient.EntryDay) continue;
            var (entry, exit) = (grid.EdgeOf(patient.EntryDay), grid.EdgeOf(patient.ExitDay));
            change[entry]++;
            change[exit]--;
            sets.Exits[exit]++;
            if (entry > 0) sets.Entries[entry]++;
            if (patient.IsDead) sets.Deaths[exit]++;
            if (patient.Outcome == PatientOutcome.DiedOfCancer) sets.CancerDeaths[exit]++;
        }
        var now = 0;
        for (var piece = 0; piece < grid.Pieces; piece++) sets.AtRisk[piece] = now += change[piece];
        return sets;
    }
}
