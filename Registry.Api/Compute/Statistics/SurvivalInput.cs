using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Compute.Statistics;

/// <summary>Patients and life table of a question, and what was left out.</summary>
internal static class SurvivalInput
{
    /// <summary>What becomes of patients whose follow-up ends on the day of diagnosis.</summary>
    public static ComputeParameter ZeroTime { get; } = ComputeParameter.Choice("zeroTime", "exclude", new(
        "诊断当日死亡或末次接触者：exclude 不计入，day 计为 1 天", "Whose follow-up ends on the day of diagnosis: exclude leaves them out, day counts one day"), "exclude", "day");

    private const int OldestYears = 150;

    /// <summary>First day whose person-time counts (period approach).</summary>
    public static ComputeParameter From { get; } = ComputeParameter.Date("from", new(
        "period 法：计入随访的首日 年-月-日；不填为队列法", "Period approach: first day whose person-time counts, year-month-day; empty for the cohort or complete approach"));

    /// <summary>Closing date.</summary>
    public static ComputeParameter Closing { get; } = ComputeParameter.Date("closing", new("随访截止日期；其后的结局不计", "Closing date; what happens later does not count"));

    /// <summary>Hybrid approach.</summary>
    public static ComputeParameter WholeSince { get; } = ComputeParameter.Date("wholeSince", new(
        "hybrid 法：此日及以后诊断者自诊断起计入", "Hybrid approach: who is diagnosed on or after this day counts from diagnosis"));

    /// <summary>The parameters that all survival statistics have.</summary>
    public static IReadOnlyList<ComputeParameter> Window { get; } = [ZeroTime, From, Closing, WholeSince];

    /// <summary>The patients that count, in the window asked for, and a note on the rules and on who was left out.</summary>
    /// <exception cref="ComputeRefusedException">A row cannot be read, or nobody is left.</exception>
    public static (IReadOnlyList<Patient> Patients, Bilingual Rules) Patients(ComputeInput input, bool needsPopulation)
    {
        var (certificates, autopsies, zero) = (0, 0, 0);
        var patients = new List<Patient>();
        var countsDay = input.Values.Text(ZeroTime.Name) == "day";
        foreach (var row in input.Rows)
        {
            switch (row.OptionalText(SurvivalColumns.Basis.Name)?.Trim().ToLowerInvariant())
            {
                case "dco" or "0": certificates++; continue;
                case "autopsy": autopsies++; continue;
            }
            var patient = Read(row, needsPopulation);
            if (patient.ExitDay == 0) zero++;
            if (patient.ExitDay > 0 || countsDay) patients.Add(patient.ExitDay == 0 ? patient with { ExitDay = 1 } : patient);
        }
        var inside = WindowOf(input).Of(patients);
        if (inside.Count == 0)
            throw ComputeInput.Refuse("rows", "没有可分析的患者：全部为 DCO、尸检发现、随访 0 天或不在时间窗内。", "no patient is left: all are DCO, found at autopsy, followed for 0 days or outside the window.");
        return (inside, Rules(input.Rows.Count, inside.Count, certificates, autopsies, zero, countsDay));
    }

    /// <summary>Every row as a patient, those of the day of diagnosis and by death certificate too: what prevalence counts.</summary>
    /// <exception cref="ComputeRefusedException">A row cannot be read.</exception>
    public static IReadOnlyList<Patient> AllPatients(ComputeInput input) => [.. input.Rows.Select(row => Read(row, needsPopulation: false))];

    /// <summary>The life table of the question.</summary>
    /// <exception cref="ComputeRefusedException">There is none, or a row has no mortality or two.</exception>
    public static MortalityTable LifeTable(ComputeInput input)
    {
        if (input.Companion.Count == 0)
            throw ComputeInput.Refuse("lifeTable", "缺少寿命表：命令行用 --life-table 文件，JSON 用 lifeTable，CSV 中写在 [lifeTable] 行之后。",
                "the life table is missing: --life-table FILE, lifeTable in JSON, or behind a line [lifeTable] in CSV.");
        return MortalityTable.Of(Mortality(input.Companion));
    }

