namespace Registry.Analytics.Burden;

/// <summary>A change of the number of cases with its parts, which add up to it.</summary>
/// <param name="Before">Cases of a year of the earlier period.</param>
/// <param name="After">Cases of a year of the later period.</param>
/// <param name="Growth">Cases more because there are more people.</param>
/// <param name="Ageing">Cases more because the ages are others.</param>
/// <param name="Risk">Cases more because the rates are others.</param>
/// <param name="Method">How the parts are made, in words.</param>
public sealed record DecomposedChange(double Before, double After, double Growth, double Ageing, double Risk, string Method)
{
    /// <summary>Cases more, or fewer when negative.</summary>
    public double Change => After - Before;

    /// <summary>A part in percent of the earlier cases; null when there were none.</summary>
    public double? PercentOfBefore(double part) => Before == 0 ? null : 100 * part / Before;
}

/// <summary>A change of the crude rate with its parts, which add up to it; per 100 000.</summary>
/// <param name="BeforePer100k">Crude rate of the earlier period.</param>
/// <param name="AfterPer100k">Crude rate of the later period.</param>
/// <param name="RatesPer100k">Part of the age-specific rates.</param>
/// <param name="StructurePer100k">Part of the age structure.</param>
/// <param name="Method">How the parts are made, in words.</param>
public sealed record DecomposedRate(double BeforePer100k, double AfterPer100k, double RatesPer100k, double StructurePer100k, string Method);
