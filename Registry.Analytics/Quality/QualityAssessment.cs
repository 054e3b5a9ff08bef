using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Quality;

/// <summary>One indicator of a registry, year, site and sex, with everything it was held against.</summary>
public sealed record QualityAssessment
{
    /// <summary>Registry code, six digits.</summary>
    public required string Registry { get; init; }

    /// <summary>Year of incidence.</summary>
    public required int Year { get; init; }

    /// <summary>mv, dco, ub, m8000, mi, incidence; or a measure of the findings: age-fall, childhood …</summary>
    public required string Measure { get; init; }

    /// <summary>Name of the measure.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The site group.</summary>
    public required SiteGroup Group { get; init; }

    /// <summary>Men, women, or both (null).</summary>
    public Sex? Sex { get; init; }

    /// <summary>The value: percent for shares, else a ratio or what the finding measures; null when it cannot be computed.</summary>
    public double? Value { get; init; }

    /// <summary>Lower 95 % limit, or null.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper 95 % limit, or null.</summary>
    public double? Upper { get; init; }

    /// <summary>Cases that have the property, deaths, or cases observed: with <see cref="Denominator"/> what an explanation holds for.</summary>
    public double Numerator { get; init; }

    /// <summary>Cases it is divided by, or cases expected.</summary>
    public double Denominator { get; init; }

    /// <summary>What it was held against.</summary>
    public IReadOnlyList<Yardstick> Yardsticks { get; init; } = [];

    /// <summary>Chi-square against the rest of the region, not standardised for sites; null where it cannot be computed.</summary>
    public RegionalTest? Test { get; init; }

    /// <summary>True when M:I is low because of sites whose cases follow how much is looked for: without them it is not beyond the wider limits.</summary>
    public bool IsScreeningDriven => ScreeningDriven is not null;

    internal Bilingual? ScreeningDriven { get; init; }

    /// <summary>What is said of it.</summary>
    public required AssessmentVerdict Verdict { get; init; }

    /// <summary>The same in words, with everything it was held against; a finding of the fixed limits keeps its own words.</summary>
    public Bilingual Text => OwnText ?? AssessmentText.Of(this);

    internal Bilingual? OwnText { get; init; }

    /// <summary>By which an explanation of it is known.</summary>
    public IndicatorKey Key => new(Registry, Year, Measure, Group.Code, Sex is { } sex ? (int)sex : 0);
}
