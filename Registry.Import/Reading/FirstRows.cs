namespace Registry.Import.Reading;

/// <summary>The first rows of all tables of a file of markup. They are kept in memory while the others pass, so their cells are counted.</summary>
internal sealed class FirstRows
{
    private const int MostCells = 2_000_000;
    private int _cells;

    /// <summary>Keeps a row that holds something, unless its table has enough of them.</summary>
    /// <exception cref="FileLimitException">The tables are wider than any of a registry.</exception>
    public void Keep(List<TableRow> rows, TableRow row)
    {
        if (row.IsBlank || rows.Count >= HeaderMatch.SearchedRows) return;
        _cells += row.Values.Length;
        if (_cells > MostCells) throw new FileLimitException("各表前几行的单元格合计超过200万个", "more than 2 million cells in the first rows of the tables");
        rows.Add(row);
    }
}
