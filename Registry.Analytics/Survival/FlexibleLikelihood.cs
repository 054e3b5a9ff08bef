using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Log-likelihood of a flexible model of the excess hazard, with gradient and information.</summary>
/// <remarks>A person adds d·ln(λ* + λ) − Λ(exit) + Λ(entry), with ln Λ = row·coefficients and λ = Λ·(slope·coefficients)/time; what the population
/// adds without the model is left out. Nelson CP, Lambert PC, Squire IB, Jones DR. Stat Med 2007;26:5486.</remarks>
internal sealed class FlexibleLikelihood
{
    private const int Parts = 16;

    private readonly FollowedTimes _times;
    private readonly FlexibleRows _rows;
    private readonly Dictionary<double, FlexibleBasis> _bases = [];

    public FlexibleLikelihood(FollowedTimes times, FlexibleRows rows)
    {
        (_times, _rows) = (times, rows);
        foreach (var time in times.Exit.Concat(times.Entry.Where(entry => entry > 0)))
            if (!_bases.ContainsKey(time)) _bases[time] = rows.BasisAt(time);
    }

    /// <summary>Value, gradient and information (minus the second derivatives); negative infinity where somebody dies at a hazard of 0 or less.</summary>
    /// <remarks>Persons are added up in fixed parts: the sums do not depend on the number of processors.</remarks>
    public FlexibleSums At(double[] coefficients)
    {
        var parts = new FlexibleSums[Parts];
        Parallel.For(0, Parts, part =>
        {
            var sums = parts[part] = new(_rows.Count);
            var (row, slope) = (new double[_rows.Count], new double[_rows.Count]);
            for (var i = (int)((long)_times.Count * part / Parts); i < (int)((long)_times.Count * (part + 1) / Parts); i++)
            {
                if (_times.Entry[i] > 0) AddTime(i, _times.Entry[i], +1, coefficients, row, slope, sums);
                AddTime(i, _times.Exit[i], -1, coefficients, row, slope, sums);
                if (_times.IsDead[i]) AddDeath(i, coefficients, row, slope, sums);
            }
        });
        for (var part = 1; part < Parts; part++) parts[0].Add(parts[part]);
        parts[0].Mirror();
        return parts[0];
    }

    // Sign times the cumulative excess hazard; row and slope are left filled.
    private void AddTime(int i, double time, int sign, double[] coefficients, double[] row, double[] slope, FlexibleSums sums)
    {
        _rows.Fill(_bases[time], _times.Covariates[i], row, slope);
        var cumulative = Math.Exp(InnerProduct.Of(row, coefficients));
        sums.Value += sign * cumulative;
        for (var a = 0; a < row.Length; a++)
        {
            var share = sign * cumulative * row[a];
            if (share == 0) continue;
            sums.Gradient[a] += share;
            for (var b = 0; b <= a; b++) sums.Information[a][b] -= share * row[b];
        }
    }

    private void AddDeath(int i, double[] coefficients, double[] row, double[] slope, FlexibleSums sums)
    {
        var (scale, rise) = (Math.Exp(InnerProduct.Of(row, coefficients)) / _times.Exit[i], InnerProduct.Of(slope, coefficients));
        var hazard = _times.Hazard[i] + scale * rise;
        sums.Value += hazard > 0 ? Math.Log(hazard) : double.NegativeInfinity;
        var (first, second) = (scale / hazard, scale / hazard * rise);
        for (var a = 0; a < row.Length; a++)
        {
            var change = second * row[a] + first * slope[a];
            sums.Gradient[a] += change;
            for (var b = 0; b <= a; b++)
                sums.Information[a][b] += change * (second * row[b] + first * slope[b]) - second * row[a] * row[b] - first * (slope[a] * row[b] + row[a] * slope[b]);
        }
    }
}

/// <summary>What the persons add to a log-likelihood.</summary>
internal sealed class FlexibleSums(int size)
{
    /// <summary>The log-likelihood.</summary>
    public double Value { get; set; }

    /// <summary>Its first derivatives.</summary>
    public double[] Gradient { get; } = new double[size];

    /// <summary>Minus its second derivatives; the lower triangle while it is added up.</summary>
    public double[][] Information { get; } = Array.ConvertAll(new int[size], _ => new double[size]);

    /// <summary>Adds the sums of other persons.</summary>
    public void Add(FlexibleSums other)
    {
        Value += other.Value;
        for (var a = 0; a < Gradient.Length; a++)
        {
            Gradient[a] += other.Gradient[a];
            for (var b = 0; b <= a; b++) Information[a][b] += other.Information[a][b];
        }
    }

    /// <summary>Fills the upper triangle.</summary>
    public void Mirror()
    {
        for (var a = 0; a < Gradient.Length; a++)
            for (var b = 0; b < a; b++) Information[b][a] = Information[a][b];
    }
}
