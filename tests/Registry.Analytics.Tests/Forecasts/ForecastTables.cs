using Registry.Analytics.Forecasts;

namespace Registry.Analytics.Tests.Forecasts;

/// <summary>Tables for the tests of forecasts.</summary>
internal static class ForecastTables
{
    /// <summary>A shared case in five-year periods.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="firstAge">First age group taken, counted from 1.</param>
    public static ForecastTable Shared(string name, int firstAge = 1) =>
        Of(SharedOracles.Rows(name, "cases.csv"), SharedOracles.Rows(name, "person_years.csv"), firstAge);

    /// <summary>Colon cancer of Norwegian men by five-year ages and periods 1958-1997, population to 2022.</summary>
    public static ForecastTable Norway(int firstAge = 1) =>
        Of(ReferenceTable.Read("colon_norwegian_men_cases.csv"), ReferenceTable.Read("colon_norwegian_men_person_years.csv"), firstAge);

    /// <summary>Random counts of known expectations.</summary>
    public static ForecastTable Simulated(Random random, int ages, int periods, int horizons, double width, Func<int, int, double> logRate, double level = 1)
    {
        var (cases, years, future) = (new double[ages, periods], new double[ages, periods], new double[ages, horizons]);
        for (var age = 0; age < ages; age++)
            for (var period = 0; period < periods + horizons; period++)
            {
                var people = level * width * (40_000 + 2000 * age + 300 * period);
                if (period >= periods) future[age, period - periods] = people;
                else (years[age, period], cases[age, period]) = (people, MathNet.Numerics.Distributions.Poisson.Sample(random, people * Math.Exp(logRate(age, period))));
            }
        return new(new([.. Enumerable.Range(0, ages).Select(i => 30.0 + 5 * i)], 5, [.. Enumerable.Range(0, periods).Select(i => 2000 + width * i)], width, cases, years), future);
    }

    private static ForecastTable Of(IReadOnlyList<Dictionary<string, string>> cases, IReadOnlyList<Dictionary<string, string>> years, int firstAge)
    {
        var (ages, periods, all) = (cases.Count - firstAge + 1, cases[0].Count - 1, years[0].Count - 1);
        var (counts, observed, future) = (new double[ages, periods], new double[ages, periods], new double[ages, all - periods]);
        for (var age = 0; age < ages; age++)
        {
            double[] row = [.. cases[age + firstAge - 1].Values.Skip(1).Select(ReferenceTable.Number)], people = [.. years[age + firstAge - 1].Values.Skip(1).Select(ReferenceTable.Number)];
            for (var i = 0; i < all; i++)
                if (i < periods) (counts[age, i], observed[age, i]) = (row[i], people[i]);
                else future[age, i - periods] = people[i];
        }
        return new(new([.. Enumerable.Range(firstAge - 1, ages).Select(i => 5.0 * i)], 5, [.. Enumerable.Range(0, periods).Select(i => 1958 + 5.0 * i)], 5, counts, observed), future);
    }
}
