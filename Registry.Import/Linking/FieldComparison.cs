using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>How dates of birth, sexes, divisions and hospitals agree. No result depends on the order of the two.</summary>
/// <remarks>A valid resident ID tells day of birth, sex and division a second time, under a check character. Where one of the two records has an ID
/// these are compared with what the other has written; where both have one the numbers themselves decide.</remarks>
internal static class FieldComparison
{
    /// <summary>The stronger agreement of the written dates and of the date in the one resident ID.</summary>
    public static BirthAgreement OfBirths(in PackedPerson a, in PackedPerson b)
    {
        var written = OfBirths(a.Birth, b.Birth);
        if (written == BirthAgreement.Equal || (a.IdBirth != 0) == (b.IdBirth != 0)) return written;
        var ofId = a.IdBirth != 0 ? OfBirths(a.IdBirth, b.Birth) : OfBirths(a.Birth, b.IdBirth);
        return written == BirthAgreement.Missing || (ofId != BirthAgreement.Missing && ofId < written) ? ofId : written;
    }

    /// <summary>The day that two persons whose dates are <see cref="BirthAgreement.Equal"/> agree in.</summary>
    public static int SharedBirth(in PackedPerson a, in PackedPerson b) => a.Birth == b.Birth || b.IdBirth != 0 ? a.Birth : b.Birth;

    /// <summary>The stronger agreement of the written sexes and of the sex in the one resident ID.</summary>
    public static SexAgreement OfSexes(in PackedPerson a, in PackedPerson b)
    {
        var written = OfSexes(a.Sex, b.Sex);
        if (written == SexAgreement.Equal || (a.IdSex != 0) == (b.IdSex != 0)) return written;
        var ofId = a.IdSex != 0 ? OfSexes(a.IdSex, b.Sex) : OfSexes(a.Sex, b.IdSex);
        return ofId == SexAgreement.Missing ? written : ofId;
    }

    /// <summary>True when two persons whose sexes are <see cref="SexAgreement.Equal"/> are women.</summary>
    public static bool IsWoman(in PackedPerson a, in PackedPerson b) =>
        (a.Sex == b.Sex || b.IdSex != 0 ? a.Sex : b.Sex) == (byte)Sex.Female;

    /// <summary>The stronger agreement of the written divisions, of the division that the one resident ID tells, and of those that hospitals tell.</summary>
    public static AreaAgreement OfAreas(in PackedPerson a, in PackedPerson b)
    {
        var written = OfAreas(a.Area, b.Area);
        if (written == AreaAgreement.Equal) return written;
        if ((a.ResidentKey != 0) != (b.ResidentKey != 0))
            written = Stronger(written, a.ResidentKey != 0 ? OfAreas(a.IdArea, b.Area) : OfAreas(a.Area, b.IdArea));
        return written != AreaAgreement.Equal && AgreeByHospital(a, b) ? AreaAgreement.ByHospital : written;
    }

    private static AreaAgreement Stronger(AreaAgreement written, AreaAgreement other) =>
        written == AreaAgreement.Missing || (other != AreaAgreement.Missing && other < written) ? other : written;

    // One hospital is compared by itself, whatever it tells.
    private static bool AgreeByHospital(in PackedPerson a, in PackedPerson b) =>
        a.Hospital != b.Hospital
        && ((a.HospitalArea != 0 && (a.HospitalArea == b.Area || a.HospitalArea == b.HospitalArea))
            || (b.HospitalArea != 0 && b.HospitalArea == a.Area));

    /// <summary>The division that two persons whose divisions are <see cref="AreaAgreement.Equal"/> agree in.</summary>
    public static int SharedArea(in PackedPerson a, in PackedPerson b) => a.Area == b.Area || b.IdArea != 0 ? a.Area : b.Area;

    /// <summary>Hospitals and the numbers in them.</summary>
    public static RecordNumberAgreement OfRecordNumbers(in PackedPerson a, in PackedPerson b) =>
        a.Hospital == 0 || b.Hospital == 0 ? RecordNumberAgreement.Missing
        : a.Hospital != b.Hospital ? RecordNumberAgreement.OtherHospital
        : a.RecordNumber == 0 || b.RecordNumber == 0 ? RecordNumberAgreement.SameHospital
        : a.RecordNumber == b.RecordNumber ? RecordNumberAgreement.Equal
        : RecordNumberAgreement.Different;

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
