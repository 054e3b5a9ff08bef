namespace Registry.Api.Tables;

/// <summary>An area and period, and what it is compared with.</summary>
/// <param name="Area">The area.</param>
/// <param name="Years">Its period.</param>
/// <param name="Reference">The reference as it was asked for.</param>
/// <param name="Registries">Registries of the reference.</param>
/// <param name="ReferenceYears">Period of the reference.</param>
internal sealed record RateRatioPair(TableArea Area, YearRange Years, string Reference, IReadOnlyList<string> Registries, YearRange ReferenceYears)
{
    private static readonly Bilingual Nobody = new("没有其他登记处可作对照。", "There is no other registry to compare with.");

    private static readonly Bilingual Shared = new(
        "对照与该地区有共同的登记处和年份，同一人群不能与自身比较。", "The reference shares a registry and year with the area: nobody may be in both populations.");

    /// <summary>Why the two cannot be compared; null when they can. Nobody may be in both, or the limits and p would say too much.</summary>
    public Bilingual? WhyNot => Registries.Count == 0 ? Nobody : Reference != RateRatioQuestion.Women && Overlaps ? Shared : null;

    private bool Overlaps => Registries.Intersect(Area.Registries).Any() && ReferenceYears.From <= Years.To && Years.From <= ReferenceYears.To;
}
