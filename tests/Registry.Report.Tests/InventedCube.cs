using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Report.Tests;

/// <summary>Small made-up provinces. Counts follow a formula; nothing in them is a real place or person.</summary>
internal static class InventedCube
{
    public static readonly DataState State = new(7, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>Cube codes with cases per 100 000 at age 60 in men and women.</summary>
    private static readonly (string Icd, double Men, double Women)[] Codes =
    [
        ("C34", 200, 90), ("C16", 90, 40), ("C22", 80, 25), ("C18", 40, 30), ("C20", 45, 28), ("C15", 60, 15),
        ("C50", 1, 110), ("C73", 20, 65), ("C53", 0, 35),
        ("C54", 0, 25), ("C56", 0, 20), ("C61", 60, 0), ("C62", 1, 0), ("C67", 22, 6), ("C64", 14, 7), ("C25", 20, 15),
        ("C23", 8, 10), ("C32", 6, 0.3), ("C71", 9, 9),
        ("D32", 3, 6), ("C83", 14, 10), ("C92", 8, 7), ("D46", 4, 3), ("C44", 7, 6), ("C11", 6, 3), ("C02", 5, 2),
        ("C43", 1, 1), ("C41", 2, 2), ("C37", 2, 1), ("C80", 8, 7),
    ];

    public static RegistryArea Registry(string code, string zh, string en,
        PopulationBasis basis = PopulationBasis.Registered) =>
        new(code, zh, en, Area.TypeOf(code), basis);

    public static readonly RegistryArea[] Four =
    [
        Registry("990101", "甲区", "990101"), Registry("990102", "乙区", "Yi District"), Registry("990121", "丙县", "990121"),
        Registry("990122", "丁县", "990122"),
    ];

    /// <summary>Two urban and two rural registries with the years 2019 and 2020.</summary>
    public static CountCube Province(double size = 1, bool withDeaths = true, params RegistryArea[] registries)
    {
        var list = registries.Length == 0 ? Four : registries;
        return new(list, list.SelectMany((r, i) => Cells(r, size * (1 + 0.3 * i), withDeaths)),
            list.SelectMany((r, i) => Population(r, size * (1 + 0.3 * i))), State);
    }

    public static ReportInput Input(CountCube cube, int year = 2020) =>
        new() { Cube = cube, Year = year, Area = new("示例省", "Demo Province"), AreaPopulation = 5_000_000,
            SoftwareVersion = "0.0.0" };

    public static IEnumerable<CubeCell> Cells(RegistryArea registry, double size, bool withDeaths)
    {
        foreach (var year in new[] { 2019, 2020 })
            foreach (var (icd, men, women) in Codes)
                foreach (var sex in new[] { 1, 2 })
                    for (var age = 0; age < 19; age++)
                    {
                        var level = (sex == 1 ? men : women) * (registry.Type == AreaType.Urban ? 1.1 : 0.9);
                        var lower = AgeScheme.Cn19.LowerBound(age) + 2;
                        var cases = (int)Math.Round(size * PersonYears(age) * level / 100_000 * Math.Pow(lower / 60.0,
                            2.2) * (1 + (age * 7 + year + icd[1]) % 5 * 0.03));
                        if (cases == 0) continue;
                        yield return new()
                        {
                            Registry = registry.Code, Year = year, Sex = sex, AgeGroup = age, Icd = icd, Cases = cases,
                            Deaths = withDeaths ? (int)(cases * Lethality(icd)) : 0,
                            MorphologicallyVerified = (int)(cases * 0.75), DeathCertificateOnly = cases / 60,
                            UnspecifiedMorphology = cases / 30,
                            UnspecifiedSubsite = cases / 10, WithOpenQuery = age == 12 && icd == "C34" ? 1 : 0,
                        };
                    }
    }

    public static IEnumerable<PopulationCell> Population(RegistryArea registry, double size)
    {
        foreach (var year in new[] { 2019, 2020 })
            foreach (var sex in new[] { 1, 2 })
                for (var age = 0; age < 19; age++)
                    yield return new()
                    {
                        Registry = registry.Code, Year = year, Sex = sex, AgeGroup = age,
                        PersonYears = Math.Round(size * PersonYears(age) * (sex == 1 ? 1.02 : 0.98))
                            + (year - 2019) * 10, AllCauseDeaths = 10,
                    };
    }

    private static double PersonYears(int age) =>
        age switch { 0 => 4_000, 1 => 16_000, < 8 => 24_000, < 14 => 32_000, < 16 => 20_000, _ => 9_000 };

    private static double Lethality(string icd) =>
        icd switch { "C34" or "C22" or "C25" or "C15" => 0.85, "C73" => 0.05, "C50" or "C61" or "C54" => 0.25, _ =>
            0.5 };
}
