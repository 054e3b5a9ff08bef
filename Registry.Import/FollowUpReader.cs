using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads the items of a follow-up: text to types, and the case it speaks of.</summary>
internal static class FollowUpReader
{
    private const int Alive = (int)VitalStatus.Alive;
    private const int Dead = (int)VitalStatus.Dead;

    private static readonly Dictionary<string, FollowUpSource> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = FollowUpSource.Active, ["主动"] = FollowUpSource.Active, ["主动随访"] = FollowUpSource.Active, ["active"] = FollowUpSource.Active,
        ["2"] = FollowUpSource.Passive, ["被动"] = FollowUpSource.Passive, ["被动随访"] = FollowUpSource.Passive, ["passive"] = FollowUpSource.Passive,
        ["3"] = FollowUpSource.DeathFile, ["死亡资料"] = FollowUpSource.DeathFile, ["死因监测"] = FollowUpSource.DeathFile,
    };

    /// <summary>The words that are read as a source of follow-up besides the codes.</summary>
    public static string[] SourceWords => [.. Sources.Keys.Where(word => word.Length > 1)];

    /// <summary>Fills the facts of a follow-up from its text.</summary>
    /// <remarks>What follows from the row itself is filled in: a date of death without a status is a death; the last contact of the dead
    /// is the death, that of the living the follow-up, where the file has no other.</remarks>
    public static void Read(RowFacts facts)
    {
        ItemReader.ReadSex(facts);
        facts.BirthDate = ItemReader.ReadDate(facts, Item.BirthDate);
        facts.IncidenceDate = ItemReader.ReadDate(facts, Item.IncidenceDate);
        facts.DeathDate = ItemReader.ReadDate(facts, Item.DeathDate);
        facts.LastContactDate = ItemReader.ReadDate(facts, Item.LastContactDate);
        facts.FollowUpDate = ItemReader.ReadDate(facts, Item.FollowUpDate);
        facts.WithdrawalDate = ItemReader.ReadDate(facts, Item.WithdrawalDate);
        ItemReader.ReadResidentId(facts);
        ItemReader.ReadTumourNumber(facts);
        ItemReader.ReadIcd10(facts, Item.UnderlyingCause);
        ItemReader.ReadVitalStatus(facts);
        if (facts.Lacks(Item.VitalStatus) && facts.DeathDate is not null) facts.VitalStatus = Dead;
        if (facts.Lacks(Item.LastContactDate))
            facts.LastContactDate = facts.VitalStatus switch { Dead => facts.DeathDate, Alive => facts.FollowUpDate, _ => null };
        if (facts.Context.FollowedCases is { } cases)
            facts.Match = cases.Find(new(facts.Text(Item.CaseNumber), facts.TumourNumber, facts.ResidentId)
            {
                Sex = facts.Sex, BirthDate = facts.BirthDate, IncidenceDate = facts.IncidenceDate,
            });
    }

    /// <summary>The number of the follow-up within its registry; null when its case or its day is not known.</summary>
    public static string? NumberOf(RowFacts facts) =>
        CaseOf(facts) is { } followed && DayOf(facts) is { } day ? FollowUp.NumberOf(followed.Number, followed.Tumour, day) : null;

    /// <summary>The record of a row that has no error.</summary>
    /// <exception cref="InvalidOperationException">A required item is missing: a check should have returned the row.</exception>
    public static FollowUp ToRecord(RowFacts facts, OtherItems others)
    {
        var (number, tumour) = CaseOf(facts) ?? throw Missing(Item.CaseNumber, facts);
        var status = (VitalStatus)(facts.VitalStatus ?? throw Missing(Item.VitalStatus, facts));
        var isDead = status == VitalStatus.Dead;
        return new()
        {
            Row = facts.Row.Row,
            Registry = facts.Context.Registry,
            CaseNumber = number,
            TumourNumber = tumour,
            FollowUpDate = DayOf(facts) ?? throw Missing(Item.LastContactDate, facts),
            LastContactDate = (isDead ? facts.DeathDate : null) ?? facts.LastContactDate ?? throw Missing(Item.LastContactDate, facts),
            VitalStatus = status,
            LossReason = ItemReader.ReadCode(facts, Item.LossReason),
            DeathDate = facts.DeathDate,
            UnderlyingCause = facts.Icd10,
            CauseOfDeathCategory = ItemReader.ReadCode(facts, Item.CauseOfDeathCategory),
            PlaceOfDeath = facts.Text(Item.PlaceOfDeath),
            Source = facts.Text(Item.FollowUpSource) is { } word && Sources.TryGetValue(word, out var source) ? source : null,
            OtherItems = others.Write(facts),
        };
    }

    // A row that is not compared with the stored cases is known by what it says itself.
    private static (string Number, int Tumour)? CaseOf(RowFacts facts) =>
        facts.Match.Case is { } found ? (found.CaseNumber, found.TumourNumber)
        : facts.Text(Item.CaseNumber) is { } number ? (number, facts.TumourNumber ?? 1)
        : null;

    private static PartialDate? DayOf(RowFacts facts) => facts.FollowUpDate ?? facts.LastContactDate ?? facts.DeathDate;

    private static InvalidOperationException Missing(Item item, RowFacts facts) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {facts.Row.Row} has no {item} and no check returned it."));
}
