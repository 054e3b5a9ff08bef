namespace Registry.Analytics.LifeTables;

/// <summary>Abridged life table of a period: how long people would live under its death rates.</summary>
public static class LifeTable
{
    /// <summary>Newborn with whom a table begins.</summary>
    public const double Radix = 100_000;

    private const double HighInfantMortality = 0.1;

    /// <summary>The table.</summary>
    /// <param name="ages">Age groups from birth on, without gaps, the last one open.</param>
    /// <param name="rule">From rates to probabilities.</param>
    /// <param name="sex">Whose infant mortality it is; not asked by <see cref="LifeTableRule.Chiang"/>.</param>
    /// <returns>A row for each group.</returns>
    /// <exception cref="ArgumentException">Groups do not follow each other from age 0 to an open one, a number is not as said,
    /// nobody dies in the open group, or the rates give a probability above 1.</exception>
    /// <remarks>Chiang CL. The Life Table and its Applications, 1984. L of the open group is l/m.</remarks>
    public static IReadOnlyList<LifeTableRow> Abridged(
        IReadOnlyList<AgeExposure> ages, LifeTableRule rule = LifeTableRule.Chiang, LifeTableSex sex = LifeTableSex.Both)
    {
        MustFollow(ages);
        return Build([.. ages.Select(age => RowOf(age, rule, sex))]);
    }

    /// <summary>The table without a cause of death: the probability of surviving each group is raised to the share of the other causes.</summary>
    /// <param name="ages">Age groups from birth on, without gaps, the last one open.</param>
    /// <param name="causeDeaths">Deaths from the cause in the same groups; not above all deaths, and below them in the open group.</param>
    /// <param name="rule">From rates to probabilities.</param>
    /// <param name="sex">Whose infant mortality it is.</param>
    /// <exception cref="ArgumentException">As <see cref="Abridged"/>, or deaths from the cause that are negative or above all deaths.</exception>
    /// <remarks>Chiang CL. Introduction to Stochastic Processes in Biostatistics, 1968, chapter 11. Causes are taken as independent.</remarks>
    public static IReadOnlyList<LifeTableRow> WithoutCause(
        IReadOnlyList<AgeExposure> ages, IReadOnlyList<double> causeDeaths,
        LifeTableRule rule = LifeTableRule.Chiang, LifeTableSex sex = LifeTableSex.Both)
    {
        MustFollow(ages);
        if (ages.Count != causeDeaths.Count) throw new ArgumentException($"{ages.Count} age groups and {causeDeaths.Count} of the cause.", nameof(causeDeaths));
        return Build([.. ages.Select((age, i) =>
        {
            if (!(causeDeaths[i] >= 0 && causeDeaths[i] <= age.Deaths && (age.WidthYears is not null || causeDeaths[i] < age.Deaths)))
                throw new StatisticRefusedException(
                    $"{age.FromAge} 岁组：死亡 {age.Deaths} 例，其中该死因 {causeDeaths[i]} 例；该死因死亡数不能为负或多于全死因，末组须少于全死因。",
                    $"Age {age.FromAge}: {age.Deaths} {EnglishNoun.Of(age.Deaths, "death")}, of them {causeDeaths[i]} from the cause.");
            var (row, others) = (RowOf(age, rule, sex), age.Deaths == 0 ? 1 : 1 - causeDeaths[i] / age.Deaths);
            return row with { Mortality = row.Mortality * others, Dying = age.WidthYears is null ? 1 : 1 - Math.Pow(1 - row.Dying, others) };
        })]);
    }

    /// <summary>Probability that a newborn dies of a cause in the end.</summary>
    /// <param name="ages">Age groups of the table, with deaths from every cause.</param>
    /// <param name="causeDeaths">Deaths from the cause in the same groups.</param>
    /// <param name="table">Table of every cause.</param>
    public static double EventualDeath(IReadOnlyList<AgeExposure> ages, IReadOnlyList<double> causeDeaths, IReadOnlyList<LifeTableRow> table) =>
        table.Select((row, i) => ages[i].Deaths == 0 ? 0 : row.Deaths * causeDeaths[i] / ages[i].Deaths).Sum() / Radix;

