using Registry.Core.Coding;

namespace Registry.Analytics.Rates;

/// <summary>Events of a cohort against those that the rates of a population give at the ages and in the years that it lived through.</summary>
/// <remarks>Breslow NE, Day NE. Statistical Methods in Cancer Research II, IARC Scientific Publications 82, 1987, chapter 2.</remarks>
public static class CohortRatio
{
    /// <summary>Divides the follow-up by sex, calendar year and age band (Lexis diagram).</summary>
    /// <param name="persons">The cohort.</param>
    /// <param name="fromYear">First calendar year counted.</param>
    /// <param name="toYear">Last calendar year counted.</param>
    /// <param name="ageBreaks">Youngest age of each band, ascending, the first 0; single years give the best expectation.</param>
    /// <returns>The cells in which time was spent, ordered. A day is a part of its own calendar year of 365 or 366 days.</returns>
    /// <exception cref="ArgumentException">Breaks do not ascend from 0, or a person has no sex, leaves before entering, or is born after entering.</exception>
    public static IReadOnlyList<CohortCell> Split(IEnumerable<FollowedPerson> persons, int fromYear, int toYear, IReadOnlyList<int> ageBreaks)
    {
        if (ageBreaks.Count == 0 || ageBreaks[0] != 0 || ageBreaks.Zip(ageBreaks.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException($"Age breaks {string.Join(", ", ageBreaks)} do not ascend from 0.", nameof(ageBreaks));
        var cells = new SortedDictionary<(Sex Sex, int Year, int Age), (double Years, double Events)>();
        foreach (var person in persons) Add(person, fromYear, toYear, ageBreaks, cells);
        return [.. cells.Select(cell => new CohortCell(cell.Key.Sex, cell.Key.Year, cell.Key.Age, cell.Value.Years, cell.Value.Events))];
    }

    /// <summary>Events observed and expected.</summary>
    /// <param name="cells">Cells of <see cref="Split"/>.</param>
    /// <param name="ratePerYear">Rate of the population at a cell, per person-year; not negative.</param>
    /// <exception cref="ArgumentException">A rate is negative or not finite.</exception>
    public static (double Observed, double Expected) Count(IEnumerable<CohortCell> cells, Func<CohortCell, double> ratePerYear)
    {
        double observed = 0, expected = 0;
        foreach (var cell in cells)
        {
            var rate = ratePerYear(cell);
            if (!(rate >= 0 && double.IsFinite(rate)))
                throw new ArgumentException($"Rate {rate} at sex {(int)cell.Sex}, year {cell.Year}, age {cell.AgeFrom}.", nameof(ratePerYear));
            (observed, expected) = (observed + cell.Events, expected + cell.PersonYears * rate);
        }
        return (observed, expected);
    }

    private static void Add(
        FollowedPerson person, int fromYear, int toYear, IReadOnlyList<int> ageBreaks,
        SortedDictionary<(Sex Sex, int Year, int Age), (double Years, double Events)> cells)
    {
        if (person.Sex is not (Sex.Male or Sex.Female) || person.Exit < person.Entry || person.Entry < person.Birth)
            throw new ArgumentException($"Sex {(int)person.Sex}, born {person.Birth.Year}, followed {person.Entry.Year} to {person.Exit.Year}: not in order.", nameof(person));
        var (birth, end) = (Years(person.Birth), Years(person.Exit));
        var (at, last) = (Math.Max(Years(person.Entry), fromYear), Math.Min(end, toYear + 1));
        while (at < last)
        {
            var year = (int)Math.Floor(at);
            var band = ageBreaks.Count - 1;
            while (band > 0 && birth + ageBreaks[band] > at) band--;
            var next = Math.Min(last, year + 1);
            if (band < ageBreaks.Count - 1) next = Math.Min(next, birth + ageBreaks[band + 1]);
            var key = (person.Sex, year, ageBreaks[band]);
            var (years, events) = cells.GetValueOrDefault(key);
            cells[key] = (years + next - at, events + (person.HasEvent && next == end ? 1 : 0));
            at = next;
        }
    }

    private static double Years(DateOnly day) => day.Year + (day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365);
}
