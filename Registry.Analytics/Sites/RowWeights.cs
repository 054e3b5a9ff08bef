using System.Runtime.Intrinsics;
using Registry.Core.Coding;

namespace Registry.Analytics.Sites;

/// <summary>Weight of one case in each age group, for every standard, given the person-years of one kind of row.</summary>
internal sealed class RowWeights(int vectors, int ages)
{
    private const int Lanes = 4;

    /// <summary>Person-years of all ages.</summary>
    public double PersonYears { get; private set; }

    /// <summary>Share of the standard ÷ person-years, [vector][age]; 0 where nobody was at risk.</summary>
    public Vector256<double>[] Whole { get; } = new Vector256<double>[vectors * ages];

    /// <summary>The same inside ages 35-64.</summary>
    public Vector256<double>[] Truncated { get; } = new Vector256<double>[vectors * ages];

    /// <summary>Largest weight of each standard.</summary>
    public double[] LargestWhole { get; } = new double[vectors * Lanes];

    /// <summary>The same inside ages 35-64.</summary>
    public double[] LargestTruncated { get; } = new double[vectors * Lanes];

    /// <summary>Width of the group ÷ person-years: the weight in a cumulative rate; 0 for the open group.</summary>
    public double[] Years { get; } = new double[ages];

    /// <summary>Takes the person-years of another table.</summary>
    public void Fill(ReadOnlySpan<double> personYears, AgeScheme scheme, ReadOnlySpan<double> whole, ReadOnlySpan<double> truncated)
    {
        PersonYears = 0;
        for (var age = 0; age < ages; age++)
        {
            PersonYears += personYears[age];
            Years[age] = personYears[age] == 0 || scheme.WidthYears(age) is not { } width ? 0 : width / personYears[age];
        }
        Divide(whole, personYears, Whole, LargestWhole);
        Divide(truncated, personYears, Truncated, LargestTruncated);
    }

    private void Divide(ReadOnlySpan<double> shares, ReadOnlySpan<double> personYears, Vector256<double>[] weights, double[] largest)
    {
        for (var vector = 0; vector < vectors; vector++)
        {
            var most = Vector256<double>.Zero;
            for (var age = 0; age < ages; age++)
            {
                var share = Vector256.Create(shares.Slice((vector * ages + age) * Lanes, Lanes));
                var weight = personYears[age] == 0 ? Vector256<double>.Zero : share / Vector256.Create(personYears[age]);
                weights[vector * ages + age] = weight;
                most = Vector256.Max(most, weight);
            }
            most.CopyTo(largest, vector * Lanes);
        }
    }
}
