using Registry.Analytics.Quality;

namespace Registry.Api.Compute.Statistics;

/// <summary>Years against the mean of all years.</summary>
internal static class StabilityComputation
{
    private static readonly ComputeColumn Year = new("year", ColumnKind.Text, new("年份", "Year"), "年份");

    public static Computation Computation { get; } = new()
    {
        Name = "stability",
        Section = ComputationSection.Completeness,
        Title = new("逐年稳定性：哪一年的例数超出漏斗限", "Stability over time: which years have more or fewer cases than chance gives"),
        Columns = [Year, ComputeColumn.Cases, ComputeColumn.PersonYears],
        Results =
        [
            new("year", new("年份", "year")), new("cases", new("例数", "cases")), new("expected", new("按各年合计率的期望例数", "cases at the rate of all years")),
            new("ratio", new("比值", "cases over expected")), new("lower", new("95% 漏斗下限", "lower funnel limit, 95 %")), new("upper", new("95% 漏斗上限", "upper funnel limit, 95 %")),
            new("flag", new("none、warning（95% 之外）、alarm（99.8% 之外）", "none, warning (outside 95 %), alarm (outside 99.8 %)")),
        ],
        Heading = nameof(StabilityOverTime),
        Citation = "Spiegelhalter, Stat Med 2005;24:1185.",
        Example = new("year,cases,person_years\n2018,2310,812000\n2019,2380,818000\n2020,2050,821000\n2021,2420,825000\n2022,2465,829000\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var names = input.Names(Year);
        var years = names.Select(name => input.Where(Year, name)).ToList();
        return StabilityOverTime.Of([.. years.Select(y => y.Sum(ComputeColumn.Cases))], [.. years.Select(y => y.Sum(ComputeColumn.PersonYears))])
            .Select((y, i) => new ResultRow(StabilityOverTime.Method, names[i], y.Cases, y.Expected, y.Ratio, y.Lower, y.Upper, y.Place.ToString().ToLowerInvariant()));
    }
}
