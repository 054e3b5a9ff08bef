using Registry.Core.Coding;

namespace Registry.Analytics.Forecasts;

/// <summary>The population to come by sex, five-year age group (0-4 … 85+) and year.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="People">Population by sex, place of the age group and year; null for a population that stays as in the last observed year.</param>
public sealed record PopulationScenario(Bilingual Name, IReadOnlyDictionary<(Sex Sex, int Age, int Year), double>? People)
{
    /// <summary>The population of the last observed year stays: what changes comes from rates alone.</summary>
    public static PopulationScenario Constant { get; } = new(new("人口不变（最后观察年）", "population of the last observed year stays"), null);

    /// <summary>Population of a year to come; null where the scenario does not say.</summary>
    /// <param name="sex">Male, female, or null for both.</param>
    /// <param name="age">Place of the age group.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="last">Person-years of the last observed year.</param>
    public double? Of(Sex? sex, int age, int year, double last)
    {
        if (People is null) return last;
        double sum = 0;
        foreach (var one in sex is { } said ? [said] : (Sex[])[Sex.Male, Sex.Female])
        {
            if (!People.TryGetValue((one, age, year), out var people)) return null;
            sum += people;
        }
        return sum;
    }
}
