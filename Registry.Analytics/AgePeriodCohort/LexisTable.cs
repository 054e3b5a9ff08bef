using System.Globalization;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Cases and person-years by age group and period: every group in every period, groups of one width and periods of one width.</summary>
/// <remarks>An open last group counts as one of the common width, as is usual with these models.</remarks>
public sealed class LexisTable
{
    /// <summary>Most age groups: single years to an age that nobody reaches.</summary>
    public const int MostAges = 130;

    /// <summary>Most periods: single years since registration began, and more.</summary>
    public const int MostPeriods = 250;

    /// <summary>Most person-years or cases of a cell: a hundred thousand times those of mankind in a year. Beyond it models lose the digits they need.</summary>
    public const double MostOfACell = 1e15;

    private readonly double[,] _cases, _personYears;

    /// <summary>Takes a table as it is.</summary>
    /// <param name="ageStarts">Youngest age of each group, completed years, rising by the same width.</param>
    /// <param name="ageWidthYears">Width of the groups.</param>
    /// <param name="periodStarts">First year of each period, rising by the same width.</param>
    /// <param name="periodWidthYears">Width of the periods.</param>
    /// <param name="cases">Cases by age and period, not negative.</param>
    /// <param name="personYears">Person-years likewise; 0 where nobody was at risk and there is no case.</param>
    /// <exception cref="ArgumentException">More groups or periods than any registry has, groups or periods that are not equally wide, sizes differ, a number is negative, a cell has cases and no person-years, or there is no case.</exception>
    public LexisTable(
        IReadOnlyList<double> ageStarts, double ageWidthYears, IReadOnlyList<double> periodStarts, double periodWidthYears, double[,] cases, double[,] personYears)
    {
        MustFit(ageStarts.Count, periodStarts.Count);
        MustBeEven(ageStarts, ageWidthYears, new("年龄组", "Age groups"));
        MustBeEven(periodStarts, periodWidthYears, new("时期", "Periods"));
        (AgeStarts, AgeWidthYears, PeriodStarts, PeriodWidthYears) = (ageStarts, ageWidthYears, periodStarts, periodWidthYears);
        (_cases, _personYears) = (cases, personYears);
        foreach (var counts in new[] { cases, personYears })
            if (counts.GetLength(0) != ageStarts.Count || counts.GetLength(1) != periodStarts.Count)
                throw new StatisticRefusedException(
                    $"{ageStarts.Count} 个年龄组、{periodStarts.Count} 个时期，却给出 {counts.GetLength(0)} × {counts.GetLength(1)} 个数。",
                    $"{counts.GetLength(0)} x {counts.GetLength(1)} numbers for {ageStarts.Count} age groups and {periodStarts.Count} periods.");
        MustBeCounts();
    }

    /// <summary>Youngest age of each group.</summary>
    public IReadOnlyList<double> AgeStarts { get; }

    /// <summary>Width of the age groups, years.</summary>
    public double AgeWidthYears { get; }

    /// <summary>First year of each period.</summary>
    public IReadOnlyList<double> PeriodStarts { get; }

    /// <summary>Width of the periods, years.</summary>
    public double PeriodWidthYears { get; }

    /// <summary>True when age groups and periods are equally wide, so that a cohort is a diagonal.</summary>
    public bool IsSquare => AgeWidthYears == PeriodWidthYears;

    /// <summary>Cases of a cell.</summary>
    public double Cases(int age, int period) => _cases[age, period];

    /// <summary>Person-years of a cell.</summary>
    public double PersonYears(int age, int period) => _personYears[age, period];

    /// <summary>Middle of an age group.</summary>
    public double Age(int age) => AgeStarts[age] + AgeWidthYears / 2;

    /// <summary>Middle of a period.</summary>
    public double Period(int period) => PeriodStarts[period] + PeriodWidthYears / 2;

    /// <summary>The cells somebody was at risk in, period by period, youngest first.</summary>
    internal IReadOnlyList<LexisCell> Cells() =>
        [.. from period in Enumerable.Range(0, PeriodStarts.Count)
            from age in Enumerable.Range(0, AgeStarts.Count)
            where _personYears[age, period] > 0
            select new LexisCell(age, period, Age(age), Period(period), _cases[age, period], _personYears[age, period])];

