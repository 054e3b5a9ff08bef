using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Finds the rows of one round again in the next.</summary>
/// <remarks>
/// A row is known by the number of its record. Where two rows of a round share a number, the accepted one (else the first) has it. The
/// others, rows without a number, and returned rows whose number is not met again are looked for in the same row of the file: a
/// registrar who corrects a number corrects it in its place.
/// </remarks>
internal static class RoundMatch
{
    /// <summary>Every pair of rows; a row without its like stands alone.</summary>
    public static IEnumerable<RoundPair> Pairs(IEnumerable<RoundRow> before, IEnumerable<RoundRow> now)
    {
        var (keyed, byRow) = Index(before);
        var loose = new List<RoundRow>();
        foreach (var row in Distinct(now, loose))
            if (keyed.Remove((row.Part, row.KeyHash!.Value), out var old)) yield return Pair(old, row);
            else loose.Add(row);

        foreach (var old in keyed.Values.Where(old => old.IsReturned || old.HasMadeNumber)) byRow.TryAdd((old.Part, old.FileRow), old);
        foreach (var row in loose)
        {
            if (!byRow.Remove((row.Part, row.FileRow), out var old))
            {
                yield return Pair(null, row);
                continue;
            }
            if (old.KeyHash is { } key && ReferenceEquals(keyed.GetValueOrDefault((old.Part, key)), old)) keyed.Remove((old.Part, key));
            yield return Pair(old, row);
        }
        foreach (var old in keyed.Values) yield return Pair(old, null);
        foreach (var old in byRow.Values.Where(old => old.KeyHash is not { } key || !ReferenceEquals(keyed.GetValueOrDefault((old.Part, key)), old)))
            yield return Pair(old, null);
    }

    /// <summary>How a pair stands.</summary>
    public static RoundPair Pair(RoundRow? before, RoundRow? now) => new(ChangeOf(before, now), before, now);

    private static RoundChange ChangeOf(RoundRow? before, RoundRow? now) => (before, now) switch
    {
        ({ IsReturned: true }, null) => RoundChange.MissingReturned,
        (_, null) => RoundChange.MissingAccepted,
        ({ IsReturned: true }, { IsReturned: true }) =>
            SameChecks(before.Checks, now.Checks) ? RoundChange.StillReturned : RoundChange.ReturnedOtherwise,
        (_, { IsReturned: true }) => RoundChange.NewlyReturned,
        ({ IsReturned: true }, _) => RoundChange.Corrected,
        (null, _) => RoundChange.Added,
        _ => before.ContentHash == now.ContentHash ? RoundChange.Unchanged : RoundChange.Changed,
    };

    private static bool SameChecks(string one, string other) =>
        one.Split(' ').ToHashSet(StringComparer.Ordinal).SetEquals(other.Split(' '));

    private static (Dictionary<(PartKind, long), RoundRow> Keyed, Dictionary<(PartKind, int), RoundRow> ByRow) Index(IEnumerable<RoundRow> rows)
    {
        var loose = new List<RoundRow>();
        var keyed = Distinct(rows, loose).ToDictionary(row => (row.Part, row.KeyHash!.Value));
        var byRow = new Dictionary<(PartKind, int), RoundRow>();
        foreach (var row in loose) byRow.TryAdd((row.Part, row.FileRow), row);
        return (keyed, byRow);
    }

    // The rows that have their number for themselves; the others go to the loose ones.
    private static Dictionary<(PartKind, long), RoundRow>.ValueCollection Distinct(IEnumerable<RoundRow> rows, List<RoundRow> loose)
    {
        var first = new Dictionary<(PartKind, long), RoundRow>();
        foreach (var row in rows)
        {
            if (row.KeyHash is not { } key)
            {
                loose.Add(row);
            }
            else if (!first.TryAdd((row.Part, key), row))
            {
                var holder = first[(row.Part, key)];
                var isBetter = holder.IsReturned && !row.IsReturned;
                loose.Add(isBetter ? holder : row);
                if (isBetter) first[(row.Part, key)] = row;
            }
        }
        return first.Values;
    }
}
