using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Cases that one hospital sent twice of one inpatient, told by its own number for him and not by his identity number
/// (L-DUP-2): 16 bytes a row that has them, 32 where it has an identity number too.</summary>
/// <remarks>Two rows with the same identity number are compared as cases of one person (L-DUP-1) and not here.</remarks>
internal sealed class SameStays
{
    private static readonly Item[] Needed =
        [Item.Hospital, Item.InpatientNumber, Item.Name, Item.Sex, Item.BirthDate];

    private readonly RowKeys? _stays, _staysOfId;
    private readonly JudgingContext _context;

    /// <summary>Keeps something only where the part has the columns and the check is on.</summary>
    public SameStays(PartKind part, PartLayout layout, JudgingContext context)
    {
        _context = context;
        if (part == PartKind.Incidence && IsIn(layout) && context.Checks.IsOn("L-DUP-2")) (_stays, _staysOfId) = (new(), new());
    }

    /// <summary>True when a part has every column that the comparison needs.</summary>
    public static bool IsIn(PartLayout layout) => Array.TrueForAll(Needed, layout.Has);

    /// <summary>Says of a row where its stay was registered before, and takes the row.</summary>
    public void Follow(RowFacts facts)
    {
        if (_stays is null || Stay(facts) is not { } stay) return;
        var key = KeyOf(stay, residentKey: null);
        var row = _stays.FindOrAdd(key, facts.Row.Row);
        if (facts.ResidentId is { } id && _staysOfId!.FindOrAdd(KeyOf(stay, id.Key), 1) != 0) return;
        facts.SameStay = row > 0
            ? CheckCatalogue.InBothLanguages($"第 {row} 行", $"row {row}")
            : _context.StoredStay?.Invoke(stay) is var (batch, stored)
                ? CheckCatalogue.InBothLanguages($"批次 {batch} 第 {stored} 行", $"batch {batch} row {stored}") : null;
    }

    private static StayKey? Stay(RowFacts facts) =>
        facts is { Sex: { } sex, BirthDate: { } birth, RecordNumber: { } number } && facts.Text(Item.Hospital) is { } hospital
        && facts.Text(Item.InpatientNumber) is { } inpatient && facts.Text(Item.Name) is { } name
        && (facts.Icd10 ?? facts.DerivedIcd10) is { } code
            ? new(facts.Context.Registry, hospital, inpatient, name, sex, birth, code.Code[..3], number, facts.TumourNumber ?? 1, facts.ResidentId?.Key)
            : null;

    private static UInt128 KeyOf(StayKey stay, long? residentKey)
    {
        var hash = new StableHash();
        hash.Add(stay.Hospital);
        hash.Add(stay.InpatientNumber);
        hash.Add(stay.Name);
        hash.Add((int)stay.Sex);
        hash.Add(stay.BirthDate.Number);
        hash.Add(stay.Category);
        hash.Add(residentKey?.ToString(CultureInfo.InvariantCulture));
        return hash.Value;
    }
}
