using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Checks that need every row of a part: heaped days, late years, ways to write nothing.</summary>
internal static class WholePart
{
    public static IReadOnlyList<PartCheck> Checks { get; } =
    [
        new("D-PREC-4", Item.IncidenceDate, HeapedDays),
        new("F-PER-2", null, LateYears),
        new("A-URB-1", Item.HouseholdAreaCode, UrbanAndRural),
        new("V-NULL-1", null, tallies => WordsForNothing(tallies.MissingWords)),
    ];

    private static IEnumerable<string> HeapedDays(PartTallies tallies) =>
        from hospital in tallies.DaysByHospital
        where hospital.Value[0] >= tallies.Thresholds.FewestHeapedDates
        from day in (int[])[1, 15]
        where hospital.Value[day] * 100L > hospital.Value[0] * tallies.Thresholds.HeapedPercent
        orderby hospital.Key, day
        select Text($"{day}|{hospital.Value[day]}|{hospital.Value[0]}|{NameOf(hospital.Key)}|{tallies.Thresholds.HeapedPercent}");

    private static string NameOf(string hospital) => hospital.Length == 0 ? "全部 (all)" : hospital.Replace('|', ' ');

    private static IEnumerable<string> LateYears(PartTallies tallies) =>
        from year in tallies.RowsByYear
        where year.Key < 2200 && new DateOnly(year.Key, 12, 31).AddMonths(tallies.Thresholds.LateMonths) < tallies.Context.Today
        select Text($"{year.Key}|{year.Value}|{tallies.Thresholds.LateMonths}");

    private static IEnumerable<string> UrbanAndRural(PartTallies tallies) =>
        tallies is { UrbanRows: > 0, RuralRows: > 0 } ? [Text($"{tallies.UrbanRows}|{tallies.RuralRows}")] : [];

    /// <summary>Each word for "no value" that was met, with its number.</summary>
    public static IEnumerable<string> WordsForNothing(IReadOnlyDictionary<string, long> words) =>
        words.Select(word => Text($"{word.Key}|{word.Value}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
