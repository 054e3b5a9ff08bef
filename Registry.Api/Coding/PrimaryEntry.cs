using System.Text.Encodings.Web;
using System.Text.Json;
using Registry.Core.Store;

namespace Registry.Api.Coding;

/// <summary>A tumour of a person with several, and what the rules for multiple primaries make of it. No name, no identifier.</summary>
/// <param name="Person">Number of the person in this database, after merges.</param>
/// <param name="Registry">Registry code.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="IncidenceDate">Date of incidence, as far as it is known.</param>
/// <param name="Topography">ICD-O-3 site.</param>
/// <param name="Morphology">ICD-O-3 morphology with behaviour.</param>
/// <param name="Icd10">ICD-10.</param>
/// <param name="Decision">counted, same-tumour or left-out.</param>
/// <param name="Sequence">Number among the person's primaries; null when it does not count.</param>
/// <param name="IsUndecided">True when it counts though the rules could not decide.</param>
/// <param name="Rule">The rule that decided, in one word.</param>
/// <param name="Other">The tumour it is the same as, or differs from.</param>
/// <param name="Retained">Morphology of all records of the primary together.</param>
/// <param name="ReportSite">Site to report for the primary.</param>
/// <param name="TextZh">The decision in Chinese.</param>
/// <param name="TextEn">The decision in English.</param>
internal sealed record PrimaryEntry(
    long Person, string Registry, string CaseNumber, int TumourNumber, string IncidenceDate, string? Topography, string? Morphology,
    string Icd10, string Decision, int? Sequence, bool IsUndecided, string Rule, string? Other, string? Retained, string? ReportSite,
    string TextZh, string TextEn)
{
    /// <summary>How the list is written as JSON outside the service.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Columns of the CSV.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "person", "registry", "case_number", "tumour_number", "incidence_date", "topography", "morphology", "icd10", "decision",
        "sequence", "undecided", "rule", "other", "retained", "report_site", "text_zh", "text_en",
    ];

    /// <summary>Values in the order of the columns.</summary>
    internal IEnumerable<object?> Values =>
    [
        Person, Registry, CaseNumber, TumourNumber, IncidenceDate, Topography, Morphology, Icd10, Decision,
        Sequence, IsUndecided ? 1 : 0, Rule, Other, Retained, ReportSite, TextZh, TextEn,
    ];

    /// <summary>The tumours of one person.</summary>
    public static IEnumerable<PrimaryEntry> Of(PersonPrimaries person) => person.Tumours.Select(entry => new PrimaryEntry(
        person.PersonId, entry.Tumour.Registry, entry.Tumour.CaseNumber, entry.Tumour.Tumour.TumourNumber,
        entry.Tumour.Tumour.IncidenceDate.ToString(), entry.Tumour.Tumour.Site?.Code, entry.Tumour.Tumour.Morphology?.ToString(),
        entry.Tumour.Icd10, Word(entry.Decision.Standing.ToString()), entry.Decision.Sequence, entry.Decision.IsUndecided,
        Word(entry.Decision.Rule.ToString()), entry.Decision.Other?.Label, entry.Decision.Retained?.ToString(),
        entry.Decision.ReportSite?.Code, entry.Decision.TextZh, entry.Decision.TextEn));

    // SameTumour is written same-tumour.
    private static string Word(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : $"{letter}"));
}
