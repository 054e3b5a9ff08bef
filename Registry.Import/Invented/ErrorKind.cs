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
        .. Missing(PartKind.Incidence, Item.CaseNumber, Item.Sex, Item.IncidenceDate, Item.Topography, Item.Morphology, Item.Behaviour, Item.Basis),
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
        new("D-PARSE-1", PartKind.Incidence, Item.IncidenceDate, "day 31 of February", (r, _) => PutIn(r, Item.IncidenceDate, v => v[..4] + "0231")),
        new("D-ORD-1", PartKind.Incidence, Item.BirthDate, "birth two years after incidence", BirthAfterIncidence) { Needs = [Item.IncidenceDate] },
        new("D-ORD-2", PartKind.Incidence, Item.LastContactDate, "last contact a year before incidence",
            (r, _) => PutIn(r, Item.LastContactDate, _ => YearsLater(r[Item.IncidenceDate]!, -1))) { Needs = [Item.IncidenceDate] },
        new("D-ORD-3", PartKind.Incidence, Item.DeathDate, "death a year before incidence",
            (r, _) => r[Item.DeathDate] is not null && PutIn(r, Item.DeathDate, _ => YearsLater(r[Item.IncidenceDate]!, -1))) { Needs = [Item.IncidenceDate] },
        new("D-ORD-4", PartKind.Incidence, Item.LastContactDate, "last contact in the year 2199", (r, _) => PutIn(r, Item.LastContactDate, _ => "21990101")),
        new("D-AGE-1", PartKind.Incidence, Item.Age, "age ten years too high",
            (r, _) => PutIn(r, Item.Age, v => (Number(v) + 10).ToString(CultureInfo.InvariantCulture))) { Needs = [Item.BirthDate] },
        Put(PartKind.Incidence, "D-AGE-2", Item.Age, "150"),
        .. Numbers(PartKind.Incidence),
        new("X-SEX-1", PartKind.Incidence, Item.Topography, "site of the other sex", SiteOfTheOtherSex) { Needs = [Item.Sex, Item.Icd10] },
        new("F-DUP-1", PartKind.Incidence, Item.CaseNumber, "row written twice", (_, _) => true) { Duplicates = true },
        new("F-ENC-2", PartKind.Incidence, Item.Hospital, "text damaged by a wrong encoding",
            (r, _) => PutIn(r, Item.Hospital, _ => "示例\uFFFD\uFFFD医院")) { Severity = Severity.Query },
        .. Missing(PartKind.Death, Item.Sex, Item.DeathDate),
        Put(PartKind.Death, "V-SET-1", Item.Sex, "3"),
        new("D-PARSE-1", PartKind.Death, Item.DeathDate, "month 13", (r, _) => PutIn(r, Item.DeathDate, v => v[..4] + "13" + v[6..])),
        new("D-ORD-5", PartKind.Death, Item.BirthDate, "birth two years after death",
            (r, _) => PutIn(r, Item.BirthDate, _ => YearsLater(r[Item.DeathDate]!, 2))) { Needs = [Item.DeathDate] },
        Put(PartKind.Death, "O-ICD10-1", Item.Icd10, "C99.9"),
        .. Numbers(PartKind.Death),
        new("F-DUP-1", PartKind.Death, Item.CaseNumber, "row written twice", (_, _) => true) { Duplicates = true },
    ];

    private static IEnumerable<ErrorKind> Missing(PartKind part, params Item[] items) =>
        items.Select(item => new ErrorKind("M-REQ-1", part, item, "emptied", (row, _) => Empty(row, item)));

    private static ErrorKind Put(PartKind part, string check, Item item, string value) =>
        new(check, part, item, $"set to {value}", (row, _) => PutIn(row, item, _ => value));

    private static IEnumerable<ErrorKind> Numbers(PartKind part) =>
    [
        new("I-ID-1", part, Item.IdNumber, "last character lost", (r, _) => PutIn(r, Item.IdNumber, v => v[..^1])),
        new("I-ID-2", part, Item.IdNumber, "month 13 in the number", (r, _) => PutIn(r, Item.IdNumber, v => Checked(v[..10] + "13" + v[12..17]))),
        new("I-ID-3", part, Item.IdNumber, "wrong check character", (r, _) => PutIn(r, Item.IdNumber, WrongCheckCharacter)),
        new("I-ID-4", part, Item.IdNumber, "born ten years earlier by the number",
            (r, _) => PutIn(r, Item.IdNumber, v => Checked(v[..6] + (Number(v[6..10]) - 10).ToString(CultureInfo.InvariantCulture) + v[10..17])))
            { Needs = [Item.BirthDate] },
        new("I-ID-5", part, Item.IdNumber, "number of the other sex", (r, _) => PutIn(r, Item.IdNumber, OtherSex)) { Needs = [Item.Sex] },
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

    private static bool BirthAfterIncidence(InventedRow row, Chance chance) =>
        PutIn(row, Item.BirthDate, _ => YearsLater(row[Item.IncidenceDate]!, 2));

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

    private static string WrongCheckCharacter(string number) => number[..17] + (number[17] == '7' ? '3' : '7');

    private static string OtherSex(string number)
    {
        var sequence = Number(number[14..17]);
        return Checked(number[..14] + (sequence == 999 ? 998 : sequence + 1).ToString("D3", CultureInfo.InvariantCulture));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
