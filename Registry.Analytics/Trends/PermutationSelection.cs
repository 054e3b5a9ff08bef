namespace Registry.Analytics.Trends;

/// <summary>The tests that led to a number of joinpoints, in their order, and the model with that number.</summary>
/// <param name="Selected">The chosen model.</param>
/// <param name="Tests">The tests.</param>
/// <param name="Method">Tests, permutations and seed in words.</param>
public sealed record PermutationSelection(JoinpointModel Selected, IReadOnlyList<PermutationTest> Tests, string Method);
