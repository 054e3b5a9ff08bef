namespace Registry.Core.Coding;

/// <summary>One of the tumours of a person, as far as the rules for multiple primaries look at it.</summary>
/// <param name="Label">What a text calls it: registration and tumour number. No name, no identifier of the person.</param>
/// <param name="IncidenceDate">Date of incidence. An unknown day or month comes before the known ones.</param>
/// <param name="RecordNumber">Registration number: the order of tumours of one date.</param>
/// <param name="TumourNumber">Tumour within the registration number.</param>
/// <param name="Site">Topography, or null when none was registered.</param>
/// <param name="Morphology">Histology with behaviour, or null when none was registered.</param>
/// <param name="Laterality">1 left, 2 right, 3 both, 9 unknown; or null.</param>
public sealed record PersonTumour(
    string Label, PartialDate IncidenceDate, string RecordNumber, int TumourNumber, Topography? Site, Morphology? Morphology,
    int? Laterality = null)
{
    /// <summary>The histology group, or null when there is no histology or no source places it.</summary>
    public HistologyGroup? Group => Morphology is { } morphology ? HistologyGroup.Of(morphology.Histology) : null;

    /// <summary>True for a malignant tumour and for one without a morphology, which is registered as cancer.</summary>
    public bool IsMalignant => Morphology is not { Behaviour: not Behaviour.Malignant };

    /// <summary>True when the rules decide about it: malignant tumours, and the benign and uncertain tumours of brain, meninges, nerves
    /// of the skull, pituitary and pineal gland that are registered like them. In situ tumours take no part (MP-6).</summary>
    public bool IsJudged => IsMalignant || (Morphology?.Behaviour is Behaviour.Benign or Behaviour.Uncertain && IsIntracranial);

    /// <summary>True when the site is unknown, C80.9.</summary>
    public bool IsOfUnknownSite => Site?.Category == "C80";

    private bool IsIntracranial => Site is { Category: "C70" or "C71" or "C72" } or { Code: "C75.1" or "C75.2" or "C75.3" };

    /// <summary>Order of the tumours of a person: by date, then record number, then tumour number (MP-5).</summary>
    public static int InOrder(PersonTumour left, PersonTumour right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var byDate = left.IncidenceDate.Number.CompareTo(right.IncidenceDate.Number);
        if (byDate != 0) return byDate;
        var byLength = left.RecordNumber.Length.CompareTo(right.RecordNumber.Length);      // 9 comes before 10
        if (byLength != 0) return byLength;
        var byNumber = string.CompareOrdinal(left.RecordNumber, right.RecordNumber);
        return byNumber != 0 ? byNumber : left.TumourNumber.CompareTo(right.TumourNumber);
    }
}
