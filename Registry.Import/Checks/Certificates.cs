using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Linking;

namespace Registry.Import.Checks;

/// <summary>Cases known from a death certificate, and what a death card says of age, sex and cause.</summary>
internal static class Certificates
{
    private const BasisOfDiagnosis CertificateOnly = BasisOfDiagnosis.DeathCertificateOnly;

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("K-DCO-1", [Item.IncidenceDate, Item.DeathDate, Item.Basis], f => f is { Basis: CertificateOnly, IncidenceDate: { } incidence, DeathDate: { } death }
            && (incidence.IsCertainlyBefore(death) || death.IsCertainlyBefore(incidence))) { Part = PartKind.Incidence, Arguments = BothDates },
        new("K-DCO-2", [Item.VitalStatus, Item.Basis], f => f is { Basis: CertificateOnly, VitalStatus: 1 or 9 }) { Part = PartKind.Incidence },
        new("K-DCO-4", [Item.IncidenceDate, Item.DeathDate, Item.Basis],
            f => f is { Basis: not null and not CertificateOnly, IncidenceDate: { IsComplete: true } incidence } && incidence == f.DeathDate && !IsAutopsy(f))
            { Part = PartKind.Incidence, Arguments = f => $"{f.IncidenceDate}" },
        new("K-DC-1", [Item.DeathDate, Item.BirthDate], f => f is { BirthDate: { } birth, DeathDate: { } death } && death.IsCertainlyBefore(birth))
            { Arguments = f => $"{MaskedValue.OfBirth(f.BirthDate)}|{f.DeathDate}" },
        new("K-DC-1", [Item.DeathDate, Item.ReportDate], f => f is { ReportDate: { } report, DeathDate: { } death } && report.IsCertainlyBefore(death))
            { Arguments = f => $"{f.DeathDate}|{f.ReportDate}" },
        new("K-DC-2", [Item.CauseOfDeathCategory, Item.UnderlyingCause], f => Contradicts(f.Text(Item.CauseOfDeathCategory), CauseOf(f)))
            { Arguments = f => CauseOf(f)!.Code },
        Of("K-DC-4", Item.PersonalIdentity, f => AgeOf(f) <= 2 && Number(f, Item.PersonalIdentity) != 90),
        Of("K-DC-4", Item.Education, f => AgeOf(f) <= 10 && Number(f, Item.Education) != 7),
        Of("K-DC-4", Item.MaritalStatus, f => AgeOf(f) <= 15 && CodeSets.MaritalStatus(f.Text(Item.MaritalStatus)) != "10"),
        Of("K-DC-5", Item.CcdGroup, f => IsImpossible(f, Number(f, Item.CcdGroup))),
        Of("K-DC-6", Item.CcdGroup, f => IsUnlikely(AgeOf(f), Number(f, Item.CcdGroup))),
        new("K-DC-7", [Item.UnderlyingCause], f => IsIllDefined(f.Icd10)) { Part = PartKind.Death },
        new("K-DC-7", [Item.Icd10], f => !f.Layout.Has(Item.UnderlyingCause) && IsIllDefined(f.Icd10)) { Part = PartKind.Death },
    ];

    // An older basis 3 or 8 is an autopsy; a card says so in words.
    private static bool IsAutopsy(RowFacts facts) =>
        facts.BasisIsMapped || NamesAutopsy(facts.Text(Item.DiagnosisText)) || NamesAutopsy(facts.Text(Item.PathologyText));

    private static bool NamesAutopsy(string? text) =>
        text is not null && (text.Contains("尸检", StringComparison.Ordinal) || text.Contains("尸体", StringComparison.Ordinal)
            || text.Contains("尸解", StringComparison.Ordinal) || text.Contains("autopsy", StringComparison.OrdinalIgnoreCase));

    private static IcdCode? CauseOf(RowFacts facts) =>
        facts.Part == PartKind.Death ? facts.Icd10 : IcdCode.TryParse(facts.Text(Item.UnderlyingCause));

    // 1 is a neoplasm (C00-D48), 2 is not.
    private static bool Contradicts(string? category, IcdCode? cause) =>
        cause is not null && category switch
        {
            "1" => !DeathCauses.IsNeoplasm(cause),
            "2" => DeathCauses.IsNeoplasm(cause),
            _ => false,
        };

    private static int? AgeOf(RowFacts facts) => facts.AgeByDates ?? (facts.Age is >= 0 and <= Age.Oldest ? facts.Age : null);

    private static int? Number(RowFacts facts, Item item) => ItemReader.ReadCode(facts, item);

    // The list of 2017: 75 prostate, 76-82 pregnancy and childbirth, 83-85 perinatal.
    private static bool IsImpossible(RowFacts facts, int? group) =>
        group switch
        {
            >= 76 and <= 82 => facts.Sex == Sex.Male || AgeOf(facts) is < 15 or > 50,
            75 => facts.Sex == Sex.Female,
            >= 83 and <= 85 => IsOlderThanFourWeeks(facts),
            _ => false,
        };

    private static bool IsOlderThanFourWeeks(RowFacts facts) =>
        facts is { BirthDate: { } birth, DeathDate: { } death }
            ? death.Earliest.DayNumber - birth.Latest.DayNumber >= 28
            : AgeOf(facts) >= 1;

    private static bool IsUnlikely(int? age, int? group) =>
        group switch
        {
            6 or 19 or 21 or 23 or 28 or 41 or 42 or 108 => age < 15,
            16 => age < 20,
            60 => age < 30,
            75 => age < 50,
            86 or 87 or 92 => age > 60,
            _ => false,
        };

    private static bool IsIllDefined(IcdCode? cause) =>
        cause is { CategoryNumber: (>= 337 and <= 348) or 276 or 280 or 297 };

    private static string BothDates(RowFacts facts) => $"{facts.IncidenceDate}|{facts.DeathDate}";

    // An empty item contradicts nothing.
    private static Check Of(string id, Item item, Func<RowFacts, bool> fails) =>
        new(id, [item], f => !f.Lacks(item) && fails(f))
        {
            Part = PartKind.Death,
            Arguments = f => AgeOf(f)?.ToString(CultureInfo.InvariantCulture) ?? "",
        };
}
