using Registry.Import.Linking;

namespace Registry.Api.FollowUps;

/// <summary>Counts the cases that are due while they pass: the list itself is kept by nobody.</summary>
internal sealed class DueTally
{
    private readonly SortedDictionary<string, DueCount> _registries = new(StringComparer.Ordinal);

    /// <summary>Cases that have passed.</summary>
    public int Total { get; private set; }

    /// <summary>The cases that have passed, counted by registry in the order of the codes.</summary>
    public IReadOnlyList<DueCount> Registries => [.. _registries.Values];

    /// <summary>Lets the cases pass.</summary>
    public IEnumerable<DueCase> Counting(IEnumerable<DueCase> due)
    {
        foreach (var one in due)
        {
            Total++;
            _registries[one.Case.Registry] = Plus(_registries.GetValueOrDefault(one.Case.Registry, new(one.Case.Registry, 0, 0, 0, 0)), one.State);
            yield return one;
        }
    }

    /// <summary>Counts cases that nobody wants to see.</summary>
    public DueTally Count(IEnumerable<DueCase> due)
    {
        foreach (var _ in Counting(due)) continue;
        return this;
    }

    private static DueCount Plus(DueCount count, DueState state) => state switch
    {
        DueState.Due => count with { Due = count.Due + 1 },
        DueState.DeadInDeathFile => count with { DeadInDeathFile = count.DeadInDeathFile + 1 },
        DueState.DeathToDecide => count with { DeathToDecide = count.DeathToDecide + 1 },
        _ => count with { DeadByAnotherCase = count.DeadByAnotherCase + 1 },
    };
}
