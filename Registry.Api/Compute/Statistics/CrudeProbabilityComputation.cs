using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Crude probabilities of death.</summary>
internal static class CrudeProbabilityComputation
{
    private static readonly ComputeParameter Source = ComputeParameter.Choice("source", "life-table", new(
        "life-table 超出寿命表的死亡归因于该癌（Cronin-Feuer）；causes 按死因（Aalen-Johansen）",
        "life-table: deaths beyond the life table are of the cancer (Cronin-Feuer); causes: by causes of death (Aalen-Johansen)"), "life-table", "causes");

    public static Computation Computation { get; } = new()
    {
        Name = "crude-death-probability",
        Section = ComputationSection.Survival,
        Title = new("死于该癌与死于其他原因的粗概率", "Crude probabilities of dying of the cancer and of other causes"),
        Parameters = [Source, SurvivalAnswer.Times, SurvivalAnswer.TimeUnit, .. SurvivalInput.Window, ComputeParameter.Confidence],
        Columns = SurvivalColumns.WithPopulation,
        Companion = SurvivalColumns.LifeTable,
        Results =
        [
            new("time_years", new("自诊断起的年数", "years since diagnosis")), new("cancer", new("死于该癌的概率", "probability of having died of the cancer")),
            new("cancer_standard_error", new("其标准误", "its standard error")), new("cancer_lower", new("下限", "lower limit")), new("cancer_upper", new("上限", "upper limit")),
            new("other", new("死于其他原因的概率", "probability of having died of other causes")), new("other_standard_error", new("其标准误", "its standard error")),
            new("cancer_years_lost", new("因该癌损失的平均年数", "mean years lost to the cancer up to the time")), new("other_years_lost", new("因其他原因损失的平均年数", "mean years lost to other causes up to the time")),
        ],
        Heading = nameof(CrudeProbability),
        Citation = "Cronin & Feuer, Stat Med 2000;19:1729. Pohar Perme & Pavlic, J Stat Softw 2018;87(8).",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("times", "1,3,5"), ("pool", "area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var (days, fromCauses) = (SurvivalAnswer.Days(input), input.Values.Text(Source.Name) == "causes");
        var points = (fromCauses ? CrudeProbability.OfCauses(patients, days) : CrudeProbability.OfLifeTable(patients, SurvivalInput.LifeTable(input), days))
            .ToDictionary(point => point.Days);
        var method = fromCauses ? "Aalen-Johansen by causes of death, limits plain" : "Cronin-Feuer at every day, limits plain";
        return days.Select(day =>
        {
            if (!points.TryGetValue(day, out var p)) return Nobody(method, day, rules);
            var (lower, upper) = CrudeProbability.Limits(p.Cancer, p.CancerError, input.Confidence);
            return new ResultRow(method, day / MortalityTable.DaysPerYear, p.Cancer, p.CancerError, lower, upper, p.Other, p.OtherError, p.CancerYearsLost, p.OtherYearsLost) { Note = rules };
        });
    }

    private static ResultRow Nobody(string method, double day, Bilingual? rules) => new(method, day / MortalityTable.DaysPerYear, null, null, null, null, null, null, null, null)
    {
        Note = RateRows.Join(new("该时间已无人随访", "nobody is followed to this time"), rules),
    };
}
