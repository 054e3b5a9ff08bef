using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads the items of a case: text to types.</summary>
internal static class CaseReader
{
    /// <summary>Fills the facts of a case from its text.</summary>
    public static void Read(RowFacts facts)
    {
        ItemReader.ReadSex(facts);
        facts.BirthDate = ItemReader.ReadDate(facts, Item.BirthDate);
        facts.IncidenceDate = ItemReader.ReadDate(facts, Item.IncidenceDate);
        facts.DeathDate = ItemReader.ReadDate(facts, Item.DeathDate);
        facts.LastContactDate = ItemReader.ReadDate(facts, Item.LastContactDate);
        facts.ReportDate = ItemReader.ReadDate(facts, Item.ReportDate);
        facts.FollowUpDate = ItemReader.ReadDate(facts, Item.FollowUpDate);
        facts.WithdrawalDate = ItemReader.ReadDate(facts, Item.WithdrawalDate);
        facts.EventDate = facts.IncidenceDate;
        ItemReader.ReadAge(facts);
        ReadAgeAtIncidence(facts);
        ItemReader.ReadResidentId(facts);
        ItemReader.ReadTumourNumber(facts);
        ReadTopography(facts);
        ReadMorphology(facts);
        ItemReader.ReadIcd10(facts, Item.Icd10);
        ReadBehaviour(facts);
        ReadGrade(facts);
        ReadBasis(facts);
        facts.Laterality = ItemReader.ReadCode(facts, Item.Laterality);
        ProvincialItems.ConvertStage(facts);
        ItemReader.ReadVitalStatus(facts);
        DeriveIcd10(facts);
    }

    /// <summary>The record of a row that has no error.</summary>
    /// <exception cref="InvalidOperationException">A required item is missing: a check should have returned the row.</exception>
    public static CaseRecord ToRecord(RowFacts facts, OtherItems others) =>
        new()
        {
            Row = facts.Row.Row,
            Registry = facts.Context.Registry,
            CaseNumber = Required(facts.RecordNumber, Item.CaseNumber, facts),
            TumourNumber = facts.TumourNumber ?? 1,
            Name = facts.Text(Item.Name),
            ResidentId = facts.ResidentId,
            Sex = facts.Sex ?? throw Missing(Item.Sex, facts),
            BirthDate = facts.BirthDate,
            ReportedAge = facts.Age,
            IncidenceDate = facts.IncidenceDate ?? throw Missing(Item.IncidenceDate, facts),
            Topography = facts.Topography,
            Morphology = facts is { Histology: { } histology, Behaviour: { } behaviour } ? new(histology, behaviour) : null,
            Grade = facts.Grade ?? 9,
            Basis = facts.Basis,
            Icd10 = Required(facts.Icd10 ?? facts.DerivedIcd10, Item.Icd10, facts),
            DerivedIcd10 = facts.DerivedIcd10,
            Laterality = facts.Laterality,
            MultiplePrimary = ItemReader.ReadCode(facts, Item.MultiplePrimary) is { } several ? several > 0 : null,
            Ethnicity = CodeSets.Ethnicity(facts.Text(Item.Ethnicity)),
            MaritalStatus = CodeSets.MaritalStatus(facts.Text(Item.MaritalStatus)),
            HouseholdAreaCode = facts.Text(Item.HouseholdAreaCode),
            Hospital = facts.Text(Item.Hospital),
            ReportDate = facts.ReportDate,
            LastContactDate = facts.LastContactDate,
            VitalStatus = facts.VitalStatus,
            DeathDate = facts.DeathDate,
            CauseOfDeathCategory = ItemReader.ReadCode(facts, Item.CauseOfDeathCategory),
            OtherItems = others.Write(facts),
        };

    // The dates decide; where one is incomplete, the reported age if it is possible, else every age that is.
    private static void ReadAgeAtIncidence(RowFacts facts)
    {
        var possible = facts.Age is <= Age.Oldest ? facts.Age : null;
        var (lowest, highest) = (possible ?? -1, possible ?? -1);
        if (facts is { BirthDate: { } birth, IncidenceDate: { } incidence })
        {
            var isCertain = birth.IsComplete && incidence.IsComplete;
            var (from, to) = isCertain ? (facts.AgeByDates ?? -1, facts.AgeByDates ?? -1) : birth.CompletedYearsUntil(incidence);
            if (from == to || possible is not { } reported || reported < from || reported > to) (lowest, highest) = (from, to);
        }
        if (highest < 0) return;
        facts.LowestAge = Math.Clamp(lowest, 0, AgeSiteHistology.Oldest);
        facts.HighestAge = Math.Clamp(highest, 0, AgeSiteHistology.Oldest);
    }

