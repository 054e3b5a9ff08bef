namespace Registry.Analytics.Tidy;

/// <summary>One number of a long table with everything that says what it is; no format, no rounding.</summary>
/// <remarks>Column names and order are those of the project's tables for epidemiologists: see docs/methods.md.</remarks>
public sealed record TidyRow
{
    private static readonly string[] Common =
    [
        "release", "area_code", "area_name_zh", "area_name_en", "area_type", "pop_basis", "year_from", "year_to", "sex",
        "site_scheme", "site_code", "site_zh", "site_en", "icd10", "event", "measure", "std_pop", "unit", "value",
        "ci_low", "ci_high", "ci_method", "cases", "person_years", "cell_status", "quality_flag", "pop_version",
    ];

    /// <summary>Columns of a table over all ages.</summary>
    public static IReadOnlyList<string> Columns { get; } = Common;

    /// <summary>Columns of a table by age.</summary>
    public static IReadOnlyList<string> ColumnsWithAge { get; } = [.. Common, "age_scheme", "age_group"];

    /// <summary>The area.</summary>
    public required TidyArea Area { get; init; }

    /// <summary>First year.</summary>
    public required int YearFrom { get; init; }

    /// <summary>Last year, inclusive.</summary>
    public required int YearTo { get; init; }

    /// <summary>0 both, 1 men, 2 women; 9 unknown, in the row not_tabulated.</summary>
    public required int Sex { get; init; }

    /// <summary>Site scheme: cn26-v1.</summary>
    public required string SiteScheme { get; init; }

    /// <summary>Group code: 110.</summary>
    public required string SiteCode { get; init; }

    /// <summary>Chinese name.</summary>
    public required string SiteZh { get; init; }

    /// <summary>English name.</summary>
    public required string SiteEn { get; init; }

    /// <summary>ICD-10 label: C33-C34.</summary>
    public required string Icd10 { get; init; }

    /// <summary>incidence, mortality, or both where a measure needs both.</summary>
    public required string Event { get; init; }

    /// <summary>crude, asr, truncated_35_64 …</summary>
    public required string Measure { get; init; }

    /// <summary>Code of the standard, or null when the measure has none.</summary>
    public string? StandardPopulation { get; init; }

    /// <summary>per_100k, percent, ratio, rank or count.</summary>
    public required string Unit { get; init; }

    /// <summary>The number; null when there is none, and then <see cref="Status"/> says why.</summary>
    public double? Value { get; init; }

    /// <summary>Lower limit.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit.</summary>
    public double? Upper { get; init; }

    /// <summary>How value and limits were made, in words.</summary>
    public string? Method { get; init; }

    /// <summary>Cases or deaths behind the number.</summary>
    public double? Cases { get; init; }

    /// <summary>Person-years behind the number.</summary>
    public double? PersonYears { get; init; }

    /// <summary>Status of the cell; a closed list.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>What to bear in mind, codes parted by blanks: unknown-age, nothing-reported, incomplete:330102@2021, mixed-basis …; null when nothing.</summary>
    public string? QualityFlag { get; init; }

    /// <summary>Population versions that the number divides by, 330106@2021:P12, at most five and then how many more; null when nothing is known of them.</summary>
    public string? PopulationVersion { get; init; }

    /// <summary>Age scheme: cn19; null in a table over all ages.</summary>
    public string? AgeScheme { get; init; }

    /// <summary>Age group: 0, 1-4 … 85+, UNK, or ALL in the row not_tabulated; null in a table over all ages.</summary>
    public string? AgeGroup { get; init; }

    /// <summary>The values of <see cref="Columns"/>, or of <see cref="ColumnsWithAge"/> when the row has an age group.</summary>
    public IReadOnlyList<object?> Values
    {
        get
        {
            object?[] common =
            [
                Area.Release, Area.Code, Area.NameZh, Area.NameEn, Area.Type, Area.PopulationBasis, YearFrom, YearTo, Sex,
                SiteScheme, SiteCode, SiteZh, SiteEn, Icd10, Event, Measure, StandardPopulation, Unit, Value,
                Lower, Upper, Method, Cases, PersonYears, CellStatusCode.Of(Status), QualityFlag,
                PopulationVersion,
            ];
            return AgeGroup is null ? common : [.. common, AgeScheme, AgeGroup];
        }
    }
}
