using System.Globalization;
using System.Text;

namespace Registry.Api.Compute.Statistics;

/// <summary>Invented patients and an invented life table, for the examples.</summary>
internal static class SurvivalExamples
{
    public const string Source = "invented";

    private const string LifeTableHead = "[lifeTable]\nsex,year,age,hazard_per_year\n";

    /// <summary>Patients by days, without a life table.</summary>
    public static string Patients { get; } = Write(hasTable: false);

    /// <summary>The same with a life table behind them.</summary>
    public static string WithLifeTable { get; } = Write(hasTable: true);

    // Sixty patients of all ages whose days and outcomes follow from their number.
    private static string Write(bool hasTable)
    {
        var text = new StringBuilder("time,status,sex,diagnosis_date,age_years,area_type\n");
        for (var i = 0; i < 60; i++)
        {
            var (time, status) = (30 + i * i * 37 % 3400, i % 4 == 0 ? 0 : i % 5 == 0 ? 2 : 1);
            text.Append(CultureInfo.InvariantCulture, $"{time},{status},{1 + i % 2},{new DateOnly(2008, 1, 1).AddDays(i * 29):yyyy-MM-dd},{38 + i * 7 % 45},{(i % 3 == 0 ? "urban" : "rural")}\n");
        }
        if (!hasTable) return text.ToString();
        text.Append(LifeTableHead);
        foreach (var (sex, factor) in new[] { (1, 1.3), (2, 0.9) })
            foreach (var year in new[] { 2005, 2010, 2015 })
                for (var age = 0; age < 100; age += 10)
                    text.Append(CultureInfo.InvariantCulture, $"{sex},{year},{age},{Math.Round(factor * (2020 - year) / 10 * 0.0003 * Math.Exp(0.07 * age), 6)}\n");
        return text.ToString();
    }
}
