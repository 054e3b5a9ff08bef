using Registry.Core.Cube;

namespace Registry.Api.Commands;

/// <summary>The standard populations of a call.</summary>
/// <param name="All">The populations in the order they were named.</param>
internal sealed record StandardChoice(IReadOnlyList<StandardPopulation> All)
{
    /// <summary>Their codes as the option takes them: CN2000,SEGI. The help shows the default this way.</summary>
    public override string ToString() => string.Join(',', All.Select(standard => standard.Code));
}
