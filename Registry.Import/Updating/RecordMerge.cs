using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Updating;

/// <summary>Fills what is empty in a stored record from a row of the same key; what is stored stays.</summary>
internal static class RecordMerge
{
    /// <summary>Grade "not determined": the readers write it where a file has none, so a known grade fills it.</summary>
    public const int GradeNotDetermined = 9;

    /// <summary>The stored case with its gaps filled.</summary>
    public static CaseRecord Fill(CaseRecord stored, CaseRecord row) => Derived(FillTumour(FillFollowUp(stored, row), row) with
    {
        Row = row.Row,
        Name = stored.Name ?? row.Name,
        ResidentId = stored.ResidentId ?? row.ResidentId,
        BirthDate = stored.BirthDate ?? row.BirthDate,
        ReportedAge = stored.ReportedAge ?? row.ReportedAge,
        MultiplePrimary = stored.MultiplePrimary ?? row.MultiplePrimary,
        Ethnicity = stored.Ethnicity ?? row.Ethnicity,
        MaritalStatus = stored.MaritalStatus ?? row.MaritalStatus,
        HouseholdAreaCode = stored.HouseholdAreaCode ?? row.HouseholdAreaCode,
        Hospital = stored.Hospital ?? row.Hospital,
        ReportDate = stored.ReportDate ?? row.ReportDate,
        OtherItems = FillOthers(stored.OtherItems, row.OtherItems),
    });

    /// <summary>The stored death with its gaps filled.</summary>
    public static DeathRecord Fill(DeathRecord stored, DeathRecord row) => stored with
    {
        Row = row.Row,
        Name = stored.Name ?? row.Name,
        ResidentId = stored.ResidentId ?? row.ResidentId,
        BirthDate = stored.BirthDate ?? row.BirthDate,
        ReportedAge = stored.ReportedAge ?? row.ReportedAge,
        OtherItems = FillOthers(stored.OtherItems, row.OtherItems),
    };

    /// <summary>The stored follow-up with its gaps filled.</summary>
    public static FollowUp Fill(FollowUp stored, FollowUp row) => stored with
    {
        Row = row.Row,
        LossReason = stored.LossReason ?? row.LossReason,
        DeathDate = stored.DeathDate ?? row.DeathDate,
        UnderlyingCause = stored.UnderlyingCause ?? row.UnderlyingCause,
        CauseOfDeathCategory = stored.CauseOfDeathCategory ?? row.CauseOfDeathCategory,
        PlaceOfDeath = stored.PlaceOfDeath ?? row.PlaceOfDeath,
        Source = stored.Source ?? row.Source,
        OtherItems = FillOthers(stored.OtherItems, row.OtherItems),
    };

    /// <summary>The stored count with its gap filled.</summary>
    public static PopulationCount Fill(PopulationCount stored, PopulationCount row) =>
        stored with { Row = row.Row, AllCauseDeaths = stored.AllCauseDeaths ?? row.AllCauseDeaths };

    /// <summary>The case with the ICD-10 code that its topography and morphology now give.</summary>
    public static CaseRecord Derived(CaseRecord record) =>
        record is { Topography: { } site, Morphology: { } morphology }
            ? record with { DerivedIcd10 = IcdConversion.FromIcdO3(site, morphology, record.Sex) }
            : record;

    private static CaseRecord FillTumour(CaseRecord stored, CaseRecord row) => stored with
    {
        Topography = stored.Topography ?? row.Topography,
        Morphology = stored.Morphology ?? row.Morphology,
        Grade = stored.Grade is null or GradeNotDetermined ? row.Grade ?? stored.Grade : stored.Grade,
        Basis = stored.Basis ?? row.Basis,
        Laterality = stored.Laterality ?? row.Laterality,
    };

    private static CaseRecord FillFollowUp(CaseRecord stored, CaseRecord row) => stored with
    {
        LastContactDate = stored.LastContactDate ?? row.LastContactDate,
        VitalStatus = stored.VitalStatus ?? row.VitalStatus,
        DeathDate = stored.DeathDate ?? row.DeathDate,
        CauseOfDeathCategory = stored.CauseOfDeathCategory ?? row.CauseOfDeathCategory,
    };

    private static string? FillOthers(string? stored, string? row)
    {
        if (row is null) return stored;
        if (stored is null) return row;
        var (texts, more) = (ItemTexts.OfOthers(stored), ItemTexts.OfOthers(row));
        for (var item = 0; item < texts.Length; item++) texts[item] ??= more[item];
        return OtherItems.Write(texts);
    }
}
