using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Tests.AgePeriodCohort;

/// <summary>Tables for the tests of age-period-cohort models.</summary>
internal static class ApcTables
{
    /// <summary>Lung cancer deaths of Belgian women, 1955-1974.</summary>
    public static LexisTable Belgian() => Of(ReferenceTable.Read("lung_belgian_women.csv"), "age", "period");

    public static LexisTable Shared(string name) => Of(SharedOracles.Rows(name, "table.csv"), "age_start", "period_start");

    public static LexisTable Of(IReadOnlyList<Dictionary<string, string>> rows, string age, string period)
    {
        double[] ages = [.. rows.Select(r => ReferenceTable.Number(r[age])).Distinct().Order()], periods = [.. rows.Select(r => ReferenceTable.Number(r[period])).Distinct().Order()];
        var (cases, years) = (new double[ages.Length, periods.Length], new double[ages.Length, periods.Length]);
        foreach (var row in rows)
        {
            var (i, j) = (Array.IndexOf(ages, ReferenceTable.Number(row[age])), Array.IndexOf(periods, ReferenceTable.Number(row[period])));
            (cases[i, j], years[i, j]) = (ReferenceTable.Number(row["cases"]), ReferenceTable.Number(row["person_years"]));
        }
        return new(ages, ages[1] - ages[0], periods, periods[1] - periods[0], cases, years);
    }

    /// <summary>Counts exactly as expected, of a rate by age index, period index and cohort index.</summary>
    public static LexisTable Expected(int ages, int periods, Func<int, int, double> logRate, double width = 5, double periodWidth = 5)
    {
        var (cases, years) = (new double[ages, periods], new double[ages, periods]);
        for (var age = 0; age < ages; age++)
            for (var period = 0; period < periods; period++)
            {
                years[age, period] = 1e6 + 1e5 * age + 3e4 * period;
                cases[age, period] = years[age, period] * Math.Exp(logRate(age, period));
            }
        return new([.. Enumerable.Range(0, ages).Select(i => 30 + width * i)], width, [.. Enumerable.Range(0, periods).Select(i => 1960 + periodWidth * i)], periodWidth, cases, years);
    }
}
