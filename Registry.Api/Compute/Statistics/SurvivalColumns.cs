namespace Registry.Api.Compute.Statistics;

/// <summary>Columns of patients and of the life table.</summary>
internal static class SurvivalColumns
{
    public static ComputeColumn Time { get; } = new("time", ColumnKind.Count,
        new("诊断至死亡或最后接触的天数（整数）；也可给出 diagnosis_date 与 end_date", "Days from diagnosis to death or last contact, whole; or diagnosis_date and end_date"),
        "time_days", "days", "生存天数", "随访天数") { IsRequired = false };

    public static ComputeColumn Status { get; } = new("status", ColumnKind.Count,
        new("随访结局：0 存活或失访，1 死亡（区分死因时为死于该癌），2 死于其他原因", "How follow-up ended: 0 alive or lost, 1 dead (of the cancer, where causes are told apart), 2 dead of something else"),
        "stat", "event", "结局", "生存状态");

    public static ComputeColumn Diagnosis { get; } = new("diagnosis_date", ColumnKind.Text,
        new("诊断日期 年-月-日", "Day of diagnosis, year-month-day"), "dg_date", "diag", "incidence_date", "诊断日期", "发病日期");

    public static ComputeColumn End { get; } = new("end_date", ColumnKind.Text,
        new("死亡或最后接触日期", "Day of death or last contact"), "ex_date", "exit_date", "last_contact_date", "最后接触日期", "结束日期") { IsRequired = false };

    public static ComputeColumn Sex { get; } = new("sex", ColumnKind.Text, new("性别：1 男，2 女（也可写 male、female）", "Sex: 1 men, 2 women, or male and female"), "性别");

    public static ComputeColumn Birth { get; } = new("birth_date", ColumnKind.Text,
        new("出生日期；也可给出 age_days 或 age_years", "Day of birth; or age_days, or age_years"), "bi_date", "出生日期") { IsRequired = false };

    public static ComputeColumn AgeDays { get; } = new("age_days", ColumnKind.Count,
        new("诊断时年龄（天）", "Age at diagnosis, days"), "诊断年龄天") { IsRequired = false };

    public static ComputeColumn AgeYears { get; } = new("age_years", ColumnKind.Count,
        new("诊断时年龄（岁，一年按 365.241 天）", "Age at diagnosis, years of 365.241 days"), "age", "dg_age", "诊断年龄") { IsRequired = false };

    public static ComputeColumn Area { get; } = new("area", ColumnKind.Text,
        new("地区，寿命表按地区时必填", "Area; needed where the life table is by area"), "地区") { IsRequired = false };

    public static ComputeColumn Basis { get; } = new("basis", ColumnKind.Text,
        new("诊断依据：dco（或 0）与 autopsy 不计入生存分析", "Basis of diagnosis: dco (or 0) and autopsy are left out of survival"), "basis_of_diagnosis", "诊断依据") { IsRequired = false };

    public static ComputeColumn Weight { get; } = new("patient_weight", ColumnKind.Count,
        new("个体权重（可选）", "Weight of the patient"), "个体权重") { IsRequired = false };

    /// <summary>Time and outcome only.</summary>
    public static IReadOnlyList<ComputeColumn> Observed { get; } =
        [Time, Status, Diagnosis with { IsRequired = false }, End, Birth, AgeDays, AgeYears, Basis];

    /// <summary>What a life table needs beside.</summary>
    public static IReadOnlyList<ComputeColumn> WithPopulation { get; } = [Time, Status, Sex, Diagnosis, End, Birth, AgeDays, AgeYears, Area, Basis];

    private static readonly ComputeColumn TableSex = Sex with { Name = "sex" };

    public static ComputeColumn TableYear { get; } = new("year", ColumnKind.Count, new("年份；该行用到表中下一年份为止", "Calendar year; the row holds until the next year of the table"), "cal", "年份");

    public static ComputeColumn TableAge { get; } = new("age", ColumnKind.Count, new("年龄（岁）；该行用到表中下一年龄为止", "Age, completed years; the row holds until the next age of the table"), "agegroup", "年龄");

    public static ComputeColumn PerDay { get; } = new("hazard_per_day", ColumnKind.Count, new("每人日死亡率", "Deaths per person and day"), "日死亡率") { IsRequired = false };

    public static ComputeColumn PerYear { get; } = new("hazard_per_year", ColumnKind.Count,
        new("每人年死亡率（除以 365.241 得每日）", "Deaths per person-year; a day has one part of 365.241"), "haz", "mx", "death_rate", "年死亡率", "死亡率") { IsRequired = false };

    public static ComputeColumn Probability { get; } = new("death_probability", ColumnKind.Fraction,
        new("单岁死亡概率 q：日死亡率为 −ln(1−q)/365.241", "Probability of dying within the year of age (q): −ln(1 − q)/365.241 a day"), "qx", "死亡概率") { IsRequired = false };

    /// <summary>The life table: one of the three columns of mortality.</summary>
    public static ComputeCompanion LifeTable { get; } = new("lifeTable",
        new("人口寿命表：按性别、年份、年龄（及地区）的死亡率，三种死亡率列任选其一", "life table of the population by sex, year and age (and area), with one of the three columns of mortality"),
        [TableSex, TableYear, TableAge, PerDay, PerYear, Probability, Area]);
}
