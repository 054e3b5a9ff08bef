namespace Registry.Api;

/// <summary>What is said of years of which there are no data: which years there are.</summary>
internal static class KnownYears
{
    /// <summary>None of the years asked for has data; ends with a full stop.</summary>
    /// <param name="years">The years that have some, ascending.</param>
    public static Bilingual NoData(IReadOnlyList<int> years) => years.Count == 0
        ? new("没有该年份的数据：库中尚无数据，请先导入文件。", "there are no data of this year: the database has none yet, import files first.")
        : new($"没有该年份的数据；现有 {Text(years)} 年，请从中选择。", $"there are no data of this year; there are of {Text(years)}: ask for one of these.");

    /// <summary>Years in few words: 2018-2020, 2022.</summary>
    internal static string Text(IReadOnlyList<int> years) =>
        string.Join(", ", years.Select((year, place) => (year, run: year - place)).GroupBy(entry => entry.run, entry => entry.year)
            .Select(run => run.Count() == 1 ? $"{run.First()}" : $"{run.First()}-{run.Last()}"));
}
