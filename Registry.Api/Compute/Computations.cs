using System.Reflection;

namespace Registry.Api.Compute;

/// <summary>Every statistic of the calculator: what the classes of <c>Compute/Statistics</c> hold.</summary>
internal static class Computations
{
    private const string Home = "Registry.Api.Compute.Statistics";

    /// <summary>By section, then by name.</summary>
    public static IReadOnlyList<Computation> All { get; } = [.. Find().OrderBy(c => c.Section).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>A statistic by its name, or null.</summary>
    public static Computation? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    private static IEnumerable<Computation> Find() =>
        from type in typeof(Computations).Assembly.GetTypes()
        where type.Namespace == Home && type is { IsAbstract: true, IsSealed: true }
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public)
        from computation in property.GetValue(null) switch
        {
            Computation one => [one],
            IEnumerable<Computation> several => several,
            _ => Enumerable.Empty<Computation>(),
        }
        select computation;
}
