using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Crude rate.</summary>
internal static class CrudeComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "crude-rate",
        Section = ComputationSection.Rates,
        Title = new("粗率：每 10 万人年有多少例", "Crude rate: how many cases for each 100 000 person-years"),
        Parameters =
        [
            ComputeParameter.Choice("limits", "exact", new("可信区间的方法", "Method of the limits"), "exact", "byar", "normal"),
            ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Cases, ComputeColumn.PersonYears],
        Results = RateRows.OfRate,
        Heading = nameof(CrudeRate),
        Citation = "Garwood, Biometrika 1936;28:437. Breslow & Day, IARC Sci Publ 82, 1987 (Byar).",
        Example = new("area,cases,person_years\nA,16426,17925382\nB,3,21400\n", "A: " + ExampleCounts.Source + "; B: invented", ("by", "area")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (cases, years, confidence) = (input.Sum(ComputeColumn.Cases), input.Sum(ComputeColumn.PersonYears), input.Confidence);
        return
        [
            RateRows.Row(input.Values.Text("limits") switch
            {
                "byar" => CrudeRate.WithByarLimits(cases, years, confidence),
                "normal" => CrudeRate.WithNormalLimits(cases, years, confidence),
                _ => CrudeRate.Of(cases, years, confidence),
            }),
        ];
    }
}
