using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import.Linking;

/// <summary>Puts what the checks between cases find into verdicts.</summary>
internal static class RelationVerdicts
{
    /// <summary>The verdicts on the cases of a person, with their cases; checks that are off are left out.</summary>
    public static IEnumerable<(Verdict Verdict, RelatedCase Case, RelatedCase? Other)> Of(IReadOnlyList<RelatedCase> cases, CheckCatalogue checks) =>
        from relation in CaseRelations.Of(cases)
        let check = checks.Find(relation.CheckId)!
        where check.IsOn
        select (Of(relation, check), relation.Case, relation.Other);

    private static Verdict Of(CaseRelation relation, CheckDefinition check) =>
        new(check.Id, check.Severity, PartKind.Incidence, relation.Case.CheckedRow!.Value, Column: null, Item: null, Value: null,
            relation.Other is { } other ? MaskedValue.Arguments($"{Place(other)}|{Content(other.Tumour)}") : "")
        {
            AskedValues = Values(relation),
        };

    // A number that looks like an identity number is not shown; batch and row name the case all the same.
    private static string Place(RelatedCase other)
    {
        var number = other.Key.Number is ['#', ..] ? "" : $" {other.Key}";
        return other.CheckedRow is { } row
            ? CheckCatalogue.InBothLanguages($"第 {row} 行{number}", $"row {row}{number}")
            : CheckCatalogue.InBothLanguages(
                $"批次 {other.BatchId} 第 {other.FileRow} 行{number}", $"batch {other.BatchId} row {other.FileRow}{number}");
    }

    private static string Content(PersonTumour tumour) =>
        string.Join(' ', new[] { tumour.Site?.Code, tumour.Morphology?.ToString(), tumour.IncidenceDate.ToString() }.Where(text => text is not null));

    // Both cases: the question is another one when something of either changes.
    private static UInt128 Values(CaseRelation relation)
    {
        var hash = new StableHash();
        Add(ref hash, relation.Case);
        if (relation.Other is { } other) Add(ref hash, other);
        if (relation.CheckId == "L-LNK-2") AddPersons(ref hash, relation);
        return hash.Value;
    }

    private static void AddPersons(ref StableHash hash, CaseRelation relation)
    {
        foreach (var one in new[] { relation.Case, relation.Other! })
        {
            hash.Add(one.Name);
            hash.Add((int)one.Sex);
        }
    }

    private static void Add(ref StableHash hash, RelatedCase one)
    {
        hash.Add(one.Key.Registry);
        hash.Add(one.Key.ToString());
        hash.Add(one.Tumour.IncidenceDate.Number);
        hash.Add(one.Tumour.Site?.Code);
        hash.Add(one.Tumour.Morphology?.ToString());
        hash.Add(one.Tumour.Laterality ?? 0);
        hash.Add(one.Icd10);
        hash.Add(one.IsFlagged == true ? 1 : 0);
        hash.Add(one.ResidentKey?.ToString(CultureInfo.InvariantCulture));
    }
}
