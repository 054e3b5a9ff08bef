using System.Globalization;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Prevalence by counting, from patients of the caller.</summary>
internal static class PrevalenceComputation
{
    private static readonly ComputeColumn Person = new("person", ColumnKind.Text, new("个人编号（任意不含隐私的编号）：同一人只计首次肿瘤", "Any number of the person that tells nothing of it: a person counts once, with the first tumour"), "人员编号") { IsRequired = false };

    private static readonly ComputeParameter Index = ComputeParameter.Date("index", new("时点日期 年-月-日（必填）", "The day, year-month-day (needed)"));

    private static readonly ComputeParameter Years = ComputeParameter.List("years", "1,3,5,10", new("回溯年数（逗号分隔）", "Years looked back, parted by commas"));

    private static readonly ComputeParameter Lost = ComputeParameter.Choice("lost", "expected", new(
        "时点前失访者：expected 按观察生存率估计存活数，excluded 不计", "Who was lost before the day: expected counts them by their observed survival, excluded leaves them out"), "expected", "excluded");

    private static readonly ComputeParameter Population = ComputeParameter.Number("population", 0, 0, 1e10, new("时点人口数；0 为不求率", "People on the day; 0 for no rate"));

    private static readonly ComputeParameter Ages = ComputeParameter.List("ages", "", new("时点年龄组的起始年龄（如 0,45,55,65,75）；不填为全部年龄", "Youngest ages of groups by age on the day, such as 0,45,55,65,75; empty for all ages"));

    public static Computation Computation { get; } = new()
    {
        Name = "prevalence",
        Section = ComputationSection.Prevalence,
        Title = new("限期现患：某日仍存活、近若干年内诊断的人数（计数法）", "Limited-duration prevalence: persons alive on a day who were diagnosed in the last years, by counting"),
        Parameters = [Index, Years, Lost, Population, Ages, ComputeParameter.Confidence],
        Columns =
        [
            Person, SurvivalColumns.Diagnosis, SurvivalColumns.End, SurvivalColumns.Time, SurvivalColumns.Status, SurvivalColumns.Birth, SurvivalColumns.AgeDays,
            SurvivalColumns.AgeYears, SurvivalColumns.Basis,
        ],
        Results =
        [
            new("years", new("回溯年数", "years looked back")), new("age_from", new("年龄组起始年龄", "youngest age of the group")), new("alive", new("已知存活", "known to be alive")),
            new("lost", new("时点前失访", "lost before the day")), new("expected_alive", new("失访者中的期望存活数", "of them expected to be alive")), new("prevalence", new("现患人数", "prevalence")),
            new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")), new("per_100k", new("每 10 万人", "per 100 000 people")),
        ],
        Heading = nameof(LimitedDurationPrevalence),
        Citation = "Feldman et al., N Engl J Med 1986;315:1394. Gail et al., Biometrics 1999;55:1137.",
        Example = new(SurvivalExamples.Patients, SurvivalExamples.Source, ("index", "2012-12-31"), ("population", "100000"), ("pool", "sex,area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var index = SurvivalInput.Day(input, Index) ?? throw ComputeInput.Refuse(Index.Name, "请给出时点日期。", "the day is missing.");
        var persons = SurvivalInput.AllPatients(input);
        var keys = input.Rows.ToDictionary(row => row.Place, row => row.OptionalText(Person.Name) ?? row.Place, StringComparer.Ordinal);
        var first = persons.GroupBy(p => keys[p.Place]).Select(group => group.MinBy(p => p.Diagnosis)!).ToList();
        var survival = input.Values.Text(Lost.Name) == "expected" && persons.Any(p => p.ExitDay > 0) ? ObservedSurvival.KaplanMeier(persons) : null;
        var ages = Numbers(input, Ages);
        if (ages.Count > 0 && persons.FirstOrDefault(p => double.IsNaN(p.AgeDays)) is { } ageless)
            throw ComputeInput.Refuse($"{ageless.Place}.{SurvivalColumns.Birth.Name}", "分年龄组需要出生日期或诊断年龄。", "is missing; groups by age need it, or age_days or age_years.");
        foreach (var years in Numbers(input, Years))
            for (var group = 0; group < Math.Max(ages.Count, 1); group++)
            {
                var count = LimitedDurationPrevalence.Of(ages.Count == 0 ? first : first.Where(p => ages.Count(from => p.AgeOn(index) >= from) - 1 == group), index, years, survival, input.Confidence);
                var people = input.Values.Number(Population.Name);
                yield return new(count.Method, years, ages.Count == 0 ? null : ages[group], count.Alive, count.Lost, count.ExpectedAlive, count.Total, count.Lower, count.Upper,
                    people > 0 ? count.Total / people * 1e5 : null)
                {
                    Note = new($"{input.Rows.Count} 行，{first.Count} 人（每人只计首次肿瘤）；死亡证明病例诊断即死亡，不影响现患", $"{input.Rows.Count} rows, {first.Count} persons, each with the first tumour; cases by death certificate only are dead at diagnosis and add nothing"),
                };
            }
    }

    private static List<int> Numbers(ComputeInput input, ComputeParameter parameter) =>
        [.. input.Values.Names(parameter.Name).Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 150
            ? number : throw ComputeInput.Refuse(parameter.Name, $"“{word}”：应为整数。", $"\"{word}\": whole numbers are expected."))];
}
