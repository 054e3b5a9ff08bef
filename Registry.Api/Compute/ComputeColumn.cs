namespace Registry.Api.Compute;

/// <summary>What a column of the input holds.</summary>
internal enum ColumnKind
{
    /// <summary>An age group: 0-4, 85+, or a word for unknown.</summary>
    Age,

    /// <summary>Words: the name of a population, a site.</summary>
    Text,

    /// <summary>A count or sum of person-years: 0 or more.</summary>
    Count,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A number from 0 to 1.</summary>
    Fraction,
}

/// <summary>A column of the input.</summary>
/// <param name="Name">Its name: person_years. Case, blanks, hyphens and underscores do not matter in a file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it means, with its unit.</param>
/// <param name="Other">Other names it is known by.</param>
internal sealed record ComputeColumn(string Name, ColumnKind Kind, Bilingual Meaning, params string[] Other)
{
    /// <summary>False when the column may be missing.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Age group.</summary>
    public static ComputeColumn Age { get; } = new("age", ColumnKind.Age,
        new("年龄组：0、1-4、5-9 … 85+，或 0-4、5-9 … 85+，或单岁；不详写 unknown",
            "Age group: 0, 1-4, 5-9 … 85+, or 0-4, 5-9 … 85+, or single years; unknown for unknown age"),
        "agegroup", "年龄", "年龄组");

    /// <summary>Cases, or deaths.</summary>
    public static ComputeColumn Cases { get; } = new("cases", ColumnKind.Count,
        new("例数（或死亡数）", "Cases (or deaths)"), "count", "deaths", "例数", "病例数", "死亡数");

    /// <summary>Person-years at risk.</summary>
    public static ComputeColumn PersonYears { get; } = new("person_years", ColumnKind.Count,
        new("人年数（人口数乘以年数）", "Person-years at risk (population times years)"), "py", "pyrs", "pop", "population", "人年数", "人年", "人口数", "人口");

    /// <summary>Weight of the age group, for a standard that is not built in.</summary>
    public static ComputeColumn Weight { get; } = new("weight", ColumnKind.Count,
        new("该年龄组的标准人口权重（standard=column 时）", "Weight of the age group in the standard (with standard=column)"), "std", "标准人口")
    { IsRequired = false };

    /// <summary>Name of one of the populations that are compared.</summary>
    public static ComputeColumn Population { get; } = new("population", ColumnKind.Text,
        new("所比较人群的名称", "Name of the population compared"), "area", "地区", "人群");

    /// <summary>A name as it is compared: lower case, letters and digits only.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>True for the name of the column, or one of its other names.</summary>
    public bool IsCalled(string header) => Plain(header) is var plain && (plain == Plain(Name) || Other.Any(name => Plain(name) == plain));
}

/// <summary>A column of the answer.</summary>
/// <param name="Name">Its name, with the unit where it has one: lower_per_100k.</param>
/// <param name="Meaning">What it holds.</param>
internal sealed record ResultColumn(string Name, Bilingual Meaning);

/// <summary>A row of the answer.</summary>
/// <param name="Method">Estimator and limits in words.</param>
/// <param name="Values">A value for each result column: a text, a number, or null for what cannot be computed.</param>
internal sealed record ResultRow(string Method, params object?[] Values)
{
    /// <summary>Why a value is absent, or what has to be known to read the row; null when there is nothing to say.</summary>
    public Bilingual? Note { get; init; }
}
