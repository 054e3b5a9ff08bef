using System.Globalization;
using System.Text;
using Registry.Analytics.LifeTables;

namespace Registry.Api.Compute.Statistics;

/// <summary>Smooth death rates of single years of age.</summary>
internal static class MortalitySmoothingComputation
{
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("全死因死亡数", "Deaths from every cause"), "all_deaths", "死亡数", "全死因死亡数");

    private static readonly ComputeParameter Smoothing = ComputeParameter.Number("smoothing", 0, 0, 1e9, new(
        "平滑参数 λ；0 为由数据（BIC）选取", "Smoothing parameter λ; 0: chosen by the data (BIC)"));

    public static Computation Computation { get; } = new()
    {
        Name = "mortality-smoothing",
        Section = ComputationSection.LifeTables,
        Title = new("单岁死亡率的平滑（Whittaker，Poisson）", "Smooth death rates of single years of age (Whittaker, Poisson)"),
        Parameters = [Smoothing],
        Columns = [ComputeColumn.Age, Deaths, ComputeColumn.PersonYears],
        Results =
        [
            new("age", new("年龄", "age")), new("counted_rate", new("死亡率（每人年），按计数", "death rate per person-year as counted")),
            new("hazard_per_year", new("平滑后的死亡率（每人年），可直接作寿命表", "smooth death rate per person-year, as a life table takes it")),
            new("death_probability", new("该岁内死亡概率 q = 1 − exp(−平滑死亡率)", "probability of dying within the year, 1 − exp(−smooth rate)")),
            new("standard_error_of_log", new("平滑死亡率对数的标准误", "standard error of the logarithm of the smooth rate")),
        ],
        Heading = nameof(MortalitySmoothing),
        Citation = "Whittaker, Proc Edinb Math Soc 1923;41:63. Eilers & Marx, Stat Sci 1996;11:89. Camarda, J Stat Softw 2012;50(1).",
        Example = new(Example(), "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        AgeExposure[] ages = [.. AgeInterval.Of(input).Select(g => new AgeExposure(g.From, g.WidthYears, g.Sum(Deaths), g.Sum(ComputeColumn.PersonYears)))];
        if (ages[..^1].Any(age => age.WidthYears != 1)) throw ComputeInput.Refuse(ComputeColumn.Age.Name, "应为单岁年龄。", "single years of age are expected.");
        var asked = input.Values.Number(Smoothing.Name);
        var (rates, parameter) = asked > 0 ? (MortalitySmoothing.Whittaker(ages, asked), asked) : MortalitySmoothing.Whittaker(ages);
        var method = string.Create(CultureInfo.InvariantCulture, $"Poisson deaths, second differences of log rates, smoothing parameter {parameter:G6}{(asked > 0 ? "" : " by BIC")}; first year of life as counted");
        return rates.Select(rate => new ResultRow(method, rate.Age, rate.Counted, rate.Smoothed, 1 - Math.Exp(-rate.Smoothed), rate.LogError));
    }

    // A small county whose deaths scatter about Gompertz's law.
    private static string Example()
    {
        var text = new StringBuilder("age,deaths,person_years\n0,9,1400\n");
        for (var age = 1; age < 90; age++)
        {
            var people = 1500 - 12 * age;
            text.Append(CultureInfo.InvariantCulture, $"{age},{Math.Max(0, Math.Round(people * 0.0001 * Math.Exp(0.088 * age) * (0.7 + age * 37 % 11 * 0.06)))},{people}\n");
        }
        return text.ToString();
    }
}
