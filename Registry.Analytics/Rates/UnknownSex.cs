using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Cases of unknown sex, spread over men and women in proportion (a named method; tables of this project leave them out).</summary>
/// <remarks>It assumes that sex is missing at random within an age group. Sites of one sex need no method: their cases are of that sex.</remarks>
public static class UnknownSex
{
    /// <summary>What is added to the method text of what is computed from the spread counts.</summary>
    public const string Method = "unknown sex: spread in proportion to men and women of the same age, of all ages where that age has none";

    /// <summary>The method of a rule in words.</summary>
    public static string MethodOf(UnknownSexRule rule) => rule switch
    {
        UnknownSexRule.WithinAge => Method,
        UnknownSexRule.OfAllAges => "unknown sex: spread in proportion to men and women of all ages together",
        UnknownSexRule.Half => "unknown sex: half to men, half to women",
        _ => "unknown sex: left out",
    };

    /// <summary>Counts of men and women with those of unknown sex spread over them.</summary>
    /// <param name="men">Cases in men by age; not negative.</param>
    /// <param name="women">Cases in women by age; not negative.</param>
    /// <param name="unknown">Cases of unknown sex by age; not negative.</param>
    /// <returns>Counts that need not be whole; together as many as before. Null when there are cases of unknown sex and none of known sex.</returns>
    /// <exception cref="ArgumentException">Schemes differ, or a count is negative or not finite.</exception>
    public static SexSplit? Spread(AgeVector men, AgeVector women, AgeVector unknown) => Spread(men, women, unknown, UnknownSexRule.WithinAge);

    /// <summary>The same by a rule of the caller.</summary>
    /// <param name="men">Cases in men by age; not negative.</param>
    /// <param name="women">Cases in women by age; not negative.</param>
    /// <param name="unknown">Cases of unknown sex by age; not negative.</param>
    /// <param name="rule">How they are spread.</param>
    /// <returns>As <see cref="Spread(AgeVector, AgeVector, AgeVector)"/>; never null where the rule asks nothing of the known.</returns>
    /// <inheritdoc cref="Spread(AgeVector, AgeVector, AgeVector)" path="/exception"/>
    public static SexSplit? Spread(AgeVector men, AgeVector women, AgeVector unknown, UnknownSexRule rule)
    {
        men.MustShareSchemeWith(women);
        men.MustShareSchemeWith(unknown);
        foreach (var vector in (AgeVector[])[men, women, unknown])
            for (var age = 0; age < vector.Scheme.Count; age++)
                if (!(vector[age] >= 0 && double.IsFinite(vector[age])))
                    throw new ArgumentException($"Age group {vector.Scheme.Labels[age]}: {vector[age]} cases.", nameof(men));
        var known = men.Total + women.Total;
        if (unknown.Total == 0 || rule == UnknownSexRule.LeftOut) return new(men, women);
        if (known == 0 && rule != UnknownSexRule.Half) return null;
        var toMen = new double[men.Scheme.Count];
        for (var age = 0; age < toMen.Length; age++)
        {
            var ofAge = men[age] + women[age];
            toMen[age] = unknown[age] * (rule == UnknownSexRule.Half ? 0.5
                : rule == UnknownSexRule.WithinAge && ofAge > 0 ? men[age] / ofAge : men.Total / known);
        }
        var share = new AgeVector(men.Scheme, toMen);
        return new(men + share, women + new AgeVector(men.Scheme, [.. toMen.Select((part, age) => unknown[age] - part)]));
    }
}

/// <summary>Counts by sex and age after those of unknown sex were spread.</summary>
/// <param name="Men">Cases in men; need not be whole.</param>
/// <param name="Women">Cases in women; need not be whole.</param>
public sealed record SexSplit(AgeVector Men, AgeVector Women);
