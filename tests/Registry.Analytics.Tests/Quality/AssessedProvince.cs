using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Quality;

/// <summary>Counts of one site of an invented registry.</summary>
internal sealed record SiteLine(string Icd, int Sex, int Cases, int Deaths)
{
    public int Verified { get; init; } = (int)Math.Round(Cases * 0.72);

    public int Certificates { get; init; } = (int)Math.Round(Cases * 0.015);
}

/// <summary>Registries and years given site by site; everybody is 60-64 years old and half a million people are of each age and sex.</summary>
internal sealed class AssessedProvince
{
    public const int Year = 2021;
    private readonly List<CubeCell> _cells = [];
    private readonly HashSet<(string Registry, int Year)> _years = [];

    /// <summary>An ordinary mix of sites, ordinary M:I.</summary>
    public static IReadOnlyList<SiteLine> Ordinary { get; } =
    [
        new("C34", 1, 900, 684), new("C34", 2, 500, 380), new("C16", 1, 500, 360), new("C22", 1, 400, 344), new("C18", 1, 400, 188),
        new("C18", 2, 300, 141), new("C50", 2, 500, 110), new("C73", 2, 200, 8), new("C15", 1, 300, 225), new("C53", 2, 200, 62),
    ];

    public AssessedProvince Add(string registry, IEnumerable<SiteLine> lines, int year = Year)
    {
        _years.Add((registry, year));
        _cells.AddRange(lines.Select(line => new CubeCell
        {
            Registry = registry, Year = year, Sex = line.Sex, AgeGroup = 13, Icd = line.Icd, Cases = line.Cases, Deaths = line.Deaths,
            MorphologicallyVerified = line.Verified, DeathCertificateOnly = line.Certificates, UnspecifiedMorphology = line.Verified / 50,
        }));
        return this;
    }

    /// <summary>Four more registries of the ordinary kind.</summary>
    public AssessedProvince WithRegion(Func<SiteLine, SiteLine>? change = null, int year = Year)
    {
        foreach (var code in new[] { "330102", "330105", "330108", "330109" }) Add(code, Ordinary.Select(change ?? (line => line)), year);
        return this;
    }

    public CountCube Cube() => new(
        [.. _years.Select(entry => entry.Registry).Distinct().Select(c => new RegistryArea(c, c, c, AreaType.Urban, PopulationBasis.Registered))],
        _cells,
        from entry in _years
        from sex in new[] { 1, 2 }
        from age in Enumerable.Range(0, 19)
        select new PopulationCell { Registry = entry.Registry, Year = entry.Year, Sex = sex, AgeGroup = age, PersonYears = 500_000 },
        new(1, DateTimeOffset.UnixEpoch));
}