    /// <summary>Refuses a size that no registry has: the work of a model of all effects grows with the third power of their number.</summary>
    /// <exception cref="StatisticRefusedException">More than <see cref="MostAges"/> groups or <see cref="MostPeriods"/> periods.</exception>
    public static void MustFit(int ages, int periods)
    {
        if (ages > MostAges || periods > MostPeriods)
            throw new StatisticRefusedException(
                $"{ages} 个年龄组、{periods} 个时期：最多 {MostAges} 个和 {MostPeriods} 个；请合并年龄组或年份。",
                $"{ages} age groups and {periods} periods: {MostAges} and {MostPeriods} are the most; add ages or years up to wider groups.");
    }

    /// <summary>Refuses what no age-period-cohort model can be fitted to.</summary>
    /// <exception cref="ArgumentException">Fewer than three age groups or two periods, or (when asked) groups and periods of different width.</exception>
    internal void MustHave(int periods, bool square)
    {
        if (AgeStarts.Count < 3 || PeriodStarts.Count < periods)
            throw new StatisticRefusedException(
                $"仅 {AgeStarts.Count} 个年龄组、{PeriodStarts.Count} 个时期；区分年龄、时期与出生队列至少需要 3 个和 {periods} 个。",
                $"{AgeStarts.Count} age groups and {PeriodStarts.Count} periods; at least 3 and {periods} are needed to tell age, period and cohort.");
        if (square && !IsSquare)
            throw new StatisticRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"年龄组宽 {AgeWidthYears} 岁而时期宽 {PeriodWidthYears} 年：两者同宽时队列才是对角线；请把年份合并为 {AgeWidthYears} 年的时期，或改用样条。"),
                string.Create(CultureInfo.InvariantCulture, $"Age groups of {AgeWidthYears} years and periods of {PeriodWidthYears}: cohorts are diagonals only where both are equally wide; add years up to periods of {AgeWidthYears}, or fit splines."));
    }

    private void MustBeCounts()
    {
        double total = 0;
        for (var age = 0; age < AgeStarts.Count; age++)
            for (var period = 0; period < PeriodStarts.Count; period++)
            {
                var (count, years) = (_cases[age, period], _personYears[age, period]);
                if (count > MostOfACell || years > MostOfACell || years is > 0 and < 1 / MostOfACell)
                    throw new StatisticRefusedException(
                        $"年龄 {AgeStarts[age]}、时期 {PeriodStarts[period]}：{count} 例对 {years} 人年；超过 {MostOfACell} 或过小，请核对单位。",
                        $"Age {AgeStarts[age]}, period {PeriodStarts[period]}: {count} cases in {years} person-years; more than {MostOfACell} or next to nothing, look at the units.");
                if (!(count >= 0 && years >= 0) || (years == 0 && count > 0))
                    throw new StatisticRefusedException(
                        $"年龄 {AgeStarts[age]}、时期 {PeriodStarts[period]}：{count} 例对 {years} 人年；例数与人年数不得为负，有病例处须有人年数。",
                        $"Age {AgeStarts[age]}, period {PeriodStarts[period]}: {count} cases in {years} person-years; neither may be negative, and where there are cases somebody must be at risk.");
                total += count;
            }
        if (total == 0) throw new StatisticRefusedException("任何年龄组和时期都没有病例。", "There is no case in any age group and period.");
    }

    private static void MustBeEven(IReadOnlyList<double> starts, double width, Bilingual what)
    {
        if (starts.Count == 0 || !(width > 0)) throw new StatisticRefusedException($"{what.Zh}：{starts.Count} 个，宽 {width} 年；至少需要一个，宽度大于 0。", $"{what.En}: {starts.Count} of {width} years; at least one is needed, wider than 0.");
        for (var i = 1; i < starts.Count; i++)
            if (Math.Abs(starts[i] - starts[i - 1] - width) > 1e-9)
                throw new StatisticRefusedException(
                    $"{what.Zh}须每 {width} 年一个：{starts[i - 1]} 之后是 {starts[i]}。", $"{what.En} must follow each other by {width} years: {starts[i]} follows {starts[i - 1]}.");
    }
}
