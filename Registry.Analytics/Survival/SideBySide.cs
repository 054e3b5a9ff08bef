using System.Runtime.ExceptionServices;

namespace Registry.Analytics.Survival;

/// <summary>Work divided among processors: results in their order, and of several faults that of the first piece, whatever the processors.</summary>
internal static class SideBySide
{
    /// <summary>Computes a result for each piece.</summary>
    /// <exception cref="LifeTables.MissingMortalityException">A piece needs a row that the life table does not have.</exception>
    /// <exception cref="ArgumentException">A piece has numbers that cannot be computed with.</exception>
    public static TResult[] Map<TPiece, TResult>(IReadOnlyList<TPiece> pieces, Func<TPiece, TResult> compute)
    {
        var (results, faults) = (new TResult[pieces.Count], new Exception?[pieces.Count]);
        Parallel.For(0, pieces.Count, i =>
        {
            try
            {
                results[i] = compute(pieces[i]);
            }
            catch (Exception fault) when (fault is LifeTables.MissingMortalityException or ArgumentException)
            {
                faults[i] = fault;
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first) ExceptionDispatchInfo.Throw(first);
        return results;
    }
}
