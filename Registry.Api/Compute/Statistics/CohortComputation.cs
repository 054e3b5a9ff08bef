using System.Globalization;
using Registry.Analytics.Rates;
using Registry.Core.Coding;

namespace Registry.Api.Compute.Statistics;

/// <summary>A cohort divided by calendar year and age.</summary>
internal static class CohortComputation
{
    private static readonly ComputeColumn SexColumn = new("sex", ColumnKind.Text, new("性别：1 男，2 女", "Sex: 1 men, 2 women"), "性别");
    private static readonly ComputeColumn Birth = new("birth_date", ColumnKind.Text, new("出生日期 年-月-日", "Day of birth, year-month-day"), "bi_date", "出生日期");
    private static readonly ComputeColumn Entry = new("entry_date", ColumnKind.Text, new("进入观察的日期", "First day at risk"), "dg_date", "进入日期");
    private static readonly ComputeColumn Exit = new("exit_date", ColumnKind.Text, new("观察结束的日期", "Day on which the follow-up ends"), "ex_date", "结束日期");
    private static readonly ComputeColumn Event = new("event", ColumnKind.Count, new("1 结局发生，0 未发生", "1 when the event ended it, else 0"), "status", "结局");

    public static Computation Computation { get; } = new()
    {
        Name = "cohort-person-years",
        Section = ComputationSection.Comparison,
        Title = new("队列人年：按性别、年份和年龄划分（Lexis），供与人群率比较", "Person-years of a cohort by sex, year and age (Lexis), to be set against rates of the population"),
        Parameters =
        [
            ComputeParameter.Whole("fromYear", 1900, 1800, 2200, new("起始年份", "First calendar year counted")),
            ComputeParameter.Whole("toYear", 2100, 1800, 2200, new("截止年份", "Last calendar year counted")),
            ComputeParameter.Whole("ageWidth", 5, 1, 20, new("年龄组宽度（岁）", "Width of the age bands, years")),
        ],
        Columns = [SexColumn, Birth, Entry, Exit, Event],
        Results =
        [
            new("sex", new("性别", "sex")), new("year", new("年份", "calendar year")), new("age_from", new("年龄组起始年龄", "youngest age of the band")),
            new("person_years", new("人年数", "person-years")), new("events", new("结局数", "events")),
        ],
        Heading = nameof(CohortRatio),
        Citation = "Breslow & Day, IARC Sci Publ 82, 1987, ch. 2.",
        Example = new("sex,birth_date,entry_date,exit_date,event\n1,1950-07-02,2019-01-01,2020-12-31,1\n2,1961-03-15,2018-05-01,2020-05-01,0\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (from, to, width) = (input.Values.Whole("fromYear"), input.Values.Whole("toYear"), input.Values.Whole("ageWidth"));
        var cells = CohortRatio.Split(input.Rows.Select(Person), from, to, [.. Enumerable.Range(0, 1 + 100 / width).Select(i => i * width)]);
        return cells.Select(c => new ResultRow(
            "follow-up divided by sex, calendar year and age", (int)c.Sex, c.Year, c.AgeFrom, c.PersonYears, c.Events));
    }

    // A message names the row and the column, never the date: it belongs to a person.
    private static FollowedPerson Person(InputRow row)
    {
        var sex = row.Text(SexColumn.Name) switch
        {
            "1" => Sex.Male,
            "2" => Sex.Female,
            _ => throw ComputeInput.Refuse(row.Where(SexColumn.Name), "应为 1 或 2。", "1 or 2 is expected."),
        };
        var (birth, entry, exit) = (Date(row, Birth), Date(row, Entry), Date(row, Exit));
        if (entry < birth || exit < entry)
            throw ComputeInput.Refuse(row.Place, "日期应依次为出生、进入、结束。", "birth, entry and exit must come in this order.");
        return new(sex, birth, entry, exit, row.Number(Event.Name) == 1);
    }

    private static DateOnly Date(InputRow row, ComputeColumn column) =>
        DateOnly.TryParseExact(row.Text(column.Name), ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw ComputeInput.Refuse(row.Where(column.Name), "不是日期；应写 年-月-日。", "is no date; write year-month-day.");
}
