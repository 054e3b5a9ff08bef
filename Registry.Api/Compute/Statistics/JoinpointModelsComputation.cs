using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>The models with 0, 1, 2 … joinpoints side by side.</summary>
internal static class JoinpointModelsComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "joinpoint-models",
        Section = ComputationSection.Trends,
        Title = new("Joinpoint 模型比较：0、1、2…个转折点的模型及其 BIC、BIC3、加权 BIC", "Joinpoint models compared: 0, 1, 2 … joinpoints with their BIC, BIC3 and weighted BIC"),
        Parameters = [JoinpointInput.Joinpoints, .. JoinpointInput.Grid, .. JoinpointInput.Model, .. TrendInput.Parameters],
        Columns = TrendInput.Columns,
        Results =
        [
            new("joinpoints", new("转折点个数", "joinpoints")),
            new("years", new("转折点所在年份", "where they lie")),
            new("sum_of_squares", new("（加权）残差平方和", "weighted sum of squares")),
            new("mean_square", new("残差平方和除以 n - 2(k + 1)", "sum of squares over n - 2(k + 1)")),
            new("degrees_of_freedom", new("标准误的自由度", "degrees of freedom of the standard errors")),
            new("bic", new("BIC", "BIC")), new("bic3", new("BIC3", "BIC3")), new("weighted_bic", new("加权 BIC", "weighted BIC")),
            new("weight", new("加权 BIC 的权重", "weight of the weighted BIC")),
            new("chosen_by", new("选中该模型的准则", "criteria that choose it")),
        ],
        Heading = nameof(JoinpointSelection),
        Citation = "Zhang NR, Siegmund DO. Biometrics 2007;63:22. Kim HJ et al. J Appl Stat 2023;50:1992.",
        Example = new(TrendInput.DrugDeaths, TrendInput.DrugDeathsSource, ("weights", "standard-error"), ("joinpoints", "3")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (points, options) = (JoinpointInput.Points(input), JoinpointInput.Options(input));
        var compared = JoinpointSelection.Of(points, JoinpointInput.Most(input, points), SelectionCriterion.Bic, options);
        (string Name, JoinpointModel Best)[] chosen =
        [
            ("BIC", compared.Selected),
            ("BIC3", compared.Models.MinBy(m => m.Criteria.Bic3 ?? double.NegativeInfinity)!),
            ("weighted BIC", compared.Models.MinBy(m => m.Criteria.WeightedBic ?? double.NegativeInfinity)!),
        ];
        return compared.Models.Select(model => new ResultRow(model.Method, model.Joinpoints.Count, string.Join(" ", model.Joinpoints.Select(j => FormattableString.Invariant($"{j.Year}"))),
            model.SumOfSquares, model.MeanSquare, model.DegreesOfFreedom, model.Criteria.Bic, model.Criteria.Bic3, model.Criteria.WeightedBic, model.Criteria.Weight,
            string.Join(", ", chosen.Where(c => c.Best == model).Select(c => c.Name)))
        { Note = RateRows.Join(TrendInput.LeftOut(model.LeftOutYears), TrendInput.Few(model.Years.Count)) });
    }
}
