using System.Buffers;
using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import;

/// <summary>What is wrong with the text of a date.</summary>
internal enum DateFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No calendar date in an accepted form (D-PARSE-1).</summary>
    NotADate,

    /// <summary>The year is written as unknown: 0000 or 9999 (D-PREC-1).</summary>
    YearUnknown,
}

/// <summary>Reads dates as registries write them.</summary>
/// <remarks>
/// yyyyMMdd, yyyyMM, yyyy; year, month and day separated by -, /, . or 年月日; a time of day behind it is dropped;
/// a number of five digits, or of four that are no year from 1800 to 2200, is an Excel serial (1900 system). A month or day of 00, 99 or nothing is unknown.
/// Accepted forms: RULES D-PARSE-1; unknown parts: CanReg5 DateHelper.
/// </remarks>
internal static class DateText
{
    private static readonly SearchValues<char> OfTime = SearchValues.Create("0123456789:.");
    private static readonly SearchValues<char> Separators = SearchValues.Create("-/.年月日");
    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    /// <summary>Reads a date; the result is meaningful only when the fault is <see cref="DateFault.None"/>.</summary>
    public static DateFault Read(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        text = WithoutTime(text);
        if (text.IsEmpty) return DateFault.NotADate;
        return text.IndexOfAnyExceptInRange('0', '9') < 0 ? Digits(text, ref date) : Separated(text, ref date);
    }

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var space = text.IndexOfAny(' ', 'T');
        if (space < 4) return text;
        var time = text[(space + 1)..].TrimStart();
        var isTime = time.Contains(':') && time.IndexOfAnyExcept(OfTime) < 0;
        return isTime ? text[..space] : text;
    }

    private static DateFault Digits(ReadOnlySpan<char> text, ref PartialDate date) =>
        text.Length switch
        {
            8 => Build(Number(text[..4]), Number(text[4..6]), Number(text[6..]), ref date),
            6 => Build(Number(text[..4]), Number(text[4..]), 0, ref date),
            5 => Serial(Number(text), ref date),
            4 when IsSerial(text) => Serial(Number(text), ref date),
            4 => Build(Number(text), 0, 0, ref date),
            _ => DateFault.NotADate,
        };

    private static DateFault Separated(ReadOnlySpan<char> text, ref PartialDate date)
    {
        if (text.Length > 6 && text[5] == '.' && text[..5].IndexOfAnyExceptInRange('0', '9') < 0)
            return Serial(Number(text[..5]), ref date);
        if (text.Length > 5 && text[4] == '.' && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && IsSerial(text[..4]))
            return Serial(Number(text[..4]), ref date);
        Span<int> parts = [0, 0, 0];
        for (var part = 0; !text.IsEmpty; part++)
        {
            if (part == 3) return DateFault.NotADate;
            var end = text.IndexOfAny(Separators);
            var digits = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (digits.Length > (part == 0 ? 4 : 2) || (part == 0 && digits.Length != 4)
                || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
                return DateFault.NotADate;
            parts[part] = digits.IsEmpty ? 0 : Number(digits);
        }
        return Build(parts[0], parts[1], parts[2], ref date);
    }

    // Of four digits those that are no year of a person's life: 8000 is 25 November 1921.
    private static bool IsSerial(ReadOnlySpan<char> digits) => digits[0] != '0' && Number(digits) is (< 1800 or > 2200) and not 9999;

    private static DateFault Serial(int days, ref PartialDate date)
    {
        if (days < 61) return DateFault.NotADate;
        var day = ExcelEpoch.AddDays(days);
        date = new(day.Year, day.Month, day.Day);
        return DateFault.None;
    }

    private static DateFault Build(int year, int month, int day, ref PartialDate date)
    {
        if (year is 0 or 9999) return DateFault.YearUnknown;
        int? knownMonth = month is 0 or 99 ? null : month;
        int? knownDay = day is 0 or 99 ? null : day;
        if (knownMonth is null && knownDay > 31) return DateFault.NotADate;
        if (PartialDate.TryCreate(year, knownMonth, knownDay) is not { } read) return DateFault.NotADate;
        date = read;
        return DateFault.None;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
