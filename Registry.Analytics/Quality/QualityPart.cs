using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Numerator and denominator of an indicator of a site and sex.</summary>
internal readonly record struct QualityPart(double Numerator, double Denominator)
{
    /// <summary>The indicators that are a part of something; incidence is none.</summary>
    public static IReadOnlyList<string> Measures { get; } = ["mv", "dco", "ub", "m8000", "mi"];

    /// <summary>The counts of a measure.</summary>
    public static QualityPart Of(string measure, SiteTable table, int group, Sex? sex)
    {
        var counts = table.Quality(group, sex);
        return measure switch
        {
            "mv" => new(counts.MorphologicallyVerified, counts.Cases),
            "dco" => new(counts.DeathCertificateOnly, counts.Cases),
            "ub" => new(counts.UnknownSite, counts.Cases),
            "m8000" => new(counts.UnspecifiedMorphology, counts.MorphologicallyVerified),
            "mi" => table.HasBothEvents && table.OfBothEvents(group, sex) is var (cases, deaths) ? new(deaths, cases) : default,
            _ => throw new ArgumentException($"{measure} is no indicator.", nameof(measure)),
        };
    }

    /// <summary>The sum over the sites that a test lets through.</summary>
    public static QualityPart Sum(string measure, SiteTable table, Sex? sex, Func<SiteGroup, bool> counts)
    {
        var sum = default(QualityPart);
        for (var group = 0; group < table.Scheme.Groups.Count; group++)
            if (table.Scheme.Groups[group].Kind == SiteGroupKind.Site && counts(table.Scheme.Groups[group]))
                foreach (var each in Sexes(sex))
                {
                    var part = Of(measure, table, group, each);
                    sum = new(sum.Numerator + part.Numerator, sum.Denominator + part.Denominator);
                }
        return sum;
    }

    /// <summary>The value in the unit of its band, with 95 % limits; null when there is nothing to divide by.</summary>
    public Estimated? Value(bool isRatio)
    {
        if (Denominator == 0) return null;
        if (isRatio) return MortalityIncidenceRatio.Of(Numerator, Denominator) is { } ratio ? new(ratio.Ratio, ratio.Lower, ratio.Upper) : null;
        return Proportion.Of(Numerator, Denominator) is { } percent ? new(percent.Percent, percent.LowerPercent, percent.UpperPercent) : null;
    }

    /// <summary>The value without limits.</summary>
    public double? Plain(bool isRatio) => Denominator == 0 ? null : Numerator / Denominator * (isRatio ? 1 : 100);

    /// <summary>Men and women for both, else the one.</summary>
    public static Sex[] Sexes(Sex? sex) => sex is { } one ? [one] : [Sex.Male, Sex.Female];
}
