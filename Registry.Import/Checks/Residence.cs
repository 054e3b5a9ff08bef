using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Whether the person belongs to the registry: household registration and usual residence.</summary>
internal static class Residence
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("P-RES-1", [Item.HouseholdAreaCode], f => f.Area.IsOutside(AreaCodes.Read(f.Text(Item.HouseholdAreaCode))))
            { Arguments = f => f.Context.Registry },
        new("P-RES-2", [Item.ResidenceAreaCode, Item.HouseholdAreaCode],
            f => f.Area.IsInside(AreaCodes.Read(f.Text(Item.HouseholdAreaCode)))
                && f.Area.IsOutside(AreaCodes.Read(f.Text(Item.ResidenceAreaCode)))) { Arguments = f => f.Context.Registry },
    ];
}
