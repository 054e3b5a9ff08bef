using Registry.Analytics.LifeTables;

namespace Registry.Api.Compute.Statistics;

/// <summary>Abridged life table, with and without a cause of death.</summary>
internal static class LifeTableComputation
{
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("全死因死亡数", "Deaths from every cause"), "all_deaths", "死亡数", "全死因死亡数");

    private static readonly ComputeColumn CauseDeaths = new("cause_deaths", ColumnKind.Count,
        new("要去除的死因的死亡数", "Deaths from the cause that is taken away"), "cancer_deaths", "去死因死亡数") { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "life-table",
        Section = ComputationSection.LifeTables,
        Title = new("简略寿命表与期望寿命；可去除某一死因", "Abridged life table with life expectancy, and without a cause of death"),
        Parameters =
        [
            ComputeParameter.Choice("rule", "chiang", new("由死亡率求死亡概率的方法", "From death rates to probabilities"), "chiang", "empirical", "uniform", "constant"),
            ComputeParameter.Choice("infants", "both", new("婴儿死亡属于哪一性别（rule 不为 chiang 时）", "Whose infant mortality it is (rules other than chiang)"), "both", "men", "women"),
            ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Age, Deaths, ComputeColumn.PersonYears, CauseDeaths],
        Results =
        [
            new("age", new("起始年龄", "youngest age")), new("death_rate", new("死亡率 m（每人年）", "death rate per person-year (m)")), new("death_probability", new("死亡概率 q", "probability of dying (q)")),
            new("survivors", new("尚存人数 l", "survivors of 100 000 newborn (l)")), new("dying", new("死亡人数 d", "those who die in the group (d)")), new("years_lived", new("生存人年数 L", "years lived in the group (L)")),
            new("years_ahead", new("生存总人年数 T", "years lived from here on (T)")), new("life_expectancy", new("期望寿命（岁）", "life expectancy, years (e)")), new("lower", new("下限", "lower limit")),
            new("upper", new("上限", "upper limit")), new("life_expectancy_without_cause", new("去死因期望寿命（岁）", "life expectancy without the cause, years")),
        ],
        Heading = nameof(LifeTable),
        Citation = "Chiang, The Life Table and its Applications, 1984; Introduction to Stochastic Processes in Biostatistics, 1968, ch. 11.",
        Example = new(
            """
            age,deaths,person_years
            0,1236,168454.16666666666
            1-4,246,631150
            5-9,164,703164.1666666666
            10-14,167,755346.5
            15-19,537,901012.6666666666
            20-24,882,974759
            25-29,1111,1064075.8333333333
            30-34,1438,973587.8333333334
            35-39,1944,946676.1666666666
            40-44,2948,977243.6666666666
            45-49,4341,1006343
            50-54,5341,770887.1666666666
            55-59,7581,643296
            60-64,11274,580395.6666666666
            65-69,16903,542099.5
            70-74,22522,455742.5
            75-79,25365,331273.8333333333
            80-84,24152,205228
            85+,25454,120418.33333333333

            """,
            "Denmark, men, 1990-1994 (R package Epi)"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var groups = AgeInterval.Of(input);
        AgeExposure[] ages = [.. groups.Select(g => new AgeExposure(g.From, g.WidthYears, g.Sum(Deaths), g.Sum(ComputeColumn.PersonYears)))];
        var rule = Enum.Parse<LifeTableRule>(input.Values.Text("rule"), ignoreCase: true);
        var sex = Enum.Parse<LifeTableSex>(input.Values.Text("infants"), ignoreCase: true);
        var table = LifeTable.Abridged(ages, rule, sex);
        var limits = LifeExpectancy.Of(table, [.. ages.Select(a => a.Deaths)], input.Confidence);
        var without = WithoutCause(input, groups, ages, rule, sex);
        return table.Select((row, i) => new ResultRow(
            $"abridged life table, rule {input.Values.Text("rule")}; {limits[i].Method}{(without is null ? "" : "; without the cause by Chiang")}",
            row.FromAge, row.Mortality, row.Dying, row.Survivors, row.Deaths, row.YearsLived, row.YearsAhead, row.ExpectancyYears,
            limits[i].Lower, limits[i].Upper, without?[i].ExpectancyYears));
    }

    private static IReadOnlyList<LifeTableRow>? WithoutCause(
        ComputeInput input, IReadOnlyList<AgeInterval> groups, AgeExposure[] ages, LifeTableRule rule, LifeTableSex sex)
    {
        var missing = input.Rows.Where(row => row.Optional(CauseDeaths.Name) is null).ToList();
        if (missing.Count == input.Rows.Count) return null;
        return missing.Count == 0
            ? LifeTable.WithoutCause(ages, [.. groups.Select(g => g.Sum(CauseDeaths))], rule, sex)
            : throw ComputeInput.Refuse(missing[0].Where(CauseDeaths.Name), "有的行填写了该死因死亡数，有的没有；没有请写 0。", "is empty while other rows have it; write 0 where there are none.");
    }
}
