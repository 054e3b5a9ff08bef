using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>A way in which a row is damaged on purpose.</summary>
/// <param name="CheckId">The check that must find it.</param>
/// <param name="Part">Part whose rows it suits.</param>
/// <param name="Item">Item that is damaged; the layout must have it.</param>
/// <param name="What">What is done, for the list.</param>
/// <param name="Damage">Does it; false when this row does not lend itself to it.</param>
internal sealed record ErrorKind(string CheckId, PartKind Part, Item Item, string What, Func<InventedRow, Chance, bool> Damage)
{
    /// <summary>Severity of the check.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Other items that the layout must have for the check to apply.</summary>
    public IReadOnlyList<Item> Needs { get; init; } = [];

    /// <summary>True when the row is written a second time instead of being damaged.</summary>
    public bool Duplicates { get; init; }
}

/// <summary>All kinds of planted errors.</summary>
internal static class ErrorKinds
{
    /// <summary>Every kind, cases first.</summary>
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        .. Missing(PartKind.Incidence, Item.CaseNumber, Item.Sex, Item.IncidenceDate, Item.Topography, Item.Morphology,
            Item.Behaviour, Item.Basis),
        Put(PartKind.Incidence, "V-SET-1", Item.Sex, "3"),
        Put(PartKind.Incidence, "V-SET-4", Item.Behaviour, "7"),
        Put(PartKind.Incidence, "V-SET-4", Item.Grade, "0"),
        Put(PartKind.Incidence, "V-SET-5", Item.Laterality, "7"),
        Put(PartKind.Incidence, "V-SET-6", Item.Ethnicity, "88"),
        Put(PartKind.Incidence, "V-SET-7", Item.MaritalStatus, "50"),
        Put(PartKind.Incidence, "V-SET-10", Item.VitalStatus, "7"),
        Put(PartKind.Incidence, "O-TOPO-1", Item.Topography, "C99.9"),
        Put(PartKind.Incidence, "O-MORP-1", Item.Morphology, "8009"),
        Put(PartKind.Incidence, "O-ICD10-1", Item.Icd10, "C99.9"),
        Change(PartKind.Incidence, "D-PARSE-1", Item.IncidenceDate, "day 31 of February", v => v[..4] + "0231"),
        Move(PartKind.Incidence, "D-ORD-1", Item.BirthDate, Item.IncidenceDate, years: 2),
        Move(PartKind.Incidence, "D-ORD-2", Item.LastContactDate, Item.IncidenceDate, years: -1),
        Move(PartKind.Incidence, "D-ORD-3", Item.DeathDate, Item.IncidenceDate, years: -1),
        Put(PartKind.Incidence, "D-ORD-4", Item.LastContactDate, "21990101"),
        Change(PartKind.Incidence, "D-AGE-1", Item.Age, "ten years too high", TenMore, Item.BirthDate),
        Put(PartKind.Incidence, "D-AGE-2", Item.Age, "150"),
        .. Numbers(PartKind.Incidence),
        new("X-SEX-1", PartKind.Incidence, Item.Topography, "site of the other sex", SiteOfTheOtherSex)
            { Needs = [Item.Sex, Item.Icd10] },
        Twice(PartKind.Incidence),
        Put(PartKind.Incidence, "F-ENC-2", Item.Hospital, "示例\uFFFD\uFFFD医院") with { Severity = Severity.Query },
        .. Missing(PartKind.Death, Item.Sex, Item.DeathDate),
        Put(PartKind.Death, "V-SET-1", Item.Sex, "3"),
        Change(PartKind.Death, "D-PARSE-1", Item.DeathDate, "month 13", v => v[..4] + "13" + v[6..]),
        Move(PartKind.Death, "D-ORD-5", Item.BirthDate, Item.DeathDate, years: 2),
        Put(PartKind.Death, "O-ICD10-1", Item.Icd10, "C99.9"),
        .. Numbers(PartKind.Death),
        Twice(PartKind.Death),
        .. Missing(PartKind.FollowUp, Item.CaseNumber),
        Change(PartKind.FollowUp, "U-FUP-1", Item.CaseNumber, "a number that no case has", v => "99" + v[2..]),
        Put(PartKind.FollowUp, "V-SET-10", Item.VitalStatus, "7"),
        new("U-FUP-4", PartKind.FollowUp, Item.LastContactDate, "set to 19900101",
            (row, _) => row[Item.VitalStatus] == "1" && PutIn(row, Item.LastContactDate, _ => "19900101")),
        Move(PartKind.FollowUp, "U-FUP-5", Item.FollowUpDate, Item.LastContactDate, years: -1),
        new("M-REQ-7", PartKind.FollowUp, Item.LossReason, "lost without a reason",
            (row, _) => row[Item.VitalStatus] == "1" && PutIn(row, Item.VitalStatus, _ => "9")),
        new("U-STA-1", PartKind.FollowUp, Item.DeathDate, "alive with a date of death",
            (row, _) => row[Item.VitalStatus] == "1" && (row[Item.DeathDate] = row[Item.LastContactDate]) is not null),
        new("M-REQ-8", PartKind.FollowUp, Item.UnderlyingCause, "emptied", (row, _) => Empty(row, Item.UnderlyingCause)),
        Change(PartKind.FollowUp, "D-PARSE-1", Item.LastContactDate, "month 13", v => v[..4] + "13" + v[6..]),
        Twice(PartKind.FollowUp),
    ];

    private static IEnumerable<ErrorKind> Missing(PartKind part, params Item[] items) =>
        items.Select(item => new ErrorKind("M-REQ-1", part, item, "emptied", (row, _) => Empty(row, item)));

    private static ErrorKind Put(PartKind part, string check, Item item, string value) =>
        new(check, part, item, $"set to {value}", (row, _) => PutIn(row, item, _ => value));

    private static ErrorKind Change(
        PartKind part, string check, Item item, string what, Func<string, string> change, params Item[] needs) =>
        new(check, part, item, what, (row, _) => PutIn(row, item, change)) { Needs = needs };

    private static ErrorKind Move(PartKind part, string check, Item item, Item from, int years) =>
        new(check, part, item, $"moved to {years:+0;-0} years from {from}",
            (row, _) => row[from] is { } date && PutIn(row, item, _ => YearsLater(date, years))) { Needs = [from] };

    private static ErrorKind Twice(PartKind part) =>
        new("F-DUP-1", part, Item.CaseNumber, "row written twice", (_, _) => true) { Duplicates = true };

    private static IEnumerable<ErrorKind> Numbers(PartKind part) =>
    [
        Change(part, "I-ID-1", Item.IdNumber, "last character lost", v => v[..^1]),
        Change(part, "I-ID-2", Item.IdNumber, "month 13 in the number", v => Checked(v[..10] + "13" + v[12..17])),
        Change(part, "I-ID-3", Item.IdNumber, "wrong check character", v => v[..17] + (v[17] == '7' ? '3' : '7')),
        Change(part, "I-ID-4", Item.IdNumber, "born ten years earlier by the number", TenYearsEarlier, Item.BirthDate),
        Change(part, "I-ID-5", Item.IdNumber, "number of the other sex", OtherSex, Item.Sex),
    ];

    private static bool Empty(InventedRow row, Item item)
    {
        if (row[item] is null) return false;
        row[item] = null;
        return true;
    }

    private static bool PutIn(InventedRow row, Item item, Func<string, string> change)
    {
        if (row[item] is not { } value) return false;
        row[item] = change(value);
        return true;
    }

    private static bool SiteOfTheOtherSex(InventedRow row, Chance chance)
    {
        if (row[Item.Sex] is not ("1" or "2")) return false;
        row[Item.Topography] = row[Item.Sex] == "1" ? "C53.9" : "C61.9";
        row[Item.Icd10] = row[Item.Sex] == "1" ? "C53.9" : "C61";
        return true;
    }

    private static string YearsLater(string date, int years) =>
        (Number(date[..4]) + years).ToString(CultureInfo.InvariantCulture) + (date[4..] == "0229" ? "0228" : date[4..]);

    private static string Checked(string digits) => digits + ResidentId.CheckCharacter(digits);

    private static string TenMore(string age) => (Number(age) + 10).ToString(CultureInfo.InvariantCulture);

    private static string TenYearsEarlier(string number) =>
        Checked(number[..6] + (Number(number[6..10]) - 10).ToString(CultureInfo.InvariantCulture) + number[10..17]);

    private static string OtherSex(string number)
    {
        var sequence = Number(number[14..17]);
        return Checked(number[..14] + (sequence == 999 ? 998 : sequence + 1).ToString("D3", CultureInfo.InvariantCulture));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
