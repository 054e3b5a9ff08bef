using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads the items of a death: text to types.</summary>
internal static class DeathReader
{
    /// <summary>Fills the facts of a death from its text.</summary>
    public static void Read(RowFacts facts)
    {
        ItemReader.ReadSex(facts);
        facts.BirthDate = ItemReader.ReadDate(facts, Item.BirthDate);
        facts.DeathDate = ItemReader.ReadDate(facts, Item.DeathDate);
        facts.IncidenceDate = ItemReader.ReadDate(facts, Item.IncidenceDate);
        facts.ReportDate = ItemReader.ReadDate(facts, Item.ReportDate);
        facts.EventDate = facts.DeathDate;
        ItemReader.ReadAge(facts);
        ItemReader.ReadResidentId(facts);
        ItemReader.ReadIcd10(facts, CauseItem(facts));
    }

    /// <summary>The item that holds the cause: its own column, else the ICD-10 column of an SW sheet.</summary>
    public static Item CauseItem(RowFacts facts) =>
        facts.Layout.Has(Item.UnderlyingCause) ? Item.UnderlyingCause : Item.Icd10;

    /// <summary>The record of a row that has no error.</summary>
    /// <exception cref="InvalidOperationException">A required item is missing: a check should have returned the row.</exception>
    public static DeathRecord ToRecord(RowFacts facts, OtherItems others) =>
        new()
        {
            Row = facts.Row.Row,
            Registry = facts.Context.Registry,
            DeathNumber = facts.RecordNumber ?? throw Missing(Item.CertificateNumber, facts),
            Name = facts.Text(Item.Name),
            ResidentId = facts.ResidentId,
            Sex = facts.Sex ?? throw Missing(Item.Sex, facts),
            BirthDate = facts.BirthDate,
            ReportedAge = facts.Age,
            DeathDate = facts.DeathDate ?? throw Missing(Item.DeathDate, facts),
            UnderlyingCause = facts.Icd10 ?? throw Missing(Item.UnderlyingCause, facts),
            OtherItems = others.Write(facts),
        };

    private static InvalidOperationException Missing(Item item, RowFacts facts) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {facts.Row.Row} has no {item} and no check returned it."));
}
