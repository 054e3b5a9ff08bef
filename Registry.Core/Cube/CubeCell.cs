using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Counts of one cell: registry, year, sex, age group and ICD-10 code.</summary>
public sealed record CubeCell
{
    /// <summary>Registry code, six digits.</summary>
    public required string Registry { get; init; }

    /// <summary>Year of incidence (cases) or of death (deaths).</summary>
    public required int Year { get; init; }

    /// <summary>Sex code 1 or 2; 0 and 9 are kept and not tabulated.</summary>
    public required int Sex { get; init; }

    /// <summary>Group of <see cref="AgeScheme.Cn19"/>, or null when age is unknown.</summary>
    public int? AgeGroup { get; init; }

    /// <summary>See <see cref="IcdCode.CubeCode"/>.</summary>
    public required string Icd { get; init; }

    /// <summary>New cases.</summary>
    public int Cases { get; init; }

    /// <summary>Deaths with this underlying cause.</summary>
    public int Deaths { get; init; }

    /// <summary>Cases with basis 5, 6 or 7.</summary>
    public int MorphologicallyVerified { get; init; }

    /// <summary>Cases with basis 0.</summary>
    public int DeathCertificateOnly { get; init; }

    /// <summary>Morphologically verified cases coded 8000, 8001, 8010, 8020 or 8021.</summary>
    public int UnspecifiedMorphology { get; init; }

    /// <summary>Cases whose ICD-10 subdivision is 9 (site unspecified).</summary>
    public int UnspecifiedSubsite { get; init; }

    /// <summary>Cases that carry an open query.</summary>
    public int WithOpenQuery { get; init; }

    /// <summary>Cases with basis 9, or without one.</summary>
    public int UnknownBasis { get; init; }
}

/// <summary>Person-years and deaths from all causes of one registry, year, sex and age group.</summary>
public sealed record PopulationCell
{
    /// <summary>Registry code, six digits.</summary>
    public required string Registry { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Sex code 1 or 2.</summary>
    public required int Sex { get; init; }

    /// <summary>Group of <see cref="AgeScheme.Cn19"/>.</summary>
    public required int AgeGroup { get; init; }

    /// <summary>Mid-year population: person-years of that year.</summary>
    public required double PersonYears { get; init; }

    /// <summary>Deaths from all causes, 0 when the file gave none.</summary>
    public int AllCauseDeaths { get; init; }
}

/// <summary>A registry that takes part in the tables.</summary>
/// <param name="Code">Area code, six digits.</param>
/// <param name="NameZh">Chinese name; the code when the list has no name for it.</param>
/// <param name="NameEn">English name; the code when none is known.</param>
/// <param name="Type">Urban or rural.</param>
/// <param name="Basis">Whose residence its population counts mean.</param>
public sealed record RegistryArea(string Code, string NameZh, string NameEn, AreaType Type, PopulationBasis Basis);

/// <summary>One registry in one year.</summary>
/// <param name="Registry">Registry code, six digits.</param>
/// <param name="Year">Calendar year.</param>
public readonly record struct RegistryYear(string Registry, int Year);

/// <summary>Which data an answer was computed from.</summary>
/// <param name="Version">Number of commits and undos that led to these data.</param>
/// <param name="At">When the last of them happened (UTC).</param>
public sealed record DataState(long Version, DateTimeOffset At)
{
    /// <summary>Short text that stands in every answer: DS-12 of 2026-11-25T13:00:00Z.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DS-{Version} of {At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
}
