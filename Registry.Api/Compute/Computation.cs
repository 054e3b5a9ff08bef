namespace Registry.Api.Compute;

/// <summary>A statistic that the calculator runs on counts of the caller; verb, address, schema and docs/compute.md are made from it.</summary>
/// <remarks>To add one: a static class in <c>Compute/Statistics</c> with a static property of this type (or a list of them), and a
/// heading in docs/methods.md. Nothing else names it: <see cref="Computations"/> finds it.</remarks>
internal sealed record Computation
{
    /// <summary>Name of the verb and the address: lower case, words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the documents it stands in.</summary>
    public required ComputationSection Section { get; init; }

    /// <summary>What it answers, without a full stop at the end.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>What can be chosen; those that every statistic has are added by <see cref="AllParameters"/>.</summary>
    public IReadOnlyList<ComputeParameter> Parameters { get; init; } = [];

    /// <summary>What a row of the input holds; any other column divides the rows into groups.</summary>
    public required IReadOnlyList<ComputeColumn> Columns { get; init; }

    /// <summary>The second table it works with; null where one is enough.</summary>
    public ComputeCompanion? Companion { get; init; }

    /// <summary>What a row of the answer holds beside the groups, the method and the note.</summary>
    public required IReadOnlyList<ResultColumn> Results { get; init; }

    /// <summary>Heading in docs/methods.md, without the backquotes: AgeStandardisedRate.</summary>
    public required string Heading { get; init; }

    /// <summary>Where the method comes from.</summary>
    public required string Citation { get; init; }

    /// <summary>Input that works, for the documents and the tests.</summary>
    public required ComputeExample Example { get; init; }

    /// <summary>Computes the rows of one group; refuses by <see cref="ComputeInput.Refuse"/>.</summary>
    public required Func<ComputeInput, IEnumerable<ResultRow>> Run { get; init; }

    /// <summary>The parameters, those of every statistic last.</summary>
    public IReadOnlyList<ComputeParameter> AllParameters => [.. Parameters, ComputeParameter.By, ComputeParameter.Pool];
}

/// <summary>Input of a statistic that can be tried at once.</summary>
/// <param name="Csv">The rows with their header, and behind its line the second table where there is one.</param>
/// <param name="Parameters">Parameters that are not left to their defaults.</param>
/// <param name="Source">Where the numbers come from; "invented" when nowhere.</param>
internal sealed record ComputeExample(string Csv, string Source, params (string Name, string Value)[] Parameters);

/// <summary>The parts of the list of statistics, in their order.</summary>
internal enum ComputationSection
{
    Rates,
    Comparison,
    Proportions,
    Completeness,
    Burden,
    LifeTables,
    Survival,
    Prevalence,
    Trends,
    Forecasts,
    SmallAreas,
}
