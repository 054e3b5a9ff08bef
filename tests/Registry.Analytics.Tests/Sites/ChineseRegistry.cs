using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Sites;

/// <summary>Tabulated counts of one registry as canregtools publishes them, turned into cube cells of its 26 groups.</summary>
internal static class ChineseRegistry
{
    private const int Year = 2021;

    public static SiteTable Table(string registry)
    {
        var area = new RegistryArea(registry, registry, registry, AreaType.Rural, PopulationBasis.Registered);
        var state = new DataState(1, DateTimeOffset.UnixEpoch);
        return new CountCube([area], Cells(registry), Populations(registry), state).Tabulate(SiteScheme.Cn26, [registry], Year, Year);
    }

    private static IEnumerable<PopulationCell> Populations(string registry) =>
        from row in ReferenceTable.Read("chinese_registries_population.csv")
        where row["registry"] == registry
        select new PopulationCell
        {
            Registry = registry, Year = Year, Sex = int.Parse(row["sex"]), AgeGroup = Age(row["age_group"]),
            PersonYears = ReferenceTable.Number(row["person_years"]),
        };

    private static IEnumerable<CubeCell> Cells(string registry)
    {
        var counts = ReferenceTable.Read("chinese_registries_counts.csv").Where(r => r["registry"] == registry)
            .ToDictionary(r => (Sex: int.Parse(r["sex"]), Age: r["age_group"], Group: r["group"]), Counts.Of);
        foreach (var key in counts.Keys.Where(k => k.Group == "60"))
        {
            var skin = counts[key] - counts.GetValueOrDefault(key with { Group = "61" });
            var other = counts.GetValueOrDefault(key with { Group = "126" });
            yield return skin.Cell(registry, key.Sex, key.Age, "C44");
            yield return new Counts(other.Unknown).Cell(registry, key.Sex, key.Age, "C80");
            yield return (other - skin - new Counts(other.Unknown)).Cell(registry, key.Sex, key.Age, "C17");
        }
        foreach (var (key, count) in counts.Where(c => c.Key.Group is not ("60" or "61" or "126")))
            yield return count.Cell(registry, key.Sex, key.Age, Icd(key.Group));
    }

    // The first three-character code of the group's label stands for the group.
    private static string Icd(string group) => SiteScheme.Cn26.Groups[SiteScheme.Cn26.IndexOf(group)!.Value].IcdLabel[..3];

    private static int Age(string label) => AgeScheme.Cn19.Labels.ToList().IndexOf(label);

    private readonly record struct Counts(int Cases, int Deaths = 0, int Mv = 0, int Dco = 0, int M8000 = 0, int Unknown = 0, int Sub = 0)
    {
        public static Counts Of(Dictionary<string, string> r) =>
            new(int.Parse(r["cases"]), int.Parse(r["deaths"]), int.Parse(r["mv"]), int.Parse(r["dco"]),
                int.Parse(r["m8000"]), int.Parse(r["ub"]), int.Parse(r["sub"]));

        public static Counts operator -(Counts a, Counts b) =>
            new(a.Cases - b.Cases, a.Deaths - b.Deaths, a.Mv - b.Mv, a.Dco - b.Dco, a.M8000 - b.M8000, a.Unknown - b.Unknown, a.Sub - b.Sub);

        public CubeCell Cell(string registry, int sex, string age, string icd) => new()
        {
            Registry = registry, Year = Year, Sex = sex, AgeGroup = Age(age), Icd = icd, Cases = Cases, Deaths = Deaths,
            MorphologicallyVerified = Mv, DeathCertificateOnly = Dco, UnspecifiedMorphology = M8000, UnspecifiedSubsite = Sub,
        };
    }
}
