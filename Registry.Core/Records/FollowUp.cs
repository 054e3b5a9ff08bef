using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>What one follow-up found of one case: typed, normalised, not yet judged.</summary>
/// <remarks>The case is named by its number; who the person is stands with the case and is not kept a second time.</remarks>
public sealed record FollowUp
{
    /// <summary>Row number in its part; the header is row 1.</summary>
    public required int Row { get; init; }

    /// <summary>Code of the registry of the case.</summary>
    public required string Registry { get; init; }

    /// <summary>Registration number of the case.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Tumour of the registration number.</summary>
    public int TumourNumber { get; init; } = 1;

    /// <summary>Day of the follow-up (随访日期), which names it within its case; the last contact where a file has no such day.</summary>
    public required PartialDate FollowUpDate { get; init; }

    /// <summary>Date of last contact; of the dead the date of death.</summary>
    public required PartialDate LastContactDate { get; init; }

    /// <summary>Vital status at last contact.</summary>
    public required VitalStatus VitalStatus { get; init; }

    /// <summary>Why contact was lost: 1 refused, 2 moved, 3 no contact, 4 no such person, 9 other.</summary>
    public int? LossReason { get; init; }

    /// <summary>Date of death.</summary>
    public PartialDate? DeathDate { get; init; }

    /// <summary>Underlying cause of death, ICD-10.</summary>
    public IcdCode? UnderlyingCause { get; init; }

    /// <summary>Category of the cause of death: 1 cancer, 2 other, 9 unknown.</summary>
    public int? CauseOfDeathCategory { get; init; }

    /// <summary>Place of death, code of the national card.</summary>
    public string? PlaceOfDeath { get; init; }

    /// <summary>How it became known.</summary>
    public FollowUpSource? Source { get; init; }

    /// <summary>Other items of the follow-up that had a value, as JSON; null when none. Personal data.</summary>
    public string? OtherItems { get; init; }

    /// <summary>Case, tumour and day as one text, 20200017/01/20240630: what names a follow-up within its registry.</summary>
    public string Number => NumberOf(CaseNumber, TumourNumber, FollowUpDate);

    /// <inheritdoc cref="Number"/>
    public static string NumberOf(string caseNumber, int tumourNumber, PartialDate followUpDate) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}/{tumourNumber:00}/{followUpDate.Number:00000000}");
}
