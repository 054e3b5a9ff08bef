using Registry.Analytics.AgePeriodCohort;

namespace Registry.Api.Compute.Statistics;

/// <summary>Columns that the age-period-cohort statistics share, and the table of cells made of them.</summary>
internal static class LexisInput
{
    /// <summary>Age group by its youngest age or as a range.</summary>
    public static ComputeColumn Age { get; } = new("age", ColumnKind.Age,
        new("年龄组，等宽且首尾相接：25-29 或 25；末组 85+ 按同宽计", "Age group, equally wide and without gaps: 25-29, or 25 alone; an open last group 85+ counts as one of that width"),
        "agestart", "agegroup", "年龄", "年龄组");

    /// <summary>First year of a period.</summary>
    public static ComputeColumn Period { get; } = new("period", ColumnKind.Number,
        new("时期的第一年，等宽且首尾相接：1955、1960 …，或逐年", "First year of the period, equally wide and without gaps: 1955, 1960 …, or every year"),
        "periodstart", "year", "时期", "年份");

    /// <summary>What a row holds.</summary>
    public static IReadOnlyList<ComputeColumn> Columns { get; } = [Age, Period, ComputeColumn.Cases, ComputeColumn.PersonYears];

    /// <summary>Where the example comes from.</summary>
    public const string Source = "deaths from lung cancer, women of Belgium, 1955-1974 (Clayton and Schifflers 1987)";

    /// <summary>An example with all columns.</summary>
    public const string Csv =
        """
        age,period,cases,person_years
        25,1955,3,1578947.3684210526
        30,1955,11,1666666.6666666665
        35,1955,11,1410256.4102564103
        40,1955,36,1348314.6067415732
        45,1955,77,1590909.090909091
        50,1955,106,1606060.6060606062
        55,1955,157,1515444.0154440156
        60,1955,193,1307588.075880759
        65,1955,219,1066731.6122747199
        70,1955,223,849847.5609756099
        75,1955,198,591574.5443680908
        25,1960,2,1538461.5384615383
        30,1960,16,1632653.06122449
        35,1960,22,1666666.6666666665
        40,1960,44,1392405.0632911392
        45,1960,74,1321428.5714285716
        50,1960,131,1541176.4705882354
        55,1960,184,1533333.3333333335
        60,1960,232,1417226.634086744
        65,1960,267,1181415.9292035396
        70,1960,250,902527.0758122744
        75,1960,214,636715.2633144897
        25,1965,7,1400000
        30,1965,11,1527777.7777777778
        35,1965,24,1632653.06122449
        40,1965,42,1660079.0513833992
        45,1965,68,1379310.3448275863
        50,1965,99,1294117.6470588236
        55,1965,189,1490536.2776025238
        60,1965,262,1455555.5555555555
        65,1965,323,1297188.7550200804
        70,1965,308,1010830.3249097472
        75,1965,253,688060.9192276312
        25,1970,3,1578947.3684210526
        30,1970,10,1408450.7042253523
        35,1970,25,1524390.243902439
        40,1970,53,1568047.3372781065
        45,1970,99,1636363.6363636362
        50,1970,142,1340887.6298394713
        55,1970,180,1255230.1255230126
        60,1970,249,1414772.727272727
        65,1970,325,1335799.4245787095
        70,1970,412,1115322.1440173255
        75,1970,338,773632.4101625086

        """;

