using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Person-years of one registry and year, men before women, then the deaths from all causes likewise.</summary>
internal static class PopulationSlice
{
    private static readonly int Ages = AgeScheme.Cn19.Count;

    public static double[] Empty() => new double[4 * Ages];

    public static void Add(double[] slice, PopulationCell cell)
    {
        if (cell.Sex is not (1 or 2))
            throw new ArgumentException($"Population of sex {cell.Sex} in {cell.Registry} {cell.Year}.", nameof(cell));
        slice[(cell.Sex - 1) * Ages + cell.AgeGroup] += cell.PersonYears;
        slice[(cell.Sex + 1) * Ages + cell.AgeGroup] += cell.AllCauseDeaths;
    }

    public static ReadOnlySpan<double> PersonYears(double[] slice, int sex) => slice.AsSpan(sex * Ages, Ages);

    public static ReadOnlySpan<double> AllCauseDeaths(double[] slice, int sex) => slice.AsSpan((sex + 2) * Ages, Ages);

    public static bool IsPopulated(double[]? slice) => slice is not null && slice.AsSpan(0, 2 * Ages).ContainsAnyExcept(0);
}
