using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>One death of a resident, from vital statistics or from the follow-up of cases.</summary>
public sealed record DeathRecord
{
    /// <summary>Row number in its part; the header is row 1.</summary>
    public required int Row { get; init; }

    /// <summary>Code of the registry that sent it.</summary>
    public required string Registry { get; init; }

    /// <summary>Number of the certificate or of the case, unique in the registry; made from the content when the file has none.</summary>
    public required string DeathNumber { get; init; }

    /// <summary>Name of the person. Personal data.</summary>
    public string? Name { get; init; }

    /// <summary>Valid resident identity number. Personal data.</summary>
    public ResidentId? ResidentId { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Age at death as reported, completed years.</summary>
    public int? ReportedAge { get; init; }

    /// <summary>Date of death.</summary>
    public required PartialDate DeathDate { get; init; }

    /// <summary>Underlying cause of death, ICD-10; causes other than neoplasms are kept and not tabulated.</summary>
    public required IcdCode UnderlyingCause { get; init; }

    /// <summary>Every other item of the row that had a value, as JSON; null when none. Personal data.</summary>
    public string? OtherItems { get; init; }

    /// <summary>Completed years at death, see <see cref="CaseRecord.AgeAt"/>.</summary>
    public int? AgeAtDeath => CaseRecord.AgeAt(BirthDate, DeathDate, ReportedAge);
}

/// <summary>Population of one registry, year, sex and age group.</summary>
public sealed record PopulationCount
{
    /// <summary>Row number in its part, the header being row 1 (for a wide sheet the row of the cell).</summary>
    public required int Row { get; init; }

    /// <summary>Code of the registry that sent it.</summary>
    public required string Registry { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Male or female.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Group of <see cref="AgeScheme.Cn19"/>.</summary>
    public required int AgeGroup { get; init; }

    /// <summary>Mid-year population.</summary>
    public required double Persons { get; init; }

    /// <summary>Deaths from all causes, or null when the file gives none.</summary>
    public int? AllCauseDeaths { get; init; }

    /// <summary>Year, sex and number of the age group as one text, 2020/1/5: what names a count within its registry.</summary>
    public static string KeyOf(int year, Sex sex, int ageGroup) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}/{(int)sex}/{ageGroup}");

    /// <summary>Household-registered or usually resident.</summary>
    public PopulationBasis Basis { get; init; } = PopulationBasis.Registered;
}
