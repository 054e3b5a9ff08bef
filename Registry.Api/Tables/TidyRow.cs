using System.Text.Json.Serialization;

namespace Registry.Api.Tables;

/// <summary>One cell of a statistical table: every dimension a column, code and label, both languages. Full precision.</summary>
/// <remarks>The names and their order are the header of the CSV and the members of the JSON row alike.</remarks>
internal sealed record TidyRow
{
    /// <summary>Data state the value was computed from.</summary>
    [JsonPropertyName("release")] public required string Release { get; init; }

    /// <summary>Six-digit area code, or <c>pooled</c>.</summary>
    [JsonPropertyName("area_code")] public required string AreaCode { get; init; }

    /// <summary>Chinese name of the area.</summary>
    [JsonPropertyName("area_name_zh")] public required string AreaNameZh { get; init; }

    /// <summary>English name of the area.</summary>
    [JsonPropertyName("area_name_en")] public required string AreaNameEn { get; init; }

    /// <summary>urban, rural, or all for a pool of both.</summary>
    [JsonPropertyName("area_type")] public required string AreaType { get; init; }

    /// <summary>huji (household-registered), changzhu (usual residents), or mixed for a pool of both.</summary>
    [JsonPropertyName("pop_basis")] public required string PopulationBasis { get; init; }

    /// <summary>First year.</summary>
    [JsonPropertyName("year_from")] public required int YearFrom { get; init; }

    /// <summary>Last year, inclusive.</summary>
    [JsonPropertyName("year_to")] public required int YearTo { get; init; }

    /// <summary>0 both sexes, 1 male, 2 female.</summary>
    [JsonPropertyName("sex")] public required int Sex { get; init; }

    /// <summary>Site scheme with version.</summary>
    [JsonPropertyName("site_scheme")] public required string SiteScheme { get; init; }

    /// <summary>Code of the site group in its scheme.</summary>
    [JsonPropertyName("site_code")] public required string SiteCode { get; init; }

    /// <summary>Chinese name of the site group.</summary>
    [JsonPropertyName("site_zh")] public required string SiteZh { get; init; }

    /// <summary>English name of the site group.</summary>
    [JsonPropertyName("site_en")] public required string SiteEn { get; init; }

    /// <summary>ICD-10 codes of the group as the report prints them.</summary>
    [JsonPropertyName("icd10")] public required string Icd10 { get; init; }

    /// <summary>incidence or mortality; both for a measure made of the two.</summary>
    [JsonPropertyName("event")] public required string Event { get; init; }

    /// <summary>What the value is: crude, asr, asr_truncated_35_64 and so on (docs/methods.md).</summary>
    [JsonPropertyName("measure")] public required string Measure { get; init; }

    /// <summary>Standard population, or nothing when the measure has none.</summary>
    [JsonPropertyName("std_pop")] public string? StandardPopulation { get; init; }

    /// <summary>per_100k, percent, ratio, count, person_years or rank.</summary>
    [JsonPropertyName("unit")] public required string Unit { get; init; }

    /// <summary>The value; nothing when it cannot be computed, then <see cref="CellStatus"/> says why.</summary>
    [JsonPropertyName("value")] public double? Value { get; init; }

    /// <summary>Lower confidence limit.</summary>
    [JsonPropertyName("ci_low")] public double? LowerLimit { get; init; }

    /// <summary>Upper confidence limit.</summary>
    [JsonPropertyName("ci_high")] public double? UpperLimit { get; init; }

    /// <summary>How value and limits were computed.</summary>
    [JsonPropertyName("ci_method")] public string? Method { get; init; }

    /// <summary>Cases or deaths behind the value.</summary>
    [JsonPropertyName("cases")] public double? Cases { get; init; }

    /// <summary>Person-years behind the value.</summary>
    [JsonPropertyName("person_years")] public double? PersonYears { get; init; }

    /// <summary>ok, zero, not-applicable or not-available.</summary>
    [JsonPropertyName("cell_status")] public required string CellStatus { get; init; }

    /// <summary>Marks of the data behind the cell, separated by semicolons: <c>open-queries=3;unknown-age=2</c>.</summary>
    [JsonPropertyName("quality_flag")] public string? QualityFlag { get; init; }

    /// <summary>Age scheme, in age-specific tables only.</summary>
    [JsonPropertyName("age_scheme")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AgeScheme { get; init; }

    /// <summary>Age group 0, 1-4 … 85+ or UNK, in age-specific tables only.</summary>
    [JsonPropertyName("age_group")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AgeGroup { get; init; }
}
