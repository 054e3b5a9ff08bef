namespace Registry.Import.Reading;

/// <summary>Reads the tables of one file of markup, or the sheets of an .xls: there is no place where a table could be looked up at once. Tables asked for in their order come out of one
/// pass; asking for an earlier one begins anew.</summary>
/// <param name="open">Reads the file from its beginning: rows with the number of their table, which never falls.</param>
internal sealed class MarkupCursor(Func<ReadMeter?, IEnumerable<(int Table, TableRow? Row)>> open) : IDisposable
{
    private IEnumerator<(int Table, TableRow? Row)>? _waiting;      // stands at the first row behind the table read last

    /// <summary>The rows of a table; tables without any are passed over.</summary>
    /// <param name="table">Its number, from 0.</param>
    /// <param name="meter">Told how far the file has been read: such a reading is a pass of its own. Null for one that nobody watches.</param>
    public IEnumerable<TableRow> RowsOf(int table, ReadMeter? meter)
    {
        var begun = meter is null ? TakeWaiting(table) : null;
        var (rows, waits) = (begun ?? open(meter).GetEnumerator(), false);
        try
        {
            var hasRow = begun is not null || rows.MoveNext();
            while (hasRow && rows.Current.Table < table) hasRow = rows.MoveNext();
            for (; hasRow && rows.Current.Table == table; hasRow = rows.MoveNext())
                if (rows.Current.Row is { } row) yield return row;
            waits = hasRow && meter is null;
            if (waits) _waiting = rows;
        }
        finally
        {
            if (!waits) rows.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    // Nobody else may go on with it while it is read.
    private IEnumerator<(int Table, TableRow? Row)>? TakeWaiting(int table)
    {
        if (_waiting is not { } waiting || waiting.Current.Table > table)
        {
            Dispose();
            return null;
        }
        _waiting = null;
        return waiting;
    }
}
