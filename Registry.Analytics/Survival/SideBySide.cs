namespace Registry.Analytics.Survival;

/// <summary>Work divided among processors: results in their order, and of several faults that of the first piece, whatever the processors.</summary>
internal static class SideBySide
{
    /// <summary>Computes a result for each piece.</summary>
    /// <exception cref="LifeTables.MissingMortalityException">A piece needs a row that the life table does not have.</exception>
    public static TResult[] Map<TPiece, TResult>(IReadOnlyList<TPiece> pieces, Func<TPiece, TResult> compute)
    {
        var (results, faults) = (new TResult[pieces.Count], new LifeTables.MissingMortalityException?[pieces.Count]);
        Parallel.For(0, pieces.Count, i =>
        {
            try
            {
                results[i] = compute(pieces[i]);
            }
            catch (LifeTables.MissingMortalityException missing)
            {
                faults[i] = missing;
            }
        });
        return Array.Find(faults, fault => fault is not null) is { } first ? throw first : results;
    }
}
