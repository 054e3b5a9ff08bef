namespace Registry.Import.Reading;

/// <summary>Looks at the cell references of a sheet while its bytes go by: one beyond the last column that a workbook can have would make the reader of
/// workbooks set up that many cells.</summary>
/// <remarks>Knows of XML just enough: tags, attributes, quotes. Zero bytes are passed over, so UTF-16 is read as well.</remarks>
internal struct CellReferences
{
    private byte _quote;
    private bool _isInTag, _isReference, _hasEnded;
    private int _name, _letters, _column;

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="FileLimitException">A cell lies beyond the last column.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            if (one == 0) continue;
            else if (_quote != 0) InValue(one);
            else if (!_isInTag) _isInTag = one == '<';
            else InTag(one);
    }

    private void InTag(byte one)
    {
        if (one is (byte)'"' or (byte)'\'') (_quote, _isReference, _letters, _column) = (one, _name == 'r', 0, 0);
        else if (one == '>') (_isInTag, _name) = (false, 0);
        else if (one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') _hasEnded = true;
        else if (one != '=') (_name, _hasEnded) = (_name == 0 || _hasEnded ? one : 256, false);    // of more than one letter: no reference
    }

    private void InValue(byte one)
    {
        if (one == _quote)
        {
            (_quote, _name) = (0, 0);
            return;
        }
        if (!_isReference) return;
        if (one == '&') throw TooFar();                      // no writer of workbooks disguises a cell reference
        var letter = (one | 0x20) - 'a';
        if (letter is < 0 or > 25 || _letters > 3) return;
        (_letters, _column) = (_letters + 1, (_column * 26) + letter + 1);
        if (_column > GridTable.MostColumns) throw TooFar();
    }

    private static FileLimitException TooFar() =>
        new($"有单元格超出第{GridTable.MostColumns}列", $"a cell beyond column {GridTable.MostColumns}");
}