    private static void ReadTopography(RowFacts facts)
    {
        if (facts.Text(Item.Topography) is not { } text) return;
        facts.Topography = Topography.TryParse(text) ?? (facts.Row.IsNumberCell(Item.Topography) ? SiteCodes.OfNumber(text) : null);
        if (facts.Topography is null) ReadUnspecifiedSite(facts, text);
        if (facts.Topography is { } site) facts.SiteNumber = site.Number;
    }

    private static void ReadUnspecifiedSite(RowFacts facts, string text)
    {
        facts.SiteCategory = SiteCodes.UnspecifiedCategory(text);
        if (facts.SiteCategory is not { } category)
        {
            facts.MarkUnreadable(Item.Topography);
            return;
        }
        facts.Topography = Topography.TryParse(category + ".9");
        facts.SiteNumber = (category[1] - '0') * 100 + (category[2] - '0') * 10 + 9;
    }

    private static void ReadMorphology(RowFacts facts)
    {
        if (facts.Text(Item.Morphology) is not { } text) return;
        var parts = Morphology.Split(text);
        facts.Histology = parts is null ? null : Histology.TryParse(parts.Value.Histology);
        facts.WrittenBehaviour = parts?.Behaviour;
        if (facts.Histology is { } histology) facts.HistologyNumber = histology.Number;
        else facts.MarkUnreadable(Item.Morphology);
    }

    // The column of the behaviour; failing that the digit behind the morphology; failing that the chapter of ICD-10.
    private static void ReadBehaviour(RowFacts facts)
    {
        if (facts.Text(Item.Behaviour) is { } text)
        {
            if (text.AsSpan().TrimStart('/') is [>= '0' and <= '9' and var written]) facts.BehaviourDigit = written - '0';
            facts.Behaviour = facts.BehaviourDigit <= 3 ? (Behaviour)facts.BehaviourDigit : null;
            if (facts.Behaviour is null) facts.MarkUnreadable(Item.Behaviour);
            return;
        }
        if (facts.WrittenBehaviour is { } behind) facts.BehaviourDigit = behind - '0';
        facts.Behaviour = facts.WrittenBehaviour switch
        {
            >= '0' and <= '3' and var digit => (Behaviour)(digit - '0'),
            null when !facts.Layout.Has(Item.Behaviour) && facts.Icd10 is { } code && Icd10Codes.IsOfNeoplasm(code) => Icd10Codes.BehaviourOf(code),
            _ => null,
        };
        facts.BehaviourIsDerived = facts.Behaviour is not null;
    }

    private static void ReadGrade(RowFacts facts)
    {
        if (facts.Lacks(Item.Grade)) return;
        facts.Grade = ItemReader.ReadCode(facts, Item.Grade) is { } grade and >= 1 and <= 9 ? grade : null;
        if (facts.Grade is null) facts.MarkUnreadable(Item.Grade);
    }

    // Older systems have 3 (surgery or autopsy without histology) and 8 (autopsy with histology).
    private static void ReadBasis(RowFacts facts)
    {
        if (facts.Text(Item.Basis) is not { } text) return;
        var code = ItemReader.ReadCode(facts, Item.Basis);
        if (facts.IsProvincial && code is null or > 9 && ProvincialItems.Strongest(text) is { } strongest)
        {
            (facts.Basis, facts.BasisIsChosen) = (Traced(strongest, facts), true);
            return;
        }
        facts.BasisIsMapped = code is 3 or 8;
        facts.Basis = code switch
        {
            3 => BasisOfDiagnosis.ClinicalInvestigation,
            8 => BasisOfDiagnosis.HistologyOfPrimary,
            >= 0 and <= 9 and var known => (BasisOfDiagnosis)known,
            _ => null,
        };
        if (facts.Basis is null) facts.MarkUnreadable(Item.Basis);
    }

    // Code 10 says that a certificate came first. Only the day of death as incidence date says that the trace-back found nothing else.
    private static BasisOfDiagnosis Traced(BasisOfDiagnosis basis, RowFacts facts) =>
        basis == BasisOfDiagnosis.DeathCertificateOnly && (facts.DeathDate is null || facts.DeathDate != facts.IncidenceDate) ? BasisOfDiagnosis.Unknown : basis;

    private static void DeriveIcd10(RowFacts facts)
    {
        if (facts is { Topography: { } site, Histology: { } histology, Behaviour: { } behaviour })
        {
            facts.DerivedIcd10 = IcdConversion.FromIcdO3(
                site, new(histology, behaviour), facts.Sex ?? Sex.Unknown, out var fault);
            facts.ConversionFault = fault;
        }
    }

    private static T Required<T>(T? value, Item item, RowFacts facts) where T : class => value ?? throw Missing(item, facts);

    private static InvalidOperationException Missing(Item item, RowFacts facts) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {facts.Row.Row} has no {item} and no check returned it."));
}
