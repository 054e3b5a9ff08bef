using System.Globalization;

namespace Registry.Import.Linking;

/// <summary>Days as the Chinese lunar calendar numbers them, from 1901-02-19 on.</summary>
/// <remarks>Old people know their birthday by it, and 农历三月初五 is entered as 3 March 5: the same numbers in the other calendar,
/// 17 to 52 days early. A leap month has the number of the month before it.</remarks>
internal static class LunarDates
{
    private static readonly DateOnly First = new(1901, 2, 19);
    private static readonly int[] Lunar = Calculate(new(2060, 12, 31));

    /// <summary>The lunar date of a day, both as yyyyMMdd; 0 outside the table or when the number is no complete date.</summary>
    public static int Of(int date)
    {
        var (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        if (month == 0 || day == 0 || date < 19010219 || year > 2060) return 0;
        return Lunar[new DateOnly(year, month, day).DayNumber - First.DayNumber];
    }

    private static int[] Calculate(DateOnly last)
    {
        var calendar = new ChineseLunisolarCalendar();
        var lunar = new int[last.DayNumber - First.DayNumber + 1];
        for (var i = 0; i < lunar.Length; i++)
        {
            var day = First.AddDays(i).ToDateTime(TimeOnly.MinValue);
            var year = calendar.GetYear(day);
            var month = calendar.GetMonth(day);
            var leap = calendar.GetLeapMonth(year);
            if (leap > 0 && month >= leap) month--;
            lunar[i] = year * 10_000 + month * 100 + calendar.GetDayOfMonth(day);
        }
        return lunar;
    }
}
