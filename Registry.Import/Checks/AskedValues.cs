using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>What a query asks about: the values of its check's items, the same however a file spells them.</summary>
/// <remarks>C341 and C34.1 are one value, and so are 1 and 01. What could not be read counts as it is written.</remarks>
internal static class AskedValues
{
    private static readonly Item[] Numbers = [Item.CaseNumber, Item.TumourNumber, Item.CertificateNumber];

    /// <summary>Those of a check's items whose values it asks about. None when it has only those that number the record: then
    /// it asks about the record as a whole.</summary>
    public static Item[] ItemsOf(IEnumerable<Item> items) => [.. items.Except(Numbers)];

    /// <summary>A hash of the values; 0 when there are no items.</summary>
    public static UInt128 Of(Item[] items, RowFacts facts)
    {
        if (items.Length == 0) return UInt128.Zero;
        var hash = new StableHash();
        foreach (var item in items)
        {
            if (item == Item.Icd10 && facts.Part != PartKind.Incidence) continue;   // the cause, whichever column has it
            hash.Add(ItemNames.Name(item));
            hash.Add(Typed(item, facts) ?? Written(item, facts.Text(item)));
        }
        return hash.Value;
    }

    private static string? Typed(Item item, RowFacts facts) => Date(item, facts) is { } date ? Number(date.Number) : item switch
    {
        Item.Sex => Number((int?)facts.Sex),
        Item.Age => Number(facts.Age),
        Item.IdNumber => facts.ResidentId?.Key.ToString(CultureInfo.InvariantCulture),
        Item.Topography => facts.Topography?.Code,
        Item.Morphology => Number(facts.Histology?.Number),
        Item.Behaviour => Number((int?)facts.Behaviour),
        Item.Grade => Number(facts.Grade),
        Item.Basis => Number((int?)facts.Basis),
        Item.Icd10 or Item.UnderlyingCause => facts.Icd10?.Code,
        Item.DerivedIcd10 => facts.DerivedIcd10?.Code,
        Item.VitalStatus => Number(facts.VitalStatus),
        Item.Year => Number(facts.Year),
        Item.AgeGroup => Number(facts.AgeGroup),
        Item.Population => facts.Persons?.ToString("R", CultureInfo.InvariantCulture),
        Item.AllCauseDeaths => Number(facts.AllCauseDeaths),
        _ => null,
    };

    private static PartialDate? Date(Item item, RowFacts facts) => item switch
    {
        Item.BirthDate => facts.BirthDate,
        Item.IncidenceDate => facts.IncidenceDate,
        Item.DeathDate => facts.DeathDate,
        Item.LastContactDate => facts.LastContactDate,
        Item.ReportDate => facts.ReportDate,
        Item.FollowUpDate => facts.FollowUpDate,
        Item.WithdrawalDate => facts.WithdrawalDate,
        _ => null,
    };

    private static string? Written(Item item, string? text) =>
        text is null || ItemCatalogue.Of(item).Kind != ItemKind.Code ? text
        : text.TrimStart('0') is { Length: > 0 } code ? code : "0";

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
