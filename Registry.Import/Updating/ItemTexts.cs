using System.Globalization;
using System.Text.Json;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Updating;

/// <summary>The items of a stored record as text, in the form in which readers take them: one place for each <see cref="Item"/>.</summary>
/// <remarks>Personal data. Reading the texts again gives the same record.</remarks>
internal static class ItemTexts
{
    /// <summary>The items of a case.</summary>
    public static string?[] Of(CaseRecord record)
    {
        var texts = OfOthers(record.OtherItems);
        texts[(int)Item.CaseNumber] = record.CaseNumber;
        texts[(int)Item.TumourNumber] = Text(record.TumourNumber);
        texts[(int)Item.IdNumber] = record.ResidentId?.Number ?? texts[(int)Item.IdNumber];
        texts[(int)Item.Name] = record.Name;
        texts[(int)Item.Sex] = Text((int)record.Sex);
        texts[(int)Item.Age] = Text(record.ReportedAge);
        texts[(int)Item.BirthDate] = Text(record.BirthDate);
        texts[(int)Item.Ethnicity] = record.Ethnicity;
        texts[(int)Item.MaritalStatus] = record.MaritalStatus;
        texts[(int)Item.HouseholdAreaCode] = record.HouseholdAreaCode;
        texts[(int)Item.Hospital] = record.Hospital;
        texts[(int)Item.ReportDate] = Text(record.ReportDate);
        SetTumour(texts, record);
        SetFollowUp(texts, record);
        return texts;
    }

    /// <summary>The items of a death.</summary>
    public static string?[] Of(DeathRecord record)
    {
        var texts = OfOthers(record.OtherItems);
        texts[(int)Item.CertificateNumber] = record.DeathNumber;
        texts[(int)Item.IdNumber] = record.ResidentId?.Number ?? texts[(int)Item.IdNumber];
        texts[(int)Item.Name] = record.Name;
        texts[(int)Item.Sex] = Text((int)record.Sex);
        texts[(int)Item.Age] = Text(record.ReportedAge);
        texts[(int)Item.BirthDate] = Text(record.BirthDate);
        texts[(int)Item.DeathDate] = Text(record.DeathDate);
        texts[(int)Item.UnderlyingCause] = record.UnderlyingCause.Code;
        return texts;
    }

    /// <summary>The items of a population count. Whose residence it means is no item of a row and stands apart.</summary>
    public static string?[] Of(PopulationCount record)
    {
        var texts = None();
        texts[(int)Item.Year] = Text(record.Year);
        texts[(int)Item.Sex] = Text((int)record.Sex);
        texts[(int)Item.AgeGroup] = AgeScheme.Cn19.Labels[record.AgeGroup];
        texts[(int)Item.Population] = record.Persons.ToString(CultureInfo.InvariantCulture);
        texts[(int)Item.AllCauseDeaths] = Text(record.AllCauseDeaths);
        return texts;
    }

    /// <summary>The items of a follow-up.</summary>
    public static string?[] Of(FollowUp record)
    {
        var texts = OfOthers(record.OtherItems);
        texts[(int)Item.CaseNumber] = record.CaseNumber;
        texts[(int)Item.TumourNumber] = Text(record.TumourNumber);
        texts[(int)Item.FollowUpDate] = Text(record.FollowUpDate);
        texts[(int)Item.LastContactDate] = Text(record.LastContactDate);
        texts[(int)Item.VitalStatus] = Text((int)record.VitalStatus);
        texts[(int)Item.LossReason] = Text(record.LossReason);
        texts[(int)Item.DeathDate] = Text(record.DeathDate);
        texts[(int)Item.UnderlyingCause] = record.UnderlyingCause?.Code;
        texts[(int)Item.CauseOfDeathCategory] = Text(record.CauseOfDeathCategory);
        texts[(int)Item.PlaceOfDeath] = record.PlaceOfDeath;
        texts[(int)Item.FollowUpSource] = Text((int?)record.Source);
        return texts;
    }

    /// <summary>The items that stand in the JSON of a record; those whose names are no longer known are left out.</summary>
    public static string?[] OfOthers(string? json)
    {
        var texts = None();
        if (json is null) return texts;
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
            if (ItemCatalogue.Find(member.Name) is { } known) texts[(int)known.Item] = member.Value.GetString();
        return texts;
    }

    /// <summary>Items whose texts are not the same, in their order.</summary>
    public static IReadOnlyList<Item> Differing(string?[] one, string?[] other) =>
        [.. ItemNames.All.Where(item => !string.Equals(one[(int)item], other[(int)item], StringComparison.Ordinal))];

    private static void SetTumour(string?[] texts, CaseRecord record)
    {
        texts[(int)Item.IncidenceDate] = Text(record.IncidenceDate);
        texts[(int)Item.Topography] = record.Topography?.Code ?? texts[(int)Item.Topography];
        texts[(int)Item.Morphology] = record.Morphology?.Histology.Number.ToString("D4", CultureInfo.InvariantCulture);
        texts[(int)Item.Behaviour] = Text((int?)record.Morphology?.Behaviour);
        texts[(int)Item.Grade] = Text(record.Grade);
        texts[(int)Item.Basis] = Text((int?)record.Basis);
        texts[(int)Item.Icd10] = record.Icd10.Code;
        texts[(int)Item.DerivedIcd10] ??= record.DerivedIcd10?.Code;
        texts[(int)Item.Laterality] = Text(record.Laterality);
        texts[(int)Item.MultiplePrimary] = record.MultiplePrimary is { } several ? several ? "1" : "0" : null;
    }

    private static void SetFollowUp(string?[] texts, CaseRecord record)
    {
        texts[(int)Item.LastContactDate] = Text(record.LastContactDate);
        texts[(int)Item.VitalStatus] = Text(record.VitalStatus);
        texts[(int)Item.DeathDate] = Text(record.DeathDate);
        texts[(int)Item.CauseOfDeathCategory] = Text(record.CauseOfDeathCategory);
    }

    private static string?[] None() => new string?[ItemNames.All.Count];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(PartialDate? date) => date?.ToString();
}
