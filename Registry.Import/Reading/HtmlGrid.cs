using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Registry.Import.Reading;

/// <summary>Makes rows of the tags of tables. A merged cell has its text in its first column and row and leaves the others empty; a table inside a cell is
/// text of the cell.</summary>
internal sealed partial class HtmlGrid
{
    private const int MostDepth = 64;
    private const int LongestCell = 1 << 20;
    private const int MostMerged = 1000;
    private readonly StringBuilder _text = new();
    private readonly List<string?> _cells = [];
    private readonly MergedCells _merged = new();
    private Dictionary<int, int> _above = [];                  // columns that a cell above covers, and for how many rows
    private readonly Dictionary<int, int> _own = [];           // columns that a cell of this row covers in the rows below
    private int _depth, _table = -1, _row, _span, _empty;        // _empty: empty cells behind the last one with text, not kept yet
    private bool _isInRow, _isInCell;

    /// <summary>Takes the next piece; the row that it ends, or null.</summary>
    /// <exception cref="FileLimitException">The table is larger or deeper than any of a registry.</exception>
    public (int Table, TableRow Row)? Take(HtmlToken token)
    {
        if (token.Tag.Length == 0) Add(token.Text);
        else if (token.Tag == "table") return BeginTable();
        else if (token.Tag == "/table") return EndTable();
        else if (_depth > 1 && _isInCell) Add(token.Tag is "tr" or "td" or "th" or "br" ? " " : "");
        else if (_depth > 0) return TakeOfTable(token);
        return null;
    }

    /// <summary>The row that the end of the page cuts off, or null.</summary>
    public (int Table, TableRow Row)? End() => EndRow();

    private (int Table, TableRow Row)? TakeOfTable(HtmlToken token)
    {
        switch (token.Tag)
        {
            case "tr":
                var row = EndRow();
                _isInRow = true;
                return row;
            case "/tr" or "/tbody" or "/thead":
                return EndRow();
            case "td" or "th":
                EndCell();
                BeginCell(token.Text);
                return null;
            case "/td" or "/th":
                EndCell();
                return null;
            case "br" or "p" or "div":
                Add(" ");
                return null;
            default:
                return null;
        }
    }

    private (int Table, TableRow Row)? BeginTable()
    {
        if (++_depth > MostDepth) throw new FileLimitException($"表格嵌套超过{MostDepth}层", $"tables nested more than {MostDepth} deep");
        if (_depth > 1 && _isInCell) return null;
        var row = EndRow();
        _depth = 1;
        (_row, _above) = (0, []);
        _own.Clear();
        if (++_table >= GridTable.MostTables) throw new FileLimitException($"超过{GridTable.MostTables}个表", $"more than {GridTable.MostTables} tables");
        return row;
    }

    private (int Table, TableRow Row)? EndTable()
    {
        if (_depth == 0 || --_depth > 0) return null;
        return EndRow();
    }

    private void BeginCell(string attributes)
    {
        _isInRow = _isInCell = true;
        while (_above.ContainsKey(Column)) _empty++;
        _span = SpanOf(Colspan(), attributes);
        var rows = SpanOf(Rowspan(), attributes);
        GridTable.MustFit(0, Column + _span);
        _merged.Add(_span - 1);
        if (rows == 1) return;
        if (_own.Count + _span > MostMerged) throw new FileLimitException($"一行有超过{MostMerged}个跨行单元格", $"more than {MostMerged} columns of a row that go on below");
        for (var column = 0; column < _span; column++) _own[Column + column] = rows - 1;
    }

    private void EndCell()
    {
        if (!_isInCell) return;
        Keep(CellText.Clean(Blanks().Replace(WebUtility.HtmlDecode(_text.ToString()), " ").Replace('\0', '\uFFFD')));    // as every browser shows NUL
        _empty += _span - 1;
        _text.Clear();
        _isInCell = false;
    }

    private (int Table, TableRow Row)? EndRow()
    {
        EndCell();
        if (!_isInRow) return null;
        _isInRow = false;
        GridTable.MustFit(++_row, Column);
        Descend();
        var row = new TableRow(_row, GridTable.Trimmed(_cells));
        _cells.Clear();
        _empty = 0;
        return (_table, row);
    }

    private int Column => _cells.Count + _empty;

    // A page of many wide merged cells with nothing behind them costs nothing.
    private void Keep(string? text)
    {
        if (text is null)
        {
            _empty++;
            return;
        }
        for (; _empty > 0; _empty--) _cells.Add(null);
        _cells.Add(text);
    }

    private void Descend()
    {
        if (_above.Count == 0 && _own.Count == 0) return;
        _merged.Add(_above.Count);
        _above = _above.Where(span => span.Value > 1 && !_own.ContainsKey(span.Key)).Select(span => (span.Key, span.Value - 1))
            .Concat(_own.Select(span => (span.Key, span.Value))).ToDictionary();
        _own.Clear();
    }

    private void Add(string text)
    {
        if (!_isInCell || text.Length == 0) return;
        if (_text.Length + text.Length > LongestCell) throw new FileLimitException("一个单元格超过1 MB", "a cell of more than 1 MB");
        _text.Append(text);
    }

    private static int SpanOf(Regex attribute, string attributes) =>
        attribute.Match(attributes) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, GridTable.MostColumns) : 1;

    [GeneratedRegex(@"colspan\s*=\s*[""']?\s*(\d{1,9})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Colspan();

    [GeneratedRegex(@"rowspan\s*=\s*[""']?\s*(\d{1,9})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rowspan();

    [GeneratedRegex(@"[ \t\r\n\u00A0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
