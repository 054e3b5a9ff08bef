using Registry.Analytics.Burden;

namespace Registry.Api.Compute.Statistics;

/// <summary>Years of life lost.</summary>
internal static class YearsOfLifeLostComputation
{
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("死亡数", "Deaths from the cause"), "死亡数", "cancer_deaths");

    private static readonly ComputeColumn Expectancy = new("life_expectancy", ColumnKind.Count,
        new("该年龄组起始年龄的期望寿命（岁；method=expectancy 时需要）", "Life expectancy at the youngest age of the group, years (needed with method=expectancy)"), "ex", "期望寿命")
    { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "years-of-life-lost",
        Section = ComputationSection.Burden,
        Title = new("寿命损失年", "Years of life lost"),
        Parameters =
        [
            ComputeParameter.Choice("method", "expectancy", new("expectancy：按期望寿命（YLL）；before-age：至某岁为止的潜在寿命损失（PYLL）",
                "expectancy: against life expectancy (YLL); before-age: potential years before an age (PYLL)"), "expectancy", "before-age"),
            ComputeParameter.Whole("beforeAge", 70, 1, 120, new("method=before-age 的上限年龄", "Age up to which years count with method=before-age")),
        ],
        Columns = [ComputeColumn.Age, Deaths, Expectancy],
        Results =
        [
            new("deaths", new("计入的死亡数", "deaths counted")), new("years_lost", new("寿命损失年", "years lost")),
            new("years_of_a_death", new("平均每例损失年数", "mean years a death lost")),
        ],
        Heading = nameof(YearsOfLifeLost),
        Citation = "Murray, Bull World Health Organ 1994;72:429. Romeder & McWhinnie, Int J Epidemiol 1977;6:143.",
        Example = new(
            """
            age,deaths,life_expectancy
            0-4,29.2,70.64
            5-9,30.8,66.51
            10-14,22.1,61.59
            15-19,38.8,56.67
            20-24,71.2,51.85
            25-29,75.2,47.11
            30-34,126.1,42.39
            35-39,183.0,37.73
            40-44,480.9,33.13
            45-49,717.2,28.63
            50-54,1193.2,24.29
            55-59,2017.2,20.23
            60-64,3191.0,16.53
            65-69,4759.0,13.21
            70-74,5389.0,10.33
            75-79,5630.1,7.87
            80-84,3947.0,5.89
            85-89,2025.0,4.35
            90+,717.0,3.00

            """,
            "Denmark, men, 1988: cancer deaths (estimated from survival data) and life expectancy, rounded (Epi 2.x gmortDK)"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var ages = AgeInterval.Of(input);
        AgeDeaths[] deaths = [.. ages.Select(age => new AgeDeaths(age.From, age.WidthYears, age.Sum(Deaths)))];
        var years = input.Values.Text("method") == "before-age"
            ? YearsOfLifeLost.Before(deaths, input.Values.Whole("beforeAge"))
            : YearsOfLifeLost.Against(deaths, [.. ages.Select(age => age.One(Expectancy)
                ?? throw ComputeInput.Refuse(age.Rows[0].Where(Expectancy.Name), "该年龄组缺少期望寿命。", "is empty; method=expectancy needs it in every age group."))]);
        yield return new(years.Method, years.Deaths, years.Years, years.YearsOfADeath)
        {
            Note = years.YearsOfADeath is null ? new("没有死亡", "no deaths") : null,
        };
    }
}
