using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>The checks between the cases of one person: whether it is one (L-LNK-2), multiple primaries (MP) and cases sent twice (L-DUP). Pure.</summary>
/// <remarks>Two cases are one tumour when the pair test of the international rules says so (<see cref="MultiplePrimaries"/>).
/// Only cases of the batch that is checked are spoken of. Of two cases of the batch the later row is; of several others the
/// first is named, so that a case carries a check once.</remarks>
internal static class CaseRelations
{
    /// <summary>Every check that is made here.</summary>
    public static IReadOnlyList<string> CheckIds { get; } =
        ["MP-1", "MP-2", "MP-3", "MP-4", "MP-6", "MP-7", "MP-8", "MP-9", "L-DUP-1", "L-DUP-3", "L-LNK-2"];

    /// <summary>What the checks say of the cases of a person.</summary>
    /// <param name="cases">All cases that the person has, in any order.</param>
    public static IEnumerable<CaseRelation> Of(IReadOnlyList<RelatedCase> cases)
    {
        var ordered = cases.OrderBy(c => c.CheckedRow ?? 0).ThenBy(c => c.Tumour, Comparer<PersonTumour>.Create(PersonTumour.InOrder)).ToList();
        for (var i = 0; i < ordered.Count; i++)
            if (ordered[i].CheckedRow is not null)
                foreach (var relation in Of(ordered[i], ordered.Take(i), isAlone: ordered.Count == 1, ordered)) yield return relation;
    }

    private static IEnumerable<CaseRelation> Of(RelatedCase one, IEnumerable<RelatedCase> before, bool isAlone, List<RelatedCase> all)
    {
        if (isAlone) return one.IsFlagged == true ? [new("MP-3", one, null)] : [];
        var pairs = before.SelectMany(other => Between(one, other).Select(check => new CaseRelation(check, one, other)))
            .DistinctBy(relation => relation.CheckId);
        return [.. pairs, .. Told(one, all)];
    }

    // What asks nothing of the registrar and is counted: how the tumours of a person are looked at.
    private static IEnumerable<CaseRelation> Told(RelatedCase one, List<RelatedCase> all)
    {
        var others = all.Where(other => other != one).ToList();
        if (one.IsFlagged != true && others.Find(other => Decision(one, other)?.IsSame == false) is { } another)
            yield return new("MP-2", one, another);
        if (one.Tumour.Morphology is { Behaviour: Behaviour.InSitu }) yield return new("MP-6", one, null);
        if (one.Tumour.Morphology is { } morphology && HistologyGroup.IsRecommended(morphology.Histology)) yield return new("MP-9", one, null);
    }

    private static IEnumerable<string> Between(RelatedCase one, RelatedCase other)
    {
        if (MayBeOfTwoPersons(one, other)) yield return "L-LNK-2";
        if (OfTumours(one, other) is { } check) yield return check;
    }

    // One number is one person to the store; a name or a sex of somebody else under it is a question.
    private static bool MayBeOfTwoPersons(RelatedCase one, RelatedCase other) =>
        one.ResidentKey is { } key && key == other.ResidentKey
        && (one.Sex is Sex.Male or Sex.Female && other.Sex is Sex.Male or Sex.Female && one.Sex != other.Sex
            || LinkDecision.IsOtherName(NameComparison.Of(one.Name, other.Name)));

    private static string? OfTumours(RelatedCase one, RelatedCase other)
    {
        if (IsSameCard(one, other)) return "L-DUP-3";
        return Decision(one, other) switch
        {
            { IsSame: true, Rule: PrimaryRule.BothSides } => IsOneRecord(one.Tumour) ? "MP-7" : null,
            { IsSame: true, Rule: PrimaryRule.Subsites } => "MP-8",
            { IsSame: true } => one.ResidentKey is { } key && key == other.ResidentKey ? "L-DUP-1" : "MP-1",
            { IsSame: null, Rule: PrimaryRule.UnknownSite } => "MP-4",
            _ => null,
        };
    }

    private static PairDecision? Decision(RelatedCase one, RelatedCase other) =>
        one.Tumour.IsJudged && other.Tumour.IsJudged ? MultiplePrimaries.Compare(other.Tumour, one.Tumour) : null;

    // The same tumour of the same day: a card that came under two numbers.
    private static bool IsSameCard(RelatedCase one, RelatedCase other) =>
        one.Tumour.IncidenceDate is { Day: not null } date && date == other.Tumour.IncidenceDate
        && one.Tumour.Site == other.Tumour.Site && one.Tumour.Morphology == other.Tumour.Morphology && one.Icd10 == other.Icd10
        && one.Tumour.Laterality == other.Tumour.Laterality;

    // Both sides of these are registered as one tumour (rules of 2004, recommendation 1).
    private static bool IsOneRecord(PersonTumour tumour) =>
        tumour.Site?.Category == "C56" || tumour.Morphology?.Histology.Number is 8960 or (>= 9510 and <= 9514);
}
