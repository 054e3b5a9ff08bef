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
        WeightAtRisk = new double[grid.Pieces];
        (WeightOfDeaths, SquaresOfDeaths) = (new double[grid.Edges.Length], new double[grid.Edges.Length]);
        (WeightOfCancerDeaths, SquaresOfCancerDeaths) = (new double[grid.Edges.Length], new double[grid.Edges.Length]);
    }

    public TimeGrid Grid { get; }

    /// <summary>Persons under observation in each piece.</summary>
    public int[] AtRisk { get; }

    /// <summary>Persons under observation just before a time.</summary>
    public PersonsAtRisk At => new(Grid, AtRisk);

    /// <summary>Deaths at each edge.</summary>
    public int[] Deaths { get; }

    /// <summary>Deaths of the cancer at each edge.</summary>
    public int[] CancerDeaths { get; }

    /// <summary>Persons whose follow-up ends at each edge, deaths among them.</summary>
    public int[] Exits { get; }

    /// <summary>Persons who enter late at each edge.</summary>
    public int[] Entries { get; }

    /// <summary>Sum of the weights of those under observation in each piece: their number where nobody has a weight of his own.</summary>
    public double[] WeightAtRisk { get; }

    /// <summary>Sum of the weights of those who die at each edge.</summary>
    public double[] WeightOfDeaths { get; }

    /// <summary>Sum of the squares of these weights.</summary>
    public double[] SquaresOfDeaths { get; }

    /// <summary>Sum of the weights of those who die of the cancer at each edge.</summary>
    public double[] WeightOfCancerDeaths { get; }

    /// <summary>Sum of the squares of these weights.</summary>
    public double[] SquaresOfCancerDeaths { get; }

    /// <summary>Counts the patients; those who leave before the first edge after their entry are not at risk and are left out, and nothing is seen behind the last edge.</summary>
    public static RiskSets Of(IReadOnlyList<Patient> patients, TimeGrid grid)
    {
        var sets = new RiskSets(grid);
        var (change, weight) = (new int[grid.Edges.Length], new double[grid.Edges.Length]);
        foreach (var patient in patients)
        {
            if (patient.ExitDay <= patient.EntryDay || patient.EntryDay >= grid.Edges[^1]) continue;
            var (entry, exit) = (grid.EdgeOf(patient.EntryDay), grid.EdgeOf(Math.Min(patient.ExitDay, grid.Edges[^1])));
            change[entry]++;
            change[exit]--;
            weight[entry] += patient.Weight;
            weight[exit] -= patient.Weight;
            sets.Exits[exit]++;
            if (entry > 0) sets.Entries[entry]++;
            if (patient.IsDead && patient.ExitDay <= grid.Edges[^1]) sets.AddDeath(patient, exit);
        }
        var (now, sum) = (0, 0.0);
        for (var piece = 0; piece < grid.Pieces; piece++)
        {
            sets.AtRisk[piece] = now += change[piece];
            sum += weight[piece];
            sets.WeightAtRisk[piece] = now > 0 ? sum : 0;
        }
        return sets;
    }

    /// <summary>Adds the persons of other sets on the same grid, each with his weight times a factor.</summary>
    public void Add(RiskSets other, double factor)
    {
        for (var piece = 0; piece < Grid.Pieces; piece++)
        {
            AtRisk[piece] += other.AtRisk[piece];
            WeightAtRisk[piece] += factor * other.WeightAtRisk[piece];
        }
        for (var edge = 0; edge < Deaths.Length; edge++)
        {
            Deaths[edge] += other.Deaths[edge];
            CancerDeaths[edge] += other.CancerDeaths[edge];
            Exits[edge] += other.Exits[edge];
            Entries[edge] += other.Entries[edge];
            WeightOfDeaths[edge] += factor * other.WeightOfDeaths[edge];
            SquaresOfDeaths[edge] += factor * factor * other.SquaresOfDeaths[edge];
            WeightOfCancerDeaths[edge] += factor * other.WeightOfCancerDeaths[edge];
            SquaresOfCancerDeaths[edge] += factor * factor * other.SquaresOfCancerDeaths[edge];
        }
    }

    /// <summary>Nobody on a grid.</summary>
    public static RiskSets Empty(TimeGrid grid) => new(grid);

    private void AddDeath(Patient patient, int exit)
    {
        var weight = patient.Weight;
        Deaths[exit]++;
        WeightOfDeaths[exit] += weight;
        SquaresOfDeaths[exit] += weight * weight;
        if (patient.Outcome != PatientOutcome.DiedOfCancer) return;
        CancerDeaths[exit]++;
        WeightOfCancerDeaths[exit] += weight;
        SquaresOfCancerDeaths[exit] += weight * weight;
    }
}