    /// <summary>The cells of the input; rows of one age and period are added up.</summary>
    /// <exception cref="ComputeRefusedException">Ages or periods leave gaps, a cell has no row, or has cases and nobody at risk.</exception>
    public static LexisTable Table(ComputeInput input)
    {
        var ages = Ages(input);
        var width = ages[0].WidthYears ?? throw ComputeInput.Refuse("age", "只有一个年龄组；至少需要 3 个。", "there is one age group; at least 3 are needed.");
        var periods = Periods(input);
        LexisTable.MustFit(ages.Count, periods.Count);
        var (cases, years) = (new double[ages.Count, periods.Count], new double[ages.Count, periods.Count]);
        for (var age = 0; age < ages.Count; age++)
            foreach (var (start, period) in periods.Select((start, period) => (start, period)))
            {
                var rows = ages[age].Rows.Where(row => row.Number(Period.Name) == start).ToList();
                MustBeCell(rows, ages[age], start);
                cases[age, period] = rows.Sum(row => row.Number(ComputeColumn.Cases.Name));
                years[age, period] = rows.Sum(row => row.Number(ComputeColumn.PersonYears.Name));
            }
        return new([.. ages.Select(a => (double)a.From)], width, periods, periods[1] - periods[0], cases, years);
    }

    /// <summary>What has to be known of the table to read the answer.</summary>
    public static Bilingual? Note(LexisTable table)
    {
        var empty = (from age in Enumerable.Range(0, table.AgeStarts.Count)
                     from period in Enumerable.Range(0, table.PeriodStarts.Count)
                     where table.PersonYears(age, period) == 0
                     select $"{table.AgeStarts[age]}/{table.PeriodStarts[period]}").ToList();
        return empty.Count == 0 ? null
            : new($"人年数为 0、未计入的年龄/时期：{string.Join("、", empty)}", $"left out, nobody at risk (age/period): {string.Join(", ", empty)}");
    }

    /// <summary>Age groups of one width, youngest first.</summary>
    public static IReadOnlyList<AgeInterval> Ages(ComputeInput input)
    {
        var ages = AgeInterval.Of(input);
        var width = ages[0].WidthYears;
        var other = ages.FirstOrDefault(a => a.WidthYears is { } wide && wide != width);
        return other is null ? ages : throw ComputeInput.Refuse(other.Rows[0].Where(Age.Name),
            $"年龄组宽 {other.WidthYears} 岁，而第一组宽 {width} 岁；年龄-时期-队列模型需要等宽的年龄组（如把 0 与 1-4 合并为 0-4）。",
            $"is {other.WidthYears} years wide, the first group {width}; these models need age groups of one width (add 0 and 1-4 up to 0-4, say).");
    }

    private static List<double> Periods(ComputeInput input)
    {
        var periods = input.Rows.Select(row => row.Number(Period.Name)).Distinct().Order().ToList();
        if (periods.Count < 2)
            throw ComputeInput.Refuse(input.Rows[0].Where(Period.Name),
                $"只有一个时期（{periods[0]}）；至少需要 2 个时期才能看出变化。", $"is the only period ({periods[0]}); at least 2 are needed to see a change.");
        for (var i = 2; i < periods.Count; i++)
            if (periods[i] - periods[i - 1] != periods[1] - periods[0])
                throw ComputeInput.Refuse(input.Rows.First(row => row.Number(Period.Name) == periods[i]).Where(Period.Name),
                    $"时期 {periods[i]} 与前一时期 {periods[i - 1]} 的间隔不等于 {periods[1] - periods[0]} 年；缺少时期或宽度不一。",
                    $"follows {periods[i - 1]}, not by {periods[1] - periods[0]} years as the first ones do; a period is missing or wider.");
        return periods;
    }

    private static void MustBeCell(List<InputRow> rows, AgeInterval age, double period)
    {
        if (rows.Count == 0)
            throw ComputeInput.Refuse($"age={age.From}, period={period}",
                "缺少这一格；没有病例也要写 0 例和人年数。", "has no row; a cell without cases needs its row with 0 and its person-years.");
        if (rows.Sum(row => row.Number(ComputeColumn.PersonYears.Name)) == 0 && rows.Find(row => row.Number(ComputeColumn.Cases.Name) > 0) is { } row)
            throw ComputeInput.Refuse(row.Where(ComputeColumn.PersonYears.Name), "有病例而人年数为 0；请补人口数。", "is 0 where there are cases; give the population.");
    }
}
