namespace Registry.Core.Coding;

/// <summary>How far a quality indicator may lie from what is expected: one row of quality_bands.csv.</summary>
/// <remarks>Fixed limits are values. The others say how far the value may lie from the expected one: in percentage points for a percentage,
/// as a quotient for a ratio.</remarks>
/// <param name="Edition">Edition of the table.</param>
/// <param name="Measure">mv, dco, ub, m8000, mi or incidence.</param>
/// <param name="IsTotal">True for all cancers together, false for a site.</param>
/// <param name="IsRatio">True for a ratio, false for a percentage.</param>
/// <param name="Fewest">Cases below which nothing is said.</param>
/// <param name="Fixed">Values that a working standard asks for.</param>
/// <param name="FixedBlock">Values outside which that standard would not take the data.</param>
/// <param name="Region">Distance from what the region has at the same sites.</param>
/// <param name="RegionBlock">Distance beyond which the data are not taken, when the fixed limits say so too.</param>
/// <param name="RegionExcuses">True when a value outside the fixed limits is fine as long as the region has the like: a matter of sites and screening.</param>
/// <param name="History">Distance from what the registry itself had.</param>
/// <param name="Survival">Distance of M:I from 1 less survival.</param>
/// <param name="NameZh">Name of the measure, Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Source">Where the limits come from.</param>
public sealed record QualityBand(
    string Edition, string Measure, bool IsTotal, bool IsRatio, double Fewest, Band Fixed, Band FixedBlock, Band Region, Band RegionBlock,
    bool RegionExcuses, Band History, Band Survival, string NameZh, string NameEn, string Source);

/// <summary>An interval whose ends may be missing; without any it says nothing.</summary>
/// <param name="Low">Lowest value within, or null.</param>
/// <param name="High">Highest value within, or null.</param>
public readonly record struct Band(double? Low, double? High)
{
    /// <summary>True when there is no end at all.</summary>
    public bool IsEmpty => Low is null && High is null;

    /// <summary>True when the whole of an interval lies below.</summary>
    public bool IsAbove(double upper) => upper < Low;

    /// <summary>True when the whole of an interval lies above.</summary>
    public bool IsBelow(double lower) => lower > High;

    /// <summary>The values that lie so far from an expected one: added to it, or for a ratio times it.</summary>
    public Band Around(double expected, bool isRatio) =>
        isRatio ? new(Low * expected, High * expected) : new(Low + expected, High + expected);
}
