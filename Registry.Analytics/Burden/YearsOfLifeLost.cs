namespace Registry.Analytics.Burden;

/// <summary>Years that those who died of a cause would still have had.</summary>
public static class YearsOfLifeLost
{
    /// <summary>Against a life table: each death loses the life expectancy at the middle of its age group.</summary>
    /// <param name="deaths">Deaths by age group, youngest first, without gaps; the last may be open.</param>
    /// <param name="expectancyYears">Life expectancy at the youngest age of each group, years.</param>
    /// <returns>Years lost. At the middle of a group the expectancy is the mean of those at its ends; in the open group it is that at its beginning.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, groups do not follow each other, or a number is negative or not finite.</exception>
    /// <remarks>Murray CJL. Bull World Health Organ 1994;72:429-445, without discount and age weights (as the Global Burden of Disease since 2010).</remarks>
    public static LifeYears Against(IReadOnlyList<AgeDeaths> deaths, IReadOnlyList<double> expectancyYears)
    {
        MustFollow(deaths);
        if (deaths.Count != expectancyYears.Count)
            throw new ArgumentException($"{deaths.Count} age groups and {expectancyYears.Count} life expectancies.", nameof(expectancyYears));
        double years = 0;
        for (var age = 0; age < deaths.Count; age++)
        {
            if (!(expectancyYears[age] >= 0 && double.IsFinite(expectancyYears[age])))
                throw new ArgumentException($"Age {deaths[age].FromAge}: life expectancy {expectancyYears[age]}.", nameof(expectancyYears));
            var isLast = age == deaths.Count - 1;
            years += deaths[age].Deaths * (isLast ? expectancyYears[age] : (expectancyYears[age] + expectancyYears[age + 1]) / 2);
        }
        return new(years, deaths.Sum(d => d.Deaths), "years of life lost, life expectancy at the middle of the age group, no discount and no age weights");
    }

    /// <summary>Before an age: each death below it loses the years from the middle of its group to it (potential years of life lost).</summary>
    /// <param name="deaths">Deaths by age group, youngest first, without gaps; the last may be open.</param>
    /// <param name="beforeAge">Age up to which years count, such as 70.</param>
    /// <returns>Years lost and the deaths that lost them. A group whose middle is at or above the age loses none.</returns>
    /// <exception cref="ArgumentException">Groups do not follow each other, a number is negative or not finite, or the open group begins below the age.</exception>
    /// <remarks>Romeder JM, McWhinnie JR. Int J Epidemiol 1977;6:143-151.</remarks>
    public static LifeYears Before(IReadOnlyList<AgeDeaths> deaths, double beforeAge)
    {
        MustFollow(deaths);
        double years = 0, counted = 0;
        foreach (var group in deaths)
        {
            if (group.WidthYears is null && group.FromAge < beforeAge)
                throw new ArgumentException($"The open group {group.FromAge}+ begins below {beforeAge}; its deaths have no middle.", nameof(deaths));
            var lost = group.WidthYears is { } width ? beforeAge - group.FromAge - width / 2 : 0;
            if (lost <= 0) continue;
            years += group.Deaths * lost;
            counted += group.Deaths;
        }
        return new(years, counted, FormattableString.Invariant($"potential years of life lost before {beforeAge}, deaths at the middle of the age group"));
    }

    private static void MustFollow(IReadOnlyList<AgeDeaths> deaths)
    {
        if (deaths.Count == 0) throw new ArgumentException("There is no age group.", nameof(deaths));
        for (var age = 0; age < deaths.Count; age++)
        {
            var group = deaths[age];
            if (!(group.Deaths >= 0 && double.IsFinite(group.Deaths) && group.FromAge >= 0))
                throw new ArgumentException($"Age {group.FromAge}: {group.Deaths} deaths.", nameof(deaths));
            if (age == deaths.Count - 1) continue;
            if (group.WidthYears is not { } width || Math.Abs(group.FromAge + width - deaths[age + 1].FromAge) > 1e-9)
                throw new ArgumentException($"Age {group.FromAge} with width {group.WidthYears} is followed by {deaths[age + 1].FromAge}.", nameof(deaths));
        }
    }
}

/// <summary>Years of life lost.</summary>
/// <param name="Years">Years lost.</param>
/// <param name="Deaths">Deaths that lost them.</param>
/// <param name="Method">How the years are made, in words.</param>
public sealed record LifeYears(double Years, double Deaths, string Method)
{
    /// <summary>Mean years a death lost; null when there is none.</summary>
    public double? YearsOfADeath => Deaths == 0 ? null : Years / Deaths;
}
