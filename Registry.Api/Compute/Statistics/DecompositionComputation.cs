using Registry.Analytics.Burden;

namespace Registry.Api.Compute.Statistics;

/// <summary>Why the number of cases changed.</summary>
internal static class DecompositionComputation
{
    private static readonly ComputeColumn CasesBefore = new("cases_1", ColumnKind.Count, new("前期年均例数", "Cases of a year of the earlier period"), "cases_before");
    private static readonly ComputeColumn YearsBefore = new("person_years_1", ColumnKind.Count, new("前期年均人口", "Person-years of a year of the earlier period"), "pop_1", "population_1");
    private static readonly ComputeColumn CasesAfter = new("cases_2", ColumnKind.Count, new("后期年均例数", "Cases of a year of the later period"), "cases_after");
    private static readonly ComputeColumn YearsAfter = new("person_years_2", ColumnKind.Count, new("后期年均人口", "Person-years of a year of the later period"), "pop_2", "population_2");

    private const string TwoPeriods =
        """
        age,cases_1,person_years_1,cases_2,person_years_2
        0-4,1.4,285418.6,1.6,252628
        5-9,0,269869.8,0,248248.2
        10-14,0,279871.4,0.2,306481.2
        15-19,0,317069.4,0.4,301099.8
        20-24,0.2,302990.8,0.4,270590
        25-29,0.6,244031,0.4,280700.6
        30-34,0.2,225839,0.8,308942.4
        35-39,1.4,240089,2.6,329889.4
        40-44,1.6,269350.4,4.4,320034.8
        45-49,2.2,265023.4,8.8,297076.8
        50-54,7,263352.8,17.6,296219.4
        55-59,13.4,246832.4,27.8,317125.6
        60-64,23,208625.6,35.6,278484.8
        65-69,29.6,167957,38,202802.8
        70-74,29.4,123720.4,44.4,162325
        75-79,23.8,83558.6,51.6,136612.2
        80-84,16.4,45469.2,40.8,103279
        85+,9.6,23026,17.6,71170.8

        """;

    private const string Source = "liver, men, Sweden, 1963-1967 and 2003-2007, annual means (Cancer Incidence in Five Continents, in Rcan 1.3.91)";

    /// <summary>Of the cases, and of the crude rate.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "change-decomposition",
            Section = ComputationSection.Burden,
            Title = new("例数变化的分解：人口增长、老龄化、风险", "Change of the number of cases in population growth, ageing and risk"),
            Parameters =
            [
                ComputeParameter.Choice("order", "old-rates-first", new("old-rates-first：Bray-Moller，先用旧率；all-orders：Das Gupta，各顺序平均",
                    "old-rates-first: Bray-Moller; all-orders: Das Gupta, the mean over every order"), "old-rates-first", "all-orders"),
            ],
            Columns = [ComputeColumn.Age, CasesBefore, YearsBefore, CasesAfter, YearsAfter],
            Results =
            [
                new("part", new("部分", "part")), new("cases", new("例数", "cases")),
                new("percent_of_before", new("占前期例数的百分比", "percent of the earlier cases")),
            ],
            Heading = nameof(ChangeDecomposition),
            Citation = "Bray & Moller, Nat Rev Cancer 2006;6:63. Das Gupta, US Bureau of the Census P23-186, 1993.",
            Example = new(TwoPeriods, Source),
            Run = OfCases,
        },
        new()
        {
            Name = "rate-decomposition",
            Section = ComputationSection.Burden,
            Title = new("粗率变化的分解：年龄别率与年龄构成（Kitagawa）", "Change of the crude rate in age-specific rates and age structure (Kitagawa)"),
            Columns = [ComputeColumn.Age, CasesBefore, YearsBefore, CasesAfter, YearsAfter],
            Results =
            [
                new("crude_1_per_100k", new("前期粗率", "earlier crude rate, per 100 000")), new("crude_2_per_100k", new("后期粗率", "later crude rate")),
                new("rates_per_100k", new("年龄别率的部分", "part of the age-specific rates")), new("structure_per_100k", new("年龄构成的部分", "part of the age structure")),
            ],
            Heading = nameof(ChangeDecomposition),
            Citation = "Kitagawa, J Am Stat Assoc 1955;50:1168.",
            Example = new(TwoPeriods, Source),
            Run = input =>
            {
                var (before, after) = Periods(input);
                var rate = ChangeDecomposition.Kitagawa(before, after);
                return [new(rate.Method, rate.BeforePer100k, rate.AfterPer100k, rate.RatesPer100k, rate.StructurePer100k)];
            },
        },
    ];

    private static IEnumerable<ResultRow> OfCases(ComputeInput input)
    {
        var (before, after) = Periods(input);
        var change = input.Values.Text("order") == "all-orders" ? ChangeDecomposition.DasGupta(before, after) : ChangeDecomposition.BrayMoller(before, after);
        return new (string Name, double Cases)[]
        {
            ("before", change.Before), ("growth", change.Growth), ("ageing", change.Ageing), ("risk", change.Risk), ("change", change.Change), ("after", change.After),
        }.Select(part => new ResultRow(change.Method, part.Name, part.Cases, change.PercentOfBefore(part.Cases))
        {
            Note = change.Before == 0 ? new("前期无病例，无百分比", "no earlier case: no percentage") : null,
        });
    }

    private static (AnnualCounts Before, AnnualCounts After) Periods(ComputeInput input)
    {
        var ages = input.Ages();
        if (ages.UnknownOf(CasesBefore) + ages.UnknownOf(CasesAfter) > 0)
            throw ComputeInput.Refuse("age", "有年龄不详病例；请先用 spread-unknown 分摊。", "there are cases of unknown age; spread them first (spread-unknown).");
        var (casesBefore, yearsBefore) = ages.Rates(CasesBefore, YearsBefore);
        var (casesAfter, yearsAfter) = ages.Rates(CasesAfter, YearsAfter);
        return (new(casesBefore, yearsBefore), new(casesAfter, yearsAfter));
    }
}