    private static LifeTableRow RowOf(AgeExposure age, LifeTableRule rule, LifeTableSex sex)
    {
        var mortality = age.Deaths / age.PersonYears;
        if (age.WidthYears is not { } width) return new(age.FromAge, null, mortality, 1, 0, 0, 0, 0, 0);
        var isInfancy = age.FromAge == 0 && width == 1;
        var part = !isInfancy ? 0.5 : rule == LifeTableRule.Chiang ? 0.1 : InfantPart(mortality, sex);
        var dying = rule switch
        {
            LifeTableRule.Constant => 1 - Math.Exp(-width * mortality),
            LifeTableRule.Uniform => width * mortality / (1 + width * mortality / 2),
            _ => width * mortality / (1 + width * (1 - part) * mortality),
        };
        return dying <= 1
            ? new(age.FromAge, width, mortality, dying, 0, 0, 0, 0, 0) { PartLived = part }
            : throw new StatisticRefusedException(
                $"{age.FromAge} 岁组：死亡率 {mortality} 在 {width} 年内得出死亡概率 {dying}，大于 1；请核对死亡数与人口。",
                $"Age {age.FromAge}: a rate of {mortality} over {EnglishNoun.Count(width, "year")} gives a probability of {dying}; look at deaths and population.");
    }

    private static double InfantPart(double mortality, LifeTableSex sex) => (sex, mortality >= HighInfantMortality) switch
    {
        (LifeTableSex.Men, false) => 0.045 + 2.684 * mortality,
        (LifeTableSex.Women, false) => 0.053 + 2.8 * mortality,
        (_, false) => 0.049 + 2.742 * mortality,
        (LifeTableSex.Men, _) => 0.33,
        (LifeTableSex.Women, _) => 0.35,
        _ => 0.34,
    };

    private static LifeTableRow[] Build(LifeTableRow[] rows)
    {
        var alive = Radix;
        for (var i = 0; i < rows.Length; i++)
        {
            var deaths = alive * rows[i].Dying;
            var lived = rows[i].WidthYears is { } width
                ? width * (alive - deaths + rows[i].PartLived * deaths)
                : alive / rows[i].Mortality;
            rows[i] = rows[i] with { Survivors = alive, Deaths = deaths, YearsLived = lived };
            alive -= deaths;
        }
        double ahead = 0;
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            ahead += rows[i].YearsLived;
            rows[i] = rows[i] with { YearsAhead = ahead, ExpectancyYears = rows[i].Survivors > 0 ? ahead / rows[i].Survivors : 0 };
        }
        return rows;
    }

    private static void MustFollow(IReadOnlyList<AgeExposure> ages)
    {
        if (ages.Count < 2 || ages[0].FromAge != 0 || ages[^1].WidthYears is not null || ages[^1].Deaths == 0)
            throw new StatisticRefusedException(
                "寿命表须从 0 岁起，到有死亡的开放年龄组（如 85+）为止。", "A life table goes from birth to an open group in which somebody dies.");
        for (var i = 0; i < ages.Count; i++)
        {
            if (!(ages[i].Deaths >= 0 && ages[i].PersonYears > 0 && double.IsFinite(ages[i].Deaths) && double.IsFinite(ages[i].PersonYears)))
                throw new StatisticRefusedException(
                    $"{ages[i].FromAge} 岁组：死亡 {ages[i].Deaths} 例，人年数 {ages[i].PersonYears}；死亡数不能为负，人年数须大于 0。",
                    $"Age {ages[i].FromAge}: {ages[i].Deaths} {EnglishNoun.Of(ages[i].Deaths, "death")} in {ages[i].PersonYears} {EnglishNoun.Of(ages[i].PersonYears, "person-year")}.");
            if (i < ages.Count - 1 && ages[i].FromAge + ages[i].WidthYears != ages[i + 1].FromAge)
                throw new StatisticRefusedException(
                    $"{ages[i].FromAge} 岁起宽 {ages[i].WidthYears} 岁的年龄组之后是 {ages[i + 1].FromAge} 岁；年龄组须首尾相接。",
                    $"Age {ages[i].FromAge} with width {ages[i].WidthYears} is followed by {ages[i + 1].FromAge}.");
        }
    }
}
