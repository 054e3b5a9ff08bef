namespace Registry.Api.Tables;

/// <summary>An area and period, and what it is compared with.</summary>
/// <param name="Area">The area.</param>
/// <param name="Years">Its period.</param>
/// <param name="Reference">The reference as it was asked for.</param>
/// <param name="Registries">Registries of the reference.</param>
/// <param name="ReferenceYears">Period of the reference.</param>
internal sealed record RateRatioPair(TableArea Area, YearRange Years, string Reference, IReadOnlyList<string> Registries, YearRange ReferenceYears)
{
    /// <summary>True when a registry and year is in both.</summary>
    public bool Overlaps => Registries.Intersect(Area.Registries).Any() && ReferenceYears.From <= Years.To && Years.From <= ReferenceYears.To;
}
