namespace Registry.Core.Coding;

/// <summary>A primary while the tumours of a person are sorted out: the records that are one tumour.</summary>
internal sealed class Primary(PersonTumour first, PrimaryRule rule, PersonTumour? other)
{
    private readonly List<PersonTumour> _members = [first];
    private readonly List<PrimaryRule> _rules = [rule];

    /// <summary>The first record: it counts for the primary.</summary>
    public PersonTumour First { get; } = first;

    /// <summary>Why it is a primary of its own.</summary>
    public PrimaryRule Rule { get; } = rule;

    /// <summary>The primary it differs from.</summary>
    public PersonTumour? Other { get; } = other;

    public int Sequence { get; set; }

    public IReadOnlyList<PersonTumour> Members => _members;

    /// <summary>The morphology of all records together.</summary>
    public Morphology? Retained { get; private set; } = first.Morphology;

    /// <summary>Group of the retained morphology.</summary>
    public HistologyGroup? Group => Retained is { } morphology ? HistologyGroup.Of(morphology.Histology) : null;

    /// <summary>The site of the first record, or that of the group when records of several categories have its date.</summary>
    public Topography? ReportSite =>
        First.Site is { } site && PrimarySite.Of(site) is { Synchronous: { } synchronous } organ
        && _members.Exists(m => m.IncidenceDate == First.IncidenceDate && m.Site is { } at && at.Category != site.Category
            && PrimarySite.Of(at) == organ)
            ? synchronous : First.Site;

    /// <summary>The rule by which a later record belongs to this primary; null when it does not.</summary>
    public PrimaryRule? RuleOf(PersonTumour tumour) =>
        _members.IndexOf(tumour) is > 0 and var at ? _rules[at] : null;

    /// <summary>Takes a record as the same tumour. Its morphology stays when it says more: a specific one instead of one that is not,
    /// of one group the higher code. A benign record changes nothing of a malignant tumour.</summary>
    public void Take(PersonTumour tumour, PrimaryRule rule)
    {
        _members.Add(tumour);
        _rules.Add(rule);
        if (tumour.Morphology is not { } morphology || (First.IsMalignant && !tumour.IsMalignant)) return;
        var (mine, its) = (Specificity(Group), Specificity(tumour.Group));
        if (its > mine || (Group == tumour.Group && morphology.Histology.Number > Retained!.Value.Histology.Number)) Retained = morphology;
    }

    // Group 17 says least; 5 and 14 say that it is a carcinoma, a haematopoietic neoplasm.
    private static int Specificity(HistologyGroup? group) => group switch { { Number: 17 } => 0, { IsNonSpecific: true } => 1, _ => 2 };
}
