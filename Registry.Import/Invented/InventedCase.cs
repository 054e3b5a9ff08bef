using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>A case that never happened.</summary>
internal sealed class InventedCase
{
    public required InventedPerson Person { get; set; }

    public required string Group { get; init; }

    public required DateOnly IncidenceDate { get; init; }

    public required InventedTumour Tumour { get; set; }

    public required BasisOfDiagnosis Basis { get; init; }

    public string Number { get; set; } = "";

    public bool IsOneOfSeveral { get; set; }

    public int Age => CompletedYears(Person.BirthDate, IncidenceDate);

    /// <summary>A new case of a site group in an age group; null when the group has no tumour for somebody of that age.</summary>
    public static InventedCase? Draw(SiteRates rates, DateOnly day, int ageGroup, Chance chance)
    {
        var birth = InventedPerson.BirthDateOf(day, ageGroup, chance);
        var age = CompletedYears(birth, day);
        var basis = Bases.Draw(rates, chance);
        var tumour = TumourMix.Draw(rates.Group, basis.IsMicroscopic(), rates.Sex, age, chance)
            ?? TumourMix.Draw(rates.Group, !basis.IsMicroscopic(), rates.Sex, age, chance);
        if (tumour is null) return null;
        return new()
        {
            Person = InventedPerson.Born(birth, rates.Sex, age, chance),
            Group = rates.Group,
            IncidenceDate = day,
            Tumour = tumour,
            Basis = Bases.Fit(basis, tumour, chance),
        };
    }

    /// <summary>Completed years between two days.</summary>
    public static int CompletedYears(DateOnly from, DateOnly to) =>
        PartialDateOf(from).CompletedYearsUntil(PartialDateOf(to)).Lowest;

    /// <summary>The items of the case, follow-up until <paramref name="close"/>.</summary>
    public InventedRow ToRow(Area area, DateOnly close, Chance chance)
    {
        var row = new InventedRow { Group = Group };
        row[Item.CaseNumber] = Number;
        row.Set(Item.TumourNumber, 1);
        WritePerson(row, Person, area);
        row.Set(Item.Age, Age);
        row.Set(Item.IncidenceDate, IncidenceDate);
        WriteTumour(row, chance);
        WriteReport(row, close, chance);
        WriteFollowUp(row, close, chance);
        Blur(row, chance);
        return row;
    }

    /// <summary>Sex, birth, number and address of a person, as case and death rows carry them.</summary>
    public static void WritePerson(InventedRow row, InventedPerson person, Area area)
    {
        row[Item.Name] = person.Name;
        row[Item.IdNumber] = person.IdNumber;
        row.Set(Item.Sex, (int)person.Sex);
        row[Item.BirthDate] = person.BirthDate.ToString(person.KnowsBirthMonth ? "yyyyMMdd" : "yyyy'0000'", CultureInfo.InvariantCulture);
        row[Item.Ethnicity] = person.Ethnicity;
        row[Item.MaritalStatus] = person.MaritalStatus;
        row[Item.HouseholdAreaCode] = area.Code;
        row[Item.ResidenceAreaCode] = area.Code;
        row[Item.HouseholdAddress] = area.FullNameZh + "示例街道示例社区1号";
        row[Item.ResidenceAddress] = row[Item.HouseholdAddress];
        row[Item.Phone] = "00000000000";
    }

