using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>The deaths that are, or may be, those of persons; merged persons are one.</summary>
internal sealed class KnownDeaths
{
    private readonly IReadOnlyDictionary<long, long> _roots;
    private readonly ILookup<long, DeathLink> _ofRoot;

    private KnownDeaths(IReadOnlyDictionary<long, long> roots, ILookup<long, DeathLink> ofRoot) => (_roots, _ofRoot) = (roots, ofRoot);

    /// <summary>The persons with a linked death, each by the person that stands for all it is merged with.</summary>
    public IEnumerable<long> LinkedRoots => _ofRoot.Where(links => links.Any(IsLinked)).Select(links => links.Key);

    /// <summary>Reads them.</summary>
    public static async Task<KnownDeaths> LoadAsync(RegistryDatabase database, CancellationToken stop)
    {
        var roots = await new PersonStore(database).RootsAsync(stop);
        var links = new DeathClearanceStore(database).Links().ToLookup(link => roots.GetValueOrDefault(link.PersonId, link.PersonId));
        return new(roots, links);
    }

    /// <summary>The person that stands for all it is merged with.</summary>
    public long RootOf(long personId) => _roots.GetValueOrDefault(personId, personId);

    /// <summary>The deaths linked to a person, each once, the most precise date first.</summary>
    public IReadOnlyList<DeathLink> LinkedTo(long root) =>
        [.. _ofRoot[root].Where(IsLinked).DistinctBy(KeyOf).OrderByDescending(link => link.DeathDate.IsComplete).ThenBy(link => link.DeathNumber, StringComparer.Ordinal)];

    /// <summary>The first death of which nobody has decided whether it is the person's; null when there is none.</summary>
    public DeathLink? UndecidedOf(long root)
    {
        var decided = _ofRoot[root].Where(link => link.Standing != LinkStanding.Undecided).Select(KeyOf).ToHashSet();
        return _ofRoot[root].FirstOrDefault(link => link.Standing == LinkStanding.Undecided && !decided.Contains(KeyOf(link)));
    }

    /// <summary>Deaths linked to several persons, and persons with linked deaths of different dates (L-LNK-5).</summary>
    public IEnumerable<ClearanceFinding> Contradictions()
    {
        foreach (var death in LinkedRoots.SelectMany(root => LinkedTo(root).Select(link => (Root: root, Link: link)))
            .GroupBy(pair => KeyOf(pair.Link)).Where(death => death.Skip(1).Any()))
            yield return new("L-LNK-5", death.Key.Registry, death.Key.DeathNumber, death.Min(pair => pair.Root), $"{death.Count()}");
        foreach (var root in LinkedRoots)
            if (LinkedTo(root) is [var first, _, ..] links && links.FirstOrDefault(link => Differ(link.DeathDate, first.DeathDate)) is { } other)
                yield return new(
                    "L-LNK-5", other.Registry, other.DeathNumber, root, $"{first.DeathNumber}|{first.DeathDate}|{other.DeathDate}");
    }

    private static bool Differ(PartialDate one, PartialDate other) => one.IsCertainlyBefore(other) || other.IsCertainlyBefore(one);

    private static bool IsLinked(DeathLink link) => link.Standing == LinkStanding.Linked;

    private static (string Registry, string DeathNumber) KeyOf(DeathLink link) => (link.Registry, link.DeathNumber);
}
