namespace Registry.Core.Coding;

/// <summary>Which tumours of a person are primaries of their own.</summary>
/// <remarks>International rules for multiple primary cancers (IARC/IACR/ENCR 2004): time does not matter; one tumour for each organ and
/// histology group; different groups are different tumours; Kaposi sarcoma and haematopoietic neoplasms count once, whatever the site;
/// a histology that is not specific is taken up by a specific one. Where the rules cannot decide the tumour counts, and says so.
/// How records become tumours: docs/methods.md, Multiple primaries.</remarks>
public static class MultiplePrimaries
{
    /// <summary>Compares two tumours of a person.</summary>
    public static PairDecision Compare(PersonTumour one, PersonTumour other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Compare(one.Group, [one], other);
    }

    /// <summary>Decides about all tumours of one person.</summary>
    /// <param name="tumours">The tumours, in any order.</param>
    /// <returns>A decision for each tumour, in order of incidence.</returns>
    /// <exception cref="ArgumentException">A record number and tumour number stand twice, so that there is no order.</exception>
    public static IReadOnlyList<PrimaryDecision> Judge(IEnumerable<PersonTumour> tumours)
    {
        var ordered = tumours.Order(Comparer<PersonTumour>.Create(PersonTumour.InOrder)).ToList();
        for (var i = 1; i < ordered.Count; i++)
            if (PersonTumour.InOrder(ordered[i - 1], ordered[i]) == 0)
                throw new ArgumentException($"The tumour {ordered[i].Label} stands twice among those of one person.", nameof(tumours));

        var primaries = new List<Primary>();
        // A malignant tumour is never taken for a benign one found earlier, so malignant ones come first.
        foreach (var tumour in ordered.Where(t => t.IsJudged).OrderByDescending(t => t.IsMalignant))
            Place(tumour, primaries);
        var sequence = 0;
        foreach (var primary in primaries.OrderBy(p => ordered.IndexOf(p.First))) primary.Sequence = ++sequence;
        return [.. ordered.Select(tumour => Decision(tumour, primaries))];
    }

    private static void Place(PersonTumour tumour, List<Primary> primaries)
    {
        var apart = new List<(PairDecision Decision, PersonTumour Other)>();
        foreach (var primary in primaries)
        {
            var decision = Compare(primary.Group, primary.Members, tumour);
            if (decision.IsSame == true)
            {
                primary.Take(tumour, decision.Rule);
                return;
            }
            apart.Add((decision, primary.First));
        }
        if (apart.Count == 0)
        {
            primaries.Add(new(tumour, PrimaryRule.FirstTumour, null));
            return;
        }
        // What cannot be decided is said before what can, and of several the earliest.
        var (reason, other) = apart.OrderBy(a => a.Decision.IsSame is null ? 0 : 1)
            .ThenBy(a => a.Other, Comparer<PersonTumour>.Create(PersonTumour.InOrder)).First();
        primaries.Add(new(tumour, reason.Rule, other));
    }

    private static PairDecision Compare(HistologyGroup? group, IReadOnlyList<PersonTumour> members, PersonTumour tumour)
    {
        if (group is null || tumour.Group is not { } other) return new(null, PrimaryRule.NoHistologyGroup);
        var (one, two) = (group.Number, other.Number);
        if (one == 17 || two == 17 || (one <= 5 && two <= 5 && (one == 5 || two == 5)))
            return BySite(members, tumour, one == two ? PrimaryRule.SameSite : PrimaryRule.NonSpecific);
        if (group.IsHaematological && other.IsHaematological && one != two && (one == 14 || two == 14))
            return new(true, PrimaryRule.NonSpecificSystemic);
        if (one != two) return new(false, PrimaryRule.DifferentHistology);
        return group.IsSystemic ? new(true, PrimaryRule.Systemic) : BySite(members, tumour, PrimaryRule.SameSite);
    }

    private static PairDecision BySite(IReadOnlyList<PersonTumour> members, PersonTumour tumour, PrimaryRule same)
    {
        var unknown = false;
        foreach (var member in members)
        {
            if (member.Site is null || tumour.Site is null || member.IsOfUnknownSite != tumour.IsOfUnknownSite) unknown = true;
            else if (PrimarySite.Of(member.Site) == PrimarySite.Of(tumour.Site))
                return new(true, same == PrimaryRule.SameSite ? WayOfSameSite(member, tumour) : same);
        }
        return unknown ? new(null, PrimaryRule.UnknownSite) : new(false, PrimaryRule.DifferentSite);
    }

    private static PrimaryRule WayOfSameSite(PersonTumour member, PersonTumour tumour)
    {
        if (tumour.Site!.Category is "C18" or "C44" && member.Site != tumour.Site) return PrimaryRule.Subsites;
        return (member.Laterality, tumour.Laterality) is (1, 2) or (2, 1) ? PrimaryRule.BothSides : PrimaryRule.SameSite;
    }

    private static PrimaryDecision Decision(PersonTumour tumour, List<Primary> primaries)
    {
        foreach (var primary in primaries)
        {
            if (primary.First == tumour)
                return Counted(primary);
            if (primary.RuleOf(tumour) is { } rule)
                return new(tumour, PrimaryStanding.SameTumour, rule, primary.First, null, null, null);
        }
        var reason = tumour.Morphology?.Behaviour == Behaviour.InSitu ? PrimaryRule.InSitu : PrimaryRule.NotMalignant;
        return new(tumour, PrimaryStanding.LeftOut, reason, null, null, null, null);
    }

    private static PrimaryDecision Counted(Primary primary)
    {
        // The first by date is told apart from nothing, though malignant ones were placed before it.
        var isFirst = primary.Sequence == 1 && primary.Rule is (PrimaryRule.DifferentHistology or PrimaryRule.DifferentSite);
        return new(primary.First, PrimaryStanding.Counted, isFirst ? PrimaryRule.FirstTumour : primary.Rule,
            isFirst ? null : primary.Other, primary.Sequence, primary.Retained, primary.ReportSite);
    }
}
