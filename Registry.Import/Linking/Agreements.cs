namespace Registry.Import.Linking;

/// <summary>What two records are compared by.</summary>
public enum LinkField
{
    /// <summary>Valid resident ID.</summary>
    ResidentId,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Household division.</summary>
    Area,

    /// <summary>Hospital and inpatient number.</summary>
    RecordNumber,
}

/// <summary>How two resident IDs agree.</summary>
public enum ResidentIdAgreement
{
    /// <summary>One of them is missing or not valid.</summary>
    Missing,

    /// <summary>One number.</summary>
    Equal,

    /// <summary>Two valid numbers.</summary>
    Different,
}

/// <summary>How two names agree, the strongest agreement first.</summary>
public enum NameAgreement
{
    /// <summary>One of them is missing.</summary>
    Missing,

    /// <summary>The same characters.</summary>
    Equal,

    /// <summary>The same but for variant or traditional characters (異体字, 繁体字).</summary>
    Variant,

    /// <summary>Every character sounds the same in one of its readings (同音).</summary>
    Homophone,

    /// <summary>The same characters in another order.</summary>
    Reordered,

    /// <summary>Every character sounds alike: zh/z, ch/c, sh/s, n/l, -ng/-n.</summary>
    NearHomophone,

    /// <summary>Surname and all but one character of a longer given name agree.</summary>
    OneCharacter,

    /// <summary>The given name agrees, the surname does not.</summary>
    SurnameDiffers,

    /// <summary>One name is the other without one character.</summary>
    OneMissing,

    /// <summary>Only the surname agrees.</summary>
    SurnameOnly,

    /// <summary>Another name.</summary>
    Different,
}

/// <summary>How two dates of birth agree; the first that holds.</summary>
public enum BirthAgreement
{
    /// <summary>One of them is missing.</summary>
    Missing,

    /// <summary>The same day.</summary>
    Equal,

    /// <summary>Same year and month, a day is unknown.</summary>
    MonthAgrees,

    /// <summary>Same year, a month is unknown.</summary>
    YearAgrees,

    /// <summary>Day and month exchanged.</summary>
    DayMonthExchanged,

    /// <summary>One is the other in the lunar calendar (农历).</summary>
    Lunar,

    /// <summary>Same month and day, a year apart.</summary>
    YearApart,

    /// <summary>One digit differs.</summary>
    OneDigit,

    /// <summary>Two neighbouring digits exchanged.</summary>
    DigitsExchanged,

    /// <summary>Same year and month, another day.</summary>
    SameMonth,

    /// <summary>Same month and day, another year.</summary>
    SameMonthAndDay,

    /// <summary>Same year only.</summary>
    SameYear,

    /// <summary>Another date.</summary>
    Different,
}

/// <summary>How two sexes agree.</summary>
public enum SexAgreement
{
    /// <summary>One of them is unknown.</summary>
    Missing,

    /// <summary>The same.</summary>
    Equal,

    /// <summary>Man and woman.</summary>
    Different,
}

/// <summary>How two household divisions agree.</summary>
public enum AreaAgreement
{
    /// <summary>One of them is unknown.</summary>
    Missing,

    /// <summary>The same county or district.</summary>
    Equal,

    /// <summary>One lives where the hospital of the other is at home, or two hospitals are of one county.</summary>
    ByHospital,

    /// <summary>The same prefecture.</summary>
    SamePrefecture,

    /// <summary>The same province.</summary>
    SameProvince,

    /// <summary>Another province.</summary>
    Different,
}

/// <summary>How two hospitals and their inpatient numbers agree.</summary>
public enum RecordNumberAgreement
{
    /// <summary>A hospital is unknown.</summary>
    Missing,

    /// <summary>The same number in the same hospital.</summary>
    Equal,

    /// <summary>The same hospital; a number is missing.</summary>
    SameHospital,

    /// <summary>Different numbers in the same hospital.</summary>
    Different,

    /// <summary>Another hospital, whose numbers say nothing.</summary>
    OtherHospital,
}
