using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads the items that cases and deaths share. What cannot be read is marked, never guessed.</summary>
internal static class ItemReader
{
    /// <summary>Sex by its code or its word.</summary>
    public static void ReadSex(RowFacts facts)
    {
        if (facts.Text(Item.Sex) is not { } text) return;
        facts.Sex = text switch
        {
            "1" or "01" or "男" or "男性" or "M" or "m" => Sex.Male,
            "2" or "02" or "女" or "女性" or "F" or "f" => Sex.Female,
            "0" or "00" => Sex.Unknown,
            "9" or "09" => Sex.NotStated,
            _ => null,
        };
        if (facts.Sex is null) facts.MarkUnreadable(Item.Sex);
    }

    /// <summary>A date; null when there is none or it cannot be read.</summary>
    public static PartialDate? ReadDate(RowFacts facts, Item item)
    {
        if (facts.Text(item) is not { } text) return null;
        switch (DateText.Read(text, out var date))
        {
            case DateFault.None:
                return date;
            case DateFault.YearUnknown:
                var years = facts.YearUnknown;
                years.Add(item);
                facts.YearUnknown = years;
                return null;
            default:
                facts.MarkUnreadable(item);
                return null;
        }
    }

    /// <summary>Reported age, and the age by the dates of birth and event.</summary>
    public static void ReadAge(RowFacts facts)
    {
        if (facts.BirthDate is { } birth && facts.EventDate is { } @event)
            facts.AgeByDates = CaseRecord.AgeAt(birth, @event, reported: null);
        if (facts.Text(Item.Age) is not { } text) return;
        var digits = text[^1] == '岁' ? text.AsSpan(0, text.Length - 1) : text;
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var age))
            facts.MarkUnreadable(Item.Age);
        else if (age == 999 || (age == 99 && facts.AgeByDates is < 98))
            facts.AgeIsUnknown = true;
        else
            facts.Age = age;
    }

    /// <summary>Resident identity number, unless the item is said to be another kind of document.</summary>
    public static void ReadResidentId(RowFacts facts)
    {
        if (facts.Text(Item.IdNumber) is not { } text || HasOtherDocument(facts)) return;
        facts.ResidentId = ResidentId.TryParse(text, facts.Context.Today, out var fault);
        facts.ResidentIdFault = fault;
    }

    /// <summary>Tumour of the registration number, 1 to 99.</summary>
    public static void ReadTumourNumber(RowFacts facts)
    {
        if (facts.Lacks(Item.TumourNumber)) return;
        facts.TumourNumber = ReadCode(facts, Item.TumourNumber) is { } number and > 0 and < 100 ? number : null;
        if (facts.TumourNumber is null) facts.MarkUnreadable(Item.TumourNumber);
    }

    /// <summary>Last contact status; the older codes 3 and 4 are lost to follow-up.</summary>
    public static void ReadVitalStatus(RowFacts facts) =>
        facts.VitalStatus = ReadCode(facts, Item.VitalStatus) is { } status ? status is 3 or 4 ? 9 : status : null;

    /// <summary>True when the kind of identity document is given and is not the resident identity card.</summary>
    public static bool HasOtherDocument(RowFacts facts) =>
        facts.Text(Item.IdType) is { } kind && kind is not ("1" or "01" or "居民身份证" or "身份证");

    /// <summary>A whole number of one of the items that only have codes; null when it is none.</summary>
    public static int? ReadCode(RowFacts facts, Item item) =>
        facts.Text(item) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    /// <summary>ICD-10 as reported, in its normal form.</summary>
    public static void ReadIcd10(RowFacts facts, Item item)
    {
        if (facts.Text(item) is not { } text) return;
        if (IcdCode.TryParse(text) is not { } code)
        {
            facts.MarkUnreadable(item);
            return;
        }
        facts.Icd10 = code;
    }
}
