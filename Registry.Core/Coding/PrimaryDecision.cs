namespace Registry.Core.Coding;

/// <summary>What the rules for multiple primaries make of a tumour.</summary>
public enum PrimaryStanding
{
    /// <summary>A primary of its own: it counts.</summary>
    Counted,

    /// <summary>The same tumour as another one that counts.</summary>
    SameTumour,

    /// <summary>The rules do not look at it: in situ, or benign outside the skull. It has no number.</summary>
    LeftOut,
}

/// <summary>The rule that decided about a tumour or a pair of tumours.</summary>
public enum PrimaryRule
{
    /// <summary>The first tumour of the person.</summary>
    FirstTumour,

    /// <summary>Behaviour /2 takes no part (MP-6).</summary>
    InSitu,

    /// <summary>Behaviour /0 or /1 outside the skull takes no part.</summary>
    NotMalignant,

    /// <summary>The histology groups differ: two primaries, even at one site.</summary>
    DifferentHistology,

    /// <summary>Another organ: two primaries.</summary>
    DifferentSite,

    /// <summary>Same organ and same histology group.</summary>
    SameSite,

    /// <summary>Same organ and group, left and right of a pair (MP-7).</summary>
    BothSides,

    /// <summary>Same organ and group, two subsites of colon or skin (MP-8).</summary>
    Subsites,

    /// <summary>Same organ, and one of the histologies is not specific (groups 5 and 17).</summary>
    NonSpecific,

    /// <summary>Same group of 8 to 15: counted once, whatever the site.</summary>
    Systemic,

    /// <summary>Haematopoietic, and one of the histologies is not specific (group 14).</summary>
    NonSpecificSystemic,

    /// <summary>One of the sites is unknown and the histology does not decide (MP-4).</summary>
    UnknownSite,

    /// <summary>One of the tumours has no histology group, so nothing decides.</summary>
    NoHistologyGroup,
}

/// <summary>What two tumours of a person are to each other.</summary>
/// <param name="IsSame">True same tumour, false two primaries, null undecided.</param>
/// <param name="Rule">The rule that decided, or that could not.</param>
public readonly record struct PairDecision(bool? IsSame, PrimaryRule Rule);

/// <summary>What became of one tumour of a person.</summary>
/// <param name="Tumour">The tumour.</param>
/// <param name="Standing">Counted, same as another, or left out.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Other">The tumour it was compared with: the one it is the same as, or the one it differs from; null for the first.</param>
/// <param name="Sequence">Number among the person's primaries by date (MP-5); null when it does not count.</param>
/// <param name="Retained">For a counted tumour, the morphology that all its records together have: the specific one, of one group the
/// highest code; null otherwise, or when no record has one.</param>
/// <param name="ReportSite">For a counted tumour, the site to report: that of its first record, or the site of the group when several of
/// its categories have one date of incidence.</param>
public sealed record PrimaryDecision(
    PersonTumour Tumour, PrimaryStanding Standing, PrimaryRule Rule, PersonTumour? Other, int? Sequence, Morphology? Retained,
    Topography? ReportSite)
{
    /// <summary>True when it counts though the rules could not decide.</summary>
    public bool IsUndecided => Rule is PrimaryRule.UnknownSite or PrimaryRule.NoHistologyGroup;

    /// <summary>The decision in Chinese, with the tumour it belongs to.</summary>
    public string TextZh => PrimaryText.Of(this).Zh;

    /// <summary>The decision in English, with the tumour it belongs to.</summary>
    public string TextEn => PrimaryText.Of(this).En;
}
