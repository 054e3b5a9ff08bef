using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests;

/// <summary>Age vectors for tests: by numbers, from a reference table, and from a seed.</summary>
internal static class Counts
{
    public static StandardPopulation Standard18(string code) =>
        new(code, code, code, Vector(AgeScheme.To85, ReferenceTable.Read("standards_18.csv"), code));

    public static AgeVector Vector(AgeScheme scheme, IEnumerable<Dictionary<string, string>> rows, string column) =>
        new(scheme, [.. rows.Take(scheme.Count).Select(r => ReferenceTable.Number(r[column]))]);

    public static AgeVector Flat(double value) => new(AgeScheme.Cn19, [.. Enumerable.Repeat(value, AgeScheme.Cn19.Count)]);

    public static (AgeVector Cases, AgeVector PersonYears) Random(Random random)
    {
        var ages = AgeScheme.Cn19.Count;
        double[] years = [.. Enumerable.Range(0, ages).Select(_ => 500.0 + random.Next(200_000))];
        var level = Math.Pow(10, -6 + 3 * random.NextDouble());
        double[] cases = [.. years.Select((n, age) => Math.Floor(n * level * Math.Pow(1.25, age) * random.NextDouble()))];
        cases[random.Next(ages)]++;
        return (new(AgeScheme.Cn19, cases), new(AgeScheme.Cn19, years));
    }
}
