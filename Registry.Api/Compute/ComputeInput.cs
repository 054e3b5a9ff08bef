using Registry.Core.Cube;

namespace Registry.Api.Compute;

/// <summary>What one run of a statistic works on: its parameters and the rows of one group.</summary>
/// <param name="Values">The parameters.</param>
/// <param name="Rows">The rows of the group, at least one.</param>
internal sealed record ComputeInput(ParameterValues Values, IReadOnlyList<InputRow> Rows)
{
    /// <summary>Rows of the second table, all of them for every group; empty where there is none.</summary>
    public IReadOnlyList<InputRow> Companion { get; init; } = [];

    /// <summary>The confidence level.</summary>
    public double Confidence => Values.Number(ComputeParameter.Confidence.Name);

    /// <summary>The rows added up by age group.</summary>
    public AgeTable Ages() => AgeTable.Of(this);

    /// <summary>Names of a text column, in the order in which they come.</summary>
    public IReadOnlyList<string> Names(ComputeColumn column) => [.. Rows.Select(r => r.Text(column.Name)).Distinct()];

    /// <summary>The rows in which a text column has a value.</summary>
    public ComputeInput Where(ComputeColumn column, string value) => this with { Rows = [.. Rows.Where(r => r.Text(column.Name) == value)] };

    /// <summary>Sum of a column over all rows.</summary>
    public double Sum(ComputeColumn column) => Rows.Sum(row => row.Optional(column.Name) ?? 0);

    /// <summary>The standard populations asked for, on the age groups of the input.</summary>
    public IReadOnlyList<StandardPopulation> Standards(AgeTable ages) =>
        [.. Values.Names(ComputeParameter.Standard.Name).Select(code => StandardPopulation.Find(code) is { } known
            ? known.On(ages.Scheme)
            : new StandardPopulation("column", "输入的权重", "weights of the input", Weights(ages)))
            .Select(standard => ages.OpenFrom is { } open ? standard.OpenFrom(open) : standard)];

    /// <summary>The refusal to throw.</summary>
    /// <param name="where">Parameter, or row and column.</param>
    /// <param name="zh">What is wrong, why, what to do, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    public static ComputeRefusedException Refuse(string where, string zh, string en) => new([new(where, new(zh, en))]);

    // A weight stands once for each age group: several rows of a group must agree on it.
    private AgeVector Weights(AgeTable ages)
    {
        var weights = new double?[ages.Scheme.Count];
        foreach (var row in Rows)
        {
            if (ages.GroupOf(row) is not { } group) continue;
            var weight = row.Optional(ComputeColumn.Weight.Name)
                ?? throw Refuse(row.Where("weight"), "standard=column 时每行都要有 weight。", "is empty; with standard=column every row needs its weight.");
            if (weights[group] is { } other && other != weight)
                throw Refuse(row.Where("weight"), $"同一年龄组的权重 {other} 与 {weight} 不一致。", $"is {weight}, but {other} in another row of this age group.");
            weights[group] = weight;
        }
        return weights.Sum() > 0
            ? new(ages.Scheme, [.. weights.Select(w => w ?? 0)])
            : throw Refuse("weight", "权重合计为 0。", "the weights add up to 0.");
    }
}
