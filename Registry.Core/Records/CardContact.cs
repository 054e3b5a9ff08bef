using System.Text.Json;
using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>What the card of a case says of its person: the first contact there is.</summary>
public static class CardContact
{
    private const string UnderlyingCause = "underlying_cause";
    private const string LossReason = "loss_reason";
    private const string Stage = "stage";

    /// <summary>A case with what its own card says; the person is not known yet and has the number 0.</summary>
    public static CaseStatus StatusOf(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new()
        {
            Registry = record.Registry,
            CaseNumber = record.CaseNumber,
            TumourNumber = record.TumourNumber,
            PersonId = 0,
            ResidentId = record.ResidentId,
            Sex = record.Sex,
            BirthDate = record.BirthDate,
            ReportedAge = record.ReportedAge,
            IncidenceDate = record.IncidenceDate,
            Icd10 = record.Icd10,
            Basis = record.Basis,
            Hospital = record.Hospital,
            Stage = StageOf(record.OtherItems),
            Contact = Of(record),
        };
    }

    /// <summary>The contact of a card, or null when the card says nothing of one.</summary>
    /// <remarks>A case known from the certificate only died on its incidence date.</remarks>
    public static Contact? Of(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (Of(record.VitalStatus, record.DeathDate, record.LastContactDate, record.IncidenceDate, record.Basis) is not { } contact) return null;
        var (cause, reason) = Others(record.OtherItems);
        var isDead = contact.Status == VitalStatus.Dead;
        return contact with
        {
            LossReason = !isDead && int.TryParse(reason, out var code) ? code : null,
            UnderlyingCause = isDead && cause is not null ? IcdCode.TryParse(cause) : null,
            CauseOfDeathCategory = record.CauseOfDeathCategory,
        };
    }

    /// <summary>Status and date of the contact of a card, without its causes; null when the card says nothing of one.</summary>
    /// <param name="vitalStatus">Vital status as the card writes it.</param>
    /// <param name="deathDate">Date of death.</param>
    /// <param name="lastContactDate">Date of last contact.</param>
    /// <param name="incidenceDate">Date of incidence.</param>
    /// <param name="basis">Most valid basis of diagnosis.</param>
    public static Contact? Of(
        int? vitalStatus, PartialDate? deathDate, PartialDate? lastContactDate, PartialDate incidenceDate, BasisOfDiagnosis? basis)
    {
        var isCertificateOnly = basis == BasisOfDiagnosis.DeathCertificateOnly;
        var status = vitalStatus ?? (deathDate is not null || isCertificateOnly ? (int)VitalStatus.Dead : null);
        var isDead = status == (int)VitalStatus.Dead;
        var date = (isDead ? deathDate : null) ?? lastContactDate ?? (isDead && isCertificateOnly ? incidenceDate : null);
        return status is not null && Enum.IsDefined((VitalStatus)status) && date is { } day
            ? new() { Date = day, Status = (VitalStatus)status, IsOfCard = true }
            : null;
    }

    // The card keeps both among its other items; most cards have neither, and the text need not be read then.
    private static (string? Cause, string? Reason) Others(string? items)
    {
        if (items is null || !(items.Contains(UnderlyingCause, StringComparison.Ordinal) || items.Contains(LossReason, StringComparison.Ordinal)))
            return default;
        using var json = JsonDocument.Parse(items);
        return (Text(json, UnderlyingCause), Text(json, LossReason));
    }

    private static int? StageOf(string? items)
    {
        if (items is null || !items.Contains("\"stage\"", StringComparison.Ordinal)) return null;
        using var json = JsonDocument.Parse(items);
        return int.TryParse(Text(json, Stage), out var code) && code is >= 1 and <= 6 ? code : null;
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
