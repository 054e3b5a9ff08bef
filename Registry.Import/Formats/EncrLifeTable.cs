using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Formats;

/// <summary>Death rates of age groups, a year, that the probabilities of a JRC-ENCR life table mean.</summary>
/// <remarks>A probability q is the rate -ln(1 - q), the same within the year of age. The rate of a group is the mean of those of its years, weighted with the
/// years lived in a stationary population (deaths over person-years of the life table). What <c>EncrExport</c> writes gives back the deaths it came from.</remarks>
internal sealed class EncrLifeTable
{
    private readonly Dictionary<(string Year, string Sex, string Group), double> _rates;
    private readonly HashSet<(string, string, string)> _taken = [];
    private readonly int _unreadable;

    private EncrLifeTable(Dictionary<(string, string, string), double> rates, int unreadable) => (_rates, _unreadable) = (rates, unreadable);

    /// <summary>Rows that are no probability of an age, and groups that nobody asked for.</summary>
    public int Unused => _unreadable + _rates.Count - _taken.Count;

    /// <summary>Reads a life table.</summary>
    public static EncrLifeTable Read(EncrHeader file)
    {
        var (ages, unreadable) = (new List<(string Year, string Sex, int Age, double Rate)>(), 0);
        foreach (var row in file.Rows())
            if (file.Text(row, "Calendar year") is { } year && file.Text(row, "Sex") is { } sex && Age(file.Text(row, "Age_Unit")) is { } age
                && Probability(file.Text(row, "All causes death probability")) is { } probability)
                ages.Add((year, sex, age, -Math.Log(1 - probability)));
            else unreadable++;
        var groups =
            from age in ages.DistinctBy(age => (age.Year, age.Sex, age.Age))
            orderby age.Age
            group age.Rate by (age.Year, age.Sex, AgeScheme.Cn19.Labels[AgeScheme.Cn19.GroupOf(age.Age)]);
        return new(groups.ToDictionary(group => group.Key, group => RateOf(group)), unreadable);
    }

    /// <summary>The rate of a group, deaths a person and year; null when the table has none.</summary>
    public double? Take(string year, string sex, string group)
    {
        if (!_rates.TryGetValue((year, sex, group), out var rate)) return null;
        _taken.Add((year, sex, group));
        return rate;
    }

    /// <summary>Deaths over person-years of those who begin the group, with one rate for each year of age.</summary>
    internal static double RateOf(IEnumerable<double> rates)
    {
        double alive = 1, deaths = 0, years = 0;
        foreach (var rate in rates)
        {
            var dying = alive * (1 - Math.Exp(-rate));
            (deaths, years, alive) = (deaths + dying, years + (rate > 0 ? dying / rate : alive), alive - dying);
        }
        return years > 0 ? deaths / years : 0;
    }

    private static int? Age(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 130 ? age : null;

    // A table may end with the probability 1: nobody survives, and no rate says that.
    private static double? Probability(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 1 ? value : null;
}
