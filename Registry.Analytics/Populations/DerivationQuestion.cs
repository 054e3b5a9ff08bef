using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>What is to be worked out of which population versions.</summary>
/// <param name="Method">One of the methods that are no count.</param>
/// <param name="Of">The versions it starts from: two, or one whose groups are divided.</param>
/// <param name="Date">The day wanted, for interpolation and extrapolation; else null.</param>
/// <param name="Ages">The groups wanted, for a split; else null.</param>
/// <param name="Reference">The population whose proportions a split follows; else null.</param>
public sealed record DerivationQuestion(
    PopulationMethod Method, IReadOnlyList<PopulationVersion> Of, DateOnly? Date = null, AgeScheme? Ages = null, PopulationVersion? Reference = null);
