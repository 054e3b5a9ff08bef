namespace Registry.Import.Reading;

/// <summary>Ends the reading of worksheets whose rows go on without anything in them: a file may say that it has billions, and spread them over many sheets.</summary>
internal sealed class SheetGap
{
    private const long MostEmptyCells = 100_000_000;
    private const long MostEmptyCellsOfAll = 400_000_000;
    private long _empty, _all;

    /// <summary>Takes a row.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="emptyCells">How many cells were looked at in vain; 0 for a row that holds something.</param>
    /// <exception cref="FileLimitException">The sheet is longer than a sheet can be, or has more empty cells on end than any of a registry.</exception>
    public void Take(int row, int emptyCells)
    {
        GridTable.MustFit(row, emptyCells);
        _empty = emptyCells == 0 ? 0 : _empty + emptyCells;
        _all += emptyCells;
        if (_empty > MostEmptyCells) throw new FileLimitException("连续空单元格超过1亿个", "more than 100 million empty cells on end");
        if (_all > MostEmptyCellsOfAll) throw new FileLimitException("空行的单元格合计超过4亿个", "more than 400 million cells in empty rows");
    }
}
