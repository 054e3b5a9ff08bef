using Registry.Analytics.Timeliness;

namespace Registry.Api.Compute.Statistics;

/// <summary>Delay distribution and nowcast.</summary>
internal static class ReportingDelayComputation
{
    private static readonly ComputeColumn Year = new("year", ColumnKind.Number, new("发病（死亡）年份", "Year of diagnosis or death"), "年份"),
        Delay = new("delay", ColumnKind.Count, new("报告年份减发病年份（整年）", "Year of the report less the year of diagnosis, whole years"), "延迟"),
        Cases = ComputeColumn.Cases with { Meaning = new("该延迟下首次报告的例数；没有报告也写 0", "Cases first reported then; 0 where none were") };

    public static Computation Computation { get; } = new()
    {
        Name = "reporting-delay",
        Section = ComputationSection.Completeness,
        Title = new("报告延迟分布与近年病例数的补足（nowcast）", "Delay of reports, and how many cases recent years will have in the end (nowcast)"),
        Parameters =
        [
            ComputeParameter.Choice("dispersion", "quasi", new("quasi：方差为均值的倍数；poisson：方差等于均值", "quasi: variance a multiple of the mean; poisson: equal to it"), "quasi", "poisson"),
            ComputeParameter.Confidence,
        ],
        Columns = [Year, Delay, Cases],
        Results =
        [
            new("part", new("delay：延迟分布；year：各年；all：合计", "delay: distribution; year; all: years together")),
            new("year", new("年份", "year")), new("delay", new("延迟；year 行为已过去的最长延迟", "delay; of a year the longest that has passed")),
            new("share", new("该延迟的比例", "share reported after this delay")), new("cumulative", new("累计比例", "share reported up to this delay")),
            new("reported", new("已报告例数", "cases reported so far")), new("expected", new("最终预计例数（all 行为尚待报告例数）", "cases in the end; of all: cases still to come")),
            new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")), new("standard_error", new("待报告例数的标准差", "standard deviation of what is to come")),
            new("reported_percent", new("已报告比例（%）", "share reported so far, percent")),
        ],
        Heading = nameof(ReportingDelay),
        Citation = "Midthune DN, Fay MP, Clegg LX, Feuer EJ. J Am Stat Assoc 2005;100:61. England PD, Verrall RJ. Br Actuar J 2002;8:443.",
        Example = new(
            """
            year,delay,cases
            2018,0,812
            2018,1,141
            2018,2,22
            2018,3,6
            2019,0,830
            2019,1,152
            2019,2,25
            2019,3,4
            2020,0,801
            2020,1,160
            2020,2,21
            2021,0,866
            2021,1,149
            2022,0,858

            """, "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var adjusted = ReportingDelay.Of(Reports(input), input.Confidence, input.Values.Text("dispersion") == "quasi");
        Bilingual note = new($"离散系数 {adjusted.Dispersion:0.###}；更长的延迟未观察到，不计", $"dispersion {adjusted.Dispersion:0.###}; delays longer than any seen are not made up");
        foreach (var delay in adjusted.Delays)
            yield return new(adjusted.Method, "delay", null, delay.Delay, delay.Share, delay.Cumulative, null, null, null, null, null, null) { Note = note };
        foreach (var year in adjusted.Years)
            yield return new(adjusted.Method, "year", year.Year, year.KnownDelay, null, null, year.Reported, year.Expected, year.Lower, year.Upper, year.StandardError, year.ReportedPercent) { Note = note };
        yield return new(adjusted.Method, "all", null, null, null, null, adjusted.Years.Sum(y => y.Reported), adjusted.Outstanding, null, null, adjusted.OutstandingError, null) { Note = note };
    }

    private static List<ReportedCases> Reports(ComputeInput input) => [.. input.Rows.Select(row =>
    {
        foreach (var column in new[] { Year, Delay })
            if (row.Number(column.Name) is var number && (number != Math.Floor(number) || Math.Abs(number) > 9999))
                throw ComputeInput.Refuse(row.Where(column.Name), $"“{number}”：应为整年。", $"{number}: whole years are expected.");
        return new ReportedCases((int)row.Number(Year.Name), (int)row.Number(Delay.Name), row.Number(Cases.Name));
    })];
}