    private void WriteTumour(InventedRow row, Chance chance)
    {
        var (site, morphology) = (Tumour.Site, Tumour.Morphology);
        row[Item.Topography] = site.Code;
        row[Item.Morphology] = morphology.Histology.ToString();
        row.Set(Item.Behaviour, (int)morphology.Behaviour);
        row.Set(Item.Grade, Tumour.Grade);
        row.Set(Item.Basis, (int)Basis);
        row[Item.Icd10] = Tumour.Icd10.Code;
        row[Item.DerivedIcd10] = Tumour.Icd10.Code;
        row.Set(Item.MultiplePrimary, IsOneOfSeveral ? 1 : 0);
        if (site.Category is "C34" or "C50" or "C56" or "C62" or "C64" or "C65" or "C66")
            row.Set(Item.Laterality, 1 + chance.Below(2));
        row[Item.DiagnosisText] = NeoplasmCodes.NameZh(Tumour.Icd10) is { Length: > 0 } name ? name : site.NameZh;
        if (Basis.IsMicroscopic())
            row[Item.PathologyText] = Name(morphology.Histology).Replace(',', '，');
    }

    private static string Name(Histology histology) =>
        histology.NameZh is { Length: > 0 } zh ? zh : histology.NameEn[..Math.Min(histology.NameEn.Length, 40)];

    private void WriteReport(InventedRow row, DateOnly close, Chance chance)
    {
        var report = IncidenceDate.AddDays(1 + chance.Below(40));
        row.Set(Item.ReportDate, report < close ? report : close);
        row[Item.Hospital] = chance.OneOf(Hospitals);
        row[Item.Physician] = "示例医师";
        row.Set(Item.TreatmentStatus, Basis == BasisOfDiagnosis.DeathCertificateOnly ? 9 : chance.Happens(0.85) ? 1 : 0);
        if (row[Item.TreatmentStatus] == "1") row[Item.TreatmentItems] = chance.OneOf(Treatments);
    }

    private void WriteFollowUp(InventedRow row, DateOnly close, Chance chance)
    {
        if (Person.DeathDate is { } death)
        {
            row.Set(Item.DeathDate, death);
            row.Set(Item.LastContactDate, death);
            row.Set(Item.VitalStatus, 2);
            row.Set(Item.CauseOfDeathCategory, Person.DiedOfCancer ? 1 : 2);
            row[Item.UnderlyingCause] = Person.DiedOfCancer ? Tumour.Icd10.Code : OtherCause(chance);
            return;
        }
        var lost = chance.Happens(0.02);
        var days = Math.Max(1, close.DayNumber - IncidenceDate.DayNumber);
        var last = close.AddDays(-chance.Below(Math.Min(days, lost ? days : 180)));
        row.Set(Item.LastContactDate, last);
        row.Set(Item.VitalStatus, lost ? 9 : 1);
        if (lost) row.Set(Item.LossReason, 1 + chance.Below(4));
        row.Set(Item.FollowUpDate, last);
    }

    // What registrars do not always know or write: the day of diagnosis, the same ICD-10 code as the conversion gives.
    private void Blur(InventedRow row, Chance chance)
    {
        if (Basis != BasisOfDiagnosis.DeathCertificateOnly && chance.Happens(0.02))
            row[Item.IncidenceDate] = row[Item.IncidenceDate]![..6] + "00";
        if (chance.Happens(0.015) && Tumour.Icd10.Subdivision is not (null or 9)
            && IcdCode.TryParse(Tumour.Icd10.Category + ".9") is { } unspecified && NeoplasmCodes.Exists(unspecified))
            row[Item.Icd10] = unspecified.Code;
    }

    /// <summary>A frequent cause of death that is no neoplasm.</summary>
    public static string OtherCause(Chance chance) => OtherCauses.Draw(chance);

    private static readonly string[] Hospitals = ["示例市第一医院", "示例市第二医院", "示例县人民医院", "示例省肿瘤医院", "示例中医院"];
    private static readonly string[] Treatments = ["01", "01,03", "03", "01,02,03", "02", "05", "01,05"];
    private static readonly WeightedChoice<string> OtherCauses =
        new([("I21.9", 20), ("I63.9", 22), ("I61.9", 12), ("J44.9", 18), ("I25.9", 12), ("E11.9", 6), ("J18.9", 6), ("W19", 4)]);

    private static PartialDate PartialDateOf(DateOnly day) => new(day.Year, day.Month, day.Day);
}
