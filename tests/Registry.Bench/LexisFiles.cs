using System.Globalization;
using Registry.Analytics.AgePeriodCohort;

namespace Registry.Bench;

/// <summary>Observed series by age and period, found in folders: CSVs with age_start, period_start, cases, person_years, or pairs of a table of cases and one of person-years.</summary>
internal static class LexisFiles
{
    /// <summary>Every series below some folders, by name; the same table in several folders comes once.</summary>
    public static IReadOnlyList<(string Name, LexisTable Table)> Read(IEnumerable<string> folders) =>
        [.. folders.SelectMany(Of).DistinctBy(series => Key(series.Table)).OrderBy(series => series.Name, StringComparer.Ordinal)];

    private static string Key(LexisTable table) => string.Join('|',
        from age in Enumerable.Range(0, table.AgeStarts.Count) from period in Enumerable.Range(0, table.PeriodStarts.Count) select table.Cases(age, period));

    private static IEnumerable<(string Name, LexisTable Table)> Of(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (name, rows) = (Path.GetFileNameWithoutExtension(path), Rows(path));
            if (name == "cases" && Path.GetDirectoryName(path) is { } pair && File.Exists(Path.Combine(pair, "person_years.csv"))) yield return (Path.GetFileName(pair), Wide(pair));
            else if (rows[0].Contains("age_start") && rows[0].Contains("period_start"))
                yield return (name == "table" ? Path.GetFileName(Path.GetDirectoryName(path)!) : name, Long(rows));
        }
    }

    private static LexisTable Long(List<string[]> rows)
    {
        int Place(string column) => Array.IndexOf(rows[0], column);
        var cells = rows.Skip(1).Select(row => (Age: Number(row[Place("age_start")]), Period: Number(row[Place("period_start")]), Cases: Number(row[Place("cases")]), Years: Number(row[Place("person_years")]))).ToList();
        double[] ages = [.. cells.Select(c => c.Age).Distinct().Order()], periods = [.. cells.Select(c => c.Period).Distinct().Order()];
        var (cases, years) = (new double[ages.Length, periods.Length], new double[ages.Length, periods.Length]);
        foreach (var cell in cells) (cases[Array.IndexOf(ages, cell.Age), Array.IndexOf(periods, cell.Period)], years[Array.IndexOf(ages, cell.Age), Array.IndexOf(periods, cell.Period)]) = (cell.Cases, cell.Years);
        return new(ages, ages[1] - ages[0], periods, periods[1] - periods[0], cases, years);
    }

    // What came after the last period of the table of cases stands in observed_future.csv, where it is known.
    private static LexisTable Wide(string folder)
    {
        var (counts, people) = (Rows(Path.Combine(folder, "cases.csv")), Rows(Path.Combine(folder, "person_years.csv")));
        if (Path.Combine(folder, "observed_future.csv") is var later && File.Exists(later))
            counts = [.. counts.Zip(Rows(later), (row, more) => (string[])[.. row, .. more.Skip(1)])];
        double[] periods = [.. counts[0].Skip(1).Select(Number)];
        var (cases, years) = (new double[counts.Count - 1, periods.Length], new double[counts.Count - 1, periods.Length]);
        for (var age = 0; age < counts.Count - 1; age++)
            for (var i = 0; i < periods.Length; i++) (cases[age, i], years[age, i]) = (Number(counts[age + 1][i + 1]), Number(people[age + 1][i + 1]));
        return new([.. Enumerable.Range(0, counts.Count - 1).Select(age => 5.0 * age)], 5, periods, periods[1] - periods[0], cases, years);
    }

    private static List<string[]> Rows(string path) => [.. File.ReadAllLines(path).Where(l => l.Length > 0).Select(l => l.Replace("\"", "").Split(','))];

    private static double Number(string text) => double.Parse(new string([.. text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or 'e' or 'E' or '+')]), CultureInfo.InvariantCulture);
}
