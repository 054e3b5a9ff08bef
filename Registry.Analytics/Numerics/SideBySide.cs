using System.Runtime.ExceptionServices;
using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Numerics;

/// <summary>Work divided among processors: results in their order, and of several faults that of the first piece, whatever the processors.</summary>
internal static class SideBySide
{
    /// <summary>Computes a result for each piece; asks before each whether the work shall end.</summary>
    /// <exception cref="MissingMortalityException">A piece needs a row that the life table does not have.</exception>
    /// <exception cref="ArgumentException">A piece has numbers that cannot be computed with.</exception>
    /// <exception cref="OperationCanceledException">The work was ended (<see cref="EndableWork"/>).</exception>
    public static TResult[] Map<TPiece, TResult>(IReadOnlyList<TPiece> pieces, Func<TPiece, TResult> compute)
    {
        var (results, faults) = (new TResult[pieces.Count], new Exception?[pieces.Count]);
        Parallel.For(0, pieces.Count, i =>
        {
            try
            {
                EndableWork.GoOn();
                results[i] = compute(pieces[i]);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faults[i] = fault;                             // Parallel.For would wrap it, and nobody would know it again
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first) ExceptionDispatchInfo.Throw(first);
        return results;
    }
}
