using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>A cube of invented counts: every site and age of every registry and year, from a seed.</summary>
internal static class InventedCube
{
    private static readonly string[] Codes =
        [.. Enumerable.Range(0, 98).Select(i => $"C{i:D2}").Where(c => SiteScheme.Cn59.GroupsOf(c).Count > 0)];

    public static CountCube Make(int seed, int registries, int firstYear, int years) =>
        new(Areas(registries), Cells(seed, registries, firstYear, years), Populations(seed, registries, firstYear, years), new(1, DateTimeOffset.UnixEpoch));

    public static IEnumerable<CubeCell> Cells(int seed, int registries, int firstYear, int years)
    {
        var random = new Random(seed);
        foreach (var area in Areas(registries))
            for (var year = firstYear; year < firstYear + years; year++)
                foreach (var icd in Codes)
                    for (var sex = 1; sex <= 2; sex++)
                        for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                            if (Count(random, age) is > 0 and var cases)
                                yield return new()
                                {
                                    Registry = area.Code, Year = year, Sex = sex, AgeGroup = random.Next(500) == 0 ? null : age, Icd = icd,
                                    Cases = cases, Deaths = cases / 2, MorphologicallyVerified = cases * 3 / 4,
                                };
    }

    // More cases with age, a third of the cells empty at young ages.
    private static int Count(Random random, int age) => (int)(random.NextDouble() * random.NextDouble() * (age + 1) * 0.5);

    public static IEnumerable<PopulationCell> Populations(int seed, int registries, int firstYear, int years)
    {
        var random = new Random(seed + 1);
        foreach (var area in Areas(registries))
            for (var year = firstYear; year < firstYear + years; year++)
                for (var sex = 1; sex <= 2; sex++)
                    for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                        yield return new() { Registry = area.Code, Year = year, Sex = sex, AgeGroup = age, PersonYears = 5000 + random.Next(40_000) };
    }

    private static List<RegistryArea> Areas(int registries) =>
        [.. Enumerable.Range(0, registries)
            .Select(i => $"33{i / 20 + 1:D2}{i % 20 + 1:D2}")
            .Select(code => new RegistryArea(code, code, code, Area.TypeOf(code), PopulationBasis.Registered))];
}