    /// <summary>Rows of a life table.</summary>
    /// <exception cref="ComputeRefusedException">A row has no mortality or two.</exception>
    public static IReadOnlyList<MortalityRow> Mortality(IReadOnlyList<InputRow> rows) =>
        [.. rows.Select(row => new MortalityRow(SexOf(row), Whole(row, "year", 1, 9999), Whole(row, "age", 0, OldestYears), Hazard(row), row.OptionalText(SurvivalColumns.Area.Name) ?? ""))];

    /// <summary>A whole number of a row within limits.</summary>
    /// <exception cref="ComputeRefusedException">It is none.</exception>
    internal static int Whole(InputRow row, string column, int least, int most) =>
        row.Number(column) is var number && number >= least && number <= most && number == Math.Floor(number) ? (int)number
            : throw ComputeInput.Refuse($"lifeTable {row.Where(column)}", $"应为 {least} 至 {most} 的整数。", $"a whole number from {least} to {most} is expected.");

    /// <summary>A date of a parameter; null when it is empty.</summary>
    /// <exception cref="ComputeRefusedException">It is no date.</exception>
    public static DateOnly? Day(ComputeInput input, ComputeParameter parameter) => input.Values.Optional(parameter.Name) is { Length: > 0 } text
        ? Read(text) ?? throw ComputeInput.Refuse(parameter.Name, "不是日期；应写 年-月-日。", "is no date; write year-month-day.") : null;

    private static SurvivalWindow WindowOf(ComputeInput input)
    {
        var window = new SurvivalWindow(Day(input, From), Day(input, Closing), Day(input, WholeSince));
        if (window.WholeSince is not null && window.From is null)
            throw ComputeInput.Refuse(WholeSince.Name, "需同时给出 from。", "needs from beside it.");
        if (window.From >= window.Closing) throw ComputeInput.Refuse(Closing.Name, "应晚于 from。", "must lie behind from.");
        if (window.From is { } && input.Rows.FirstOrDefault(r => r.OptionalText(SurvivalColumns.Diagnosis.Name) is null) is { } row)
            throw ComputeInput.Refuse(row.Where(SurvivalColumns.Diagnosis.Name), "period 法需要诊断日期。", "is missing; the period approach needs it.");
        return window;
    }

    private static Bilingual Rules(int rows, int left, int certificates, int autopsies, int zero, bool countsDay) => new(
        $"{rows} 行中 {left} 例进入分析；未计入：仅死亡证明（DCO）{certificates} 例、尸检发现 {autopsies} 例、随访 0 天 {zero} 例{(countsDay ? "（计为 1 天）" : "")}；"
            + "失访者于末次接触日截尾；每行一例，同一人的多原发按各自的诊断日计。",
        $"{left} of {rows} rows count; left out: {certificates} by death certificate only, {autopsies} found at autopsy, {zero} followed for 0 days{(countsDay ? " (counted as one day)" : "")}; "
            + "lost patients are censored when last seen; each row is one patient, second primaries from their own diagnosis.");

    private static Patient Read(InputRow row, bool needsPopulation)
    {
        if (row.Optional(SurvivalColumns.Status.Name) is not (0 or 1 or 2))
            throw ComputeInput.Refuse(row.Where(SurvivalColumns.Status.Name), "应为 0、1 或 2。", "0, 1 or 2 is expected.");
        var (diagnosis, end, birth) = (DateOf(row, SurvivalColumns.Diagnosis), DateOf(row, SurvivalColumns.End), DateOf(row, SurvivalColumns.Birth));
        return new(needsPopulation ? SexOf(row) : Sex.Unknown, AgeInDays(row, birth, diagnosis, needsPopulation), diagnosis ?? new DateOnly(2000, 1, 1),
            Days(row, diagnosis, end), (PatientOutcome)(int)row.Number(SurvivalColumns.Status.Name))
        {
            Birth = diagnosis is null ? null : birth,
            Area = row.OptionalText(SurvivalColumns.Area.Name) ?? "",
            Place = row.Place,
        };
    }

