namespace Registry.Import.Reading;

/// <summary>Text in which some lines are UTF-8 and others GB18030: tables of two systems, pasted one below the other. Every byte of it is valid
/// GB18030, so nothing but the look of the lines says that some of the Chinese would be read as other Chinese.</summary>
internal sealed class MixedEncoding
{
    // Four Chinese characters in a line that is UTF-8 as a whole: of GB18030 text one line in a thousand million looks so by chance.
    private const int BeyondDoubt = 4;

    // Two or three stand in one line of sixty thousand by chance.
    private const int Suspicious = 2;
    private const int FewestSuspicious = 3;
    private const int OneIn = 1000;

    private int _missing, _chinese, _window;                   // bytes that the character still lacks; Chinese characters of the line; last three bytes
    private bool _isChinese, _isUtf8 = true, _hasOthers, _isCertain;
    private long _lineBegin, _lines, _suspicious, _others, _inUtf8;
    private long? _first;

    private MixedEncoding()
    {
    }

    /// <summary>Looks for UTF-8 in a file that is valid GB18030.</summary>
    /// <returns>The byte at which the first line in UTF-8 begins, 0 when it cannot be told; null when nothing speaks for a mixture.</returns>
    public static long? Find(Stream file)
    {
        var (scan, chunk, offset) = (new MixedEncoding(), new byte[1 << 17], 0L);
        for (int read; (read = file.Read(chunk)) > 0; offset += read)
            for (var place = 0; place < read; place++) scan.Take(chunk[place], offset + place);
        scan.EndLine(offset);
        return scan.IsMixed ? scan._first ?? 0 : null;
    }

    // A fifth of what is not ASCII is Chinese in UTF-8, wherever the lines end; or whole lines are.
    private bool IsMixed =>
        _isCertain || (_suspicious >= FewestSuspicious && _suspicious * OneIn >= _lines) || (_inUtf8 >= 6 && _inUtf8 * 5 >= _others);

    private void Take(byte letter, long offset)
    {
        if (letter >= 0x80) _others++;
        _window = (_window << 8 | letter) & 0xFFFFFF;
        if (_window >> 16 is >= 0xE4 and <= 0xE9 && (_window & 0xC0C0) == 0x8080) (_inUtf8, _window) = (_inUtf8 + 3, 0);
        if (letter == '\n') EndLine(offset);
        else if (_missing > 0) Continue(letter);
        else if (letter >= 0x80) Begin(letter);
    }

    private void Begin(byte letter)
    {
        _hasOthers = true;
        _missing = letter switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
        _isUtf8 &= _missing > 0;
        _isChinese = letter is >= 0xE4 and <= 0xE9;
    }

    private void Continue(byte letter)
    {
        _isUtf8 &= (letter & 0xC0) == 0x80;
        _missing = _isUtf8 ? _missing - 1 : 0;
        if (_missing == 0 && _isUtf8 && _isChinese) _chinese++;
    }

    private void EndLine(long offset)
    {
        if (_hasOthers) _lines++;
        if (_isUtf8 && _missing == 0 && _chinese >= Suspicious)
        {
            _suspicious++;
            _first ??= _lineBegin;
            _isCertain |= _chinese >= BeyondDoubt;
        }
        (_missing, _chinese, _isChinese, _isUtf8, _hasOthers, _lineBegin) = (0, 0, false, true, false, offset + 1);
    }
}
