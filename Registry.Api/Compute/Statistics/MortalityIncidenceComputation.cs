using Registry.Analytics.Quality;

namespace Registry.Api.Compute.Statistics;

/// <summary>Deaths against new cases.</summary>
internal static class MortalityIncidenceComputation
{
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("死亡数", "Deaths"), "死亡数");

    public static Computation Computation { get; } = new()
    {
        Name = "mortality-incidence-ratio",
        Section = ComputationSection.Proportions,
        Title = new("死亡发病比 M:I", "Mortality to incidence ratio, M:I"),
        Parameters = [ComputeParameter.Confidence],
        Columns = [Deaths, ComputeColumn.Cases],
        Results = RateRows.OfRatio,
        Heading = nameof(MortalityIncidenceRatio),
        Citation = "Bray & Parkin, Eur J Cancer 2009;45:747.",
        Example = new("site,deaths,cases\nC22,310,352\nC50,60,291\n", "invented", ("by", "site")),
        Run = input => [RateRows.Row(MortalityIncidenceRatio.Of(input.Sum(Deaths), input.Sum(ComputeColumn.Cases), input.Confidence))],
    };
}
