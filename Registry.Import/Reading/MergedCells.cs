namespace Registry.Import.Reading;

/// <summary>Counts the empty cells that merging and skipping put into one reading of a file: a few letters of markup make thousands of them.</summary>
internal sealed class MergedCells
{
    private const long MostCells = 100_000_000;
    private long _cells;

    /// <summary>Takes the cells that one tag adds without writing them.</summary>
    /// <exception cref="FileLimitException">There are more than in any table of a registry.</exception>
    public void Add(long cells)
    {
        _cells += cells;
        if (_cells > MostCells) throw new FileLimitException("合并或跳过的单元格超过1亿个", "more than 100 million cells merged or skipped");
    }
}