    private static int Days(InputRow row, DateOnly? diagnosis, DateOnly? end)
    {
        if (row.Optional(SurvivalColumns.Time.Name) is { } time)
            return time == Math.Floor(time) && time < 80_000 ? (int)time
                : throw ComputeInput.Refuse(row.Where(SurvivalColumns.Time.Name), "应为整数天。", "whole days are expected.");
        if (diagnosis is not { } from || end is not { } to)
            throw ComputeInput.Refuse(row.Where(SurvivalColumns.Time.Name), "缺少随访天数，也没有诊断与结束日期。", "is missing, and so are diagnosis_date and end_date.");
        return to >= from ? to.DayNumber - from.DayNumber
            : throw ComputeInput.Refuse(row.Where(SurvivalColumns.End.Name), "早于诊断日期：随访时间不能为负。", "lies before the diagnosis: time cannot be negative.");
    }

    private static double AgeInDays(InputRow row, DateOnly? birth, DateOnly? diagnosis, bool isNeeded)
    {
        if (row.Optional(SurvivalColumns.AgeDays.Name) is { } days) return AgeWithin(row, SurvivalColumns.AgeDays, days, days);
        if (birth is { } from && diagnosis is { } to)
            return from <= to ? to.DayNumber - from.DayNumber
                : throw ComputeInput.Refuse(row.Where(SurvivalColumns.Birth.Name), "晚于诊断日期。", "lies behind the diagnosis.");
        if (row.Optional(SurvivalColumns.AgeYears.Name) is { } years) return AgeWithin(row, SurvivalColumns.AgeYears, years, years * MortalityTable.DaysPerYear);
        return isNeeded
            ? throw ComputeInput.Refuse(row.Where(SurvivalColumns.Birth.Name), "缺少出生日期或诊断年龄。", "is missing, and so are age_days and age_years.")
            : double.NaN;
    }

    // Nobody is older, and a way through a life table of more years would have no end.
    private static double AgeWithin(InputRow row, ComputeColumn column, double said, double days) =>
        said >= 0 && days <= OldestYears * MortalityTable.DaysPerYear ? days
            : throw ComputeInput.Refuse(row.Where(column.Name), $"年龄应在 0 至 {OldestYears} 岁之间。", $"an age from 0 to {OldestYears} years is expected.");

    private static double Hazard(InputRow row)
    {
        double?[] known =
        [
            row.Optional(SurvivalColumns.PerDay.Name), row.Optional(SurvivalColumns.PerYear.Name) / MortalityTable.DaysPerYear,
            row.Optional(SurvivalColumns.Probability.Name) is { } q ? -Math.Log(1 - Math.Min(q, 0.9999)) / MortalityTable.DaysPerYear : null,
        ];
        return known.OfType<double>().ToList() is [var hazard]
            ? hazard
            : throw ComputeInput.Refuse($"lifeTable {row.Where(SurvivalColumns.PerDay.Name)}", "死亡率三列中应恰填一列。", "exactly one of hazard_per_day, hazard_per_year and death_probability is expected.");
    }

    /// <summary>The sex of a row.</summary>
    /// <exception cref="ComputeRefusedException">It is neither male nor female.</exception>
    internal static Sex SexOf(InputRow row) => row.Text(SurvivalColumns.Sex.Name).Trim().ToLowerInvariant() switch
    {
        "1" or "m" or "male" or "men" or "男" => Sex.Male,
        "2" or "f" or "female" or "women" or "女" => Sex.Female,
        _ => throw ComputeInput.Refuse(row.Where(SurvivalColumns.Sex.Name), "应为 1（男）或 2（女）。", "1 (men) or 2 (women) is expected."),
    };

    private static DateOnly? DateOf(InputRow row, ComputeColumn column) => row.OptionalText(column.Name) is not { } text ? null
        : Read(text) ?? throw ComputeInput.Refuse(row.Where(column.Name), "不是日期；应写 年-月-日。", "is no date; write year-month-day.");

    private static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
