using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Sites;

/// <summary>Two registries and two years of random counts from a seed; 86 % of the cells empty, some cases of unknown age.</summary>
internal static class RandomCube
{
    public const string First = "330102", Second = "330122";
    private static readonly int[] Years = [2020, 2021];

    public static CountCube Make(int seed) => new(
        [.. new[] { First, Second }.Select(c => new RegistryArea(c, c, c, Area.TypeOf(c), PopulationBasis.Registered))],
        Cells(seed), Populations(), new(1, DateTimeOffset.UnixEpoch));

    public static IEnumerable<CubeCell> Cells(int seed)
    {
        var random = new Random(seed);
        var codes = Enumerable.Range(0, 97).Select(i => $"C{i:D2}").Where(c => SiteScheme.Cn59.GroupsOf(c).Count > 0).ToList();
        foreach (var registry in new[] { First, Second })
            foreach (var year in Years)
                foreach (var icd in codes)
                    for (var sex = 1; sex <= 2; sex++)
                        for (var age = 0; age <= AgeScheme.Cn19.Count; age++)
                            if (random.Next(7) == 0)
                                yield return new()
                                {
                                    Registry = registry, Year = year, Sex = sex, AgeGroup = age == AgeScheme.Cn19.Count ? null : age, Icd = icd,
                                    Cases = 1 + random.Next(30), Deaths = 1 + random.Next(20), MorphologicallyVerified = 1,
                                };
    }

    public static IEnumerable<PopulationCell> Populations()
    {
        var random = new Random(99);
        foreach (var registry in new[] { First, Second })
            foreach (var year in Years)
                for (var sex = 1; sex <= 2; sex++)
                    for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                        yield return new() { Registry = registry, Year = year, Sex = sex, AgeGroup = age, PersonYears = 5000 + random.Next(40_000) };
    }
}
