using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>People of both sexes by age, on one age scheme.</summary>
public sealed record SexAgeCounts
{
    /// <summary>Takes men and women.</summary>
    /// <exception cref="ArgumentException">Their age schemes differ, or a count is negative or not finite.</exception>
    public SexAgeCounts(AgeVector men, AgeVector women)
    {
        ArgumentNullException.ThrowIfNull(men);
        men.MustShareSchemeWith(women);
        foreach (var counts in (AgeVector[])[men, women])
            foreach (var count in counts.Values)
                if (!(count >= 0 && double.IsFinite(count))) throw new ArgumentException($"{count} people in an age group.", nameof(men));
        (Men, Women) = (men, women);
    }

    /// <summary>Men by age.</summary>
    public AgeVector Men { get; }

    /// <summary>Women by age.</summary>
    public AgeVector Women { get; }

    /// <summary>Age groups of both.</summary>
    public AgeScheme Ages => Men.Scheme;

    /// <summary>Everybody.</summary>
    public double Total => Men.Total + Women.Total;

    /// <summary>One sex, or both (null).</summary>
    public AgeVector Of(Sex? sex) => sex switch { Sex.Male => Men, Sex.Female => Women, _ => Men + Women };

    /// <summary>The same of each sex by itself.</summary>
    public SexAgeCounts Each(Func<AgeVector, AgeVector> change) => new(change(Men), change(Women));

    /// <summary>Each sex together with the same sex of another population.</summary>
    public SexAgeCounts With(SexAgeCounts other, Func<AgeVector, AgeVector, AgeVector> combine) =>
        new(combine(Men, other.Men), combine(Women, other.Women));
}
