using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>How dates of birth, sexes and divisions agree. No result depends on the order of the two.</summary>
internal static class FieldComparison
{
    /// <summary>Dates as yyyyMMdd with 00 for an unknown part; 0 for an unknown date.</summary>
    public static BirthAgreement OfBirths(int a, int b)
    {
        if (a == 0 || b == 0) return BirthAgreement.Missing;
        var (yearA, monthA, dayA) = (a / 10_000, a / 100 % 100, a % 100);
        var (yearB, monthB, dayB) = (b / 10_000, b / 100 % 100, b % 100);
        if (monthA == 0 || monthB == 0) return yearA == yearB ? BirthAgreement.YearAgrees : BirthAgreement.Different;
        if (dayA == 0 || dayB == 0)
            return yearA != yearB ? BirthAgreement.Different : monthA == monthB ? BirthAgreement.MonthAgrees : BirthAgreement.SameYear;
        if (a == b) return BirthAgreement.Equal;
        if (yearA == yearB && monthA == dayB && dayA == monthB) return BirthAgreement.DayMonthExchanged;
        if (Math.Abs(yearA - yearB) <= 1 && (LunarDates.Of(a) == b || LunarDates.Of(b) == a)) return BirthAgreement.Lunar;
        var sameDay = monthA == monthB && dayA == dayB;
        if (sameDay && Math.Abs(yearA - yearB) == 1) return BirthAgreement.YearApart;
        if (OfDigits(a, b) is { } digits) return digits;
        if (yearA == yearB) return monthA == monthB ? BirthAgreement.SameMonth : BirthAgreement.SameYear;
        return sameDay ? BirthAgreement.SameMonthAndDay : BirthAgreement.Different;
    }

    /// <summary>Sexes by their codes; 0 and 9 are unknown.</summary>
    public static SexAgreement OfSexes(byte a, byte b) =>
        a is not ((byte)Sex.Male or (byte)Sex.Female) || b is not ((byte)Sex.Male or (byte)Sex.Female) ? SexAgreement.Missing
        : a == b ? SexAgreement.Equal
        : SexAgreement.Different;

    /// <summary>Divisions of six digits; 0 is unknown.</summary>
    public static AreaAgreement OfAreas(int a, int b) =>
        a == 0 || b == 0 ? AreaAgreement.Missing
        : a == b ? AreaAgreement.Equal
        : a / 100 == b / 100 ? AreaAgreement.SamePrefecture
        : a / 10_000 == b / 10_000 ? AreaAgreement.SameProvince
        : AreaAgreement.Different;

    private static BirthAgreement? OfDigits(int a, int b)
    {
        int differing = 0, at = 0;
        int previousA = -1, previousB = -1;
        var exchanged = false;
        for (var place = 0; place < 8; place++, a /= 10, b /= 10)
        {
            var (digitA, digitB) = (a % 10, b % 10);
            if (digitA != digitB)
            {
                differing++;
                exchanged = differing == 2 && place == at + 1 && digitA == previousB && digitB == previousA;
                (at, previousA, previousB) = (place, digitA, digitB);
            }
        }
        return differing == 1 ? BirthAgreement.OneDigit : differing == 2 && exchanged ? BirthAgreement.DigitsExchanged : null;
    }
}
