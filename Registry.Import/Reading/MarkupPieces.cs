namespace Registry.Import.Reading;

/// <summary>Follows markup byte by byte and says how long the piece is in which a reading stands: a tag with its quoted values, the text between two tags,
/// a comment, a CDATA section or an instruction.</summary>
/// <remarks>Knows UTF-16 by its first bytes; in every other encoding of files of a registry the letters of markup are single bytes and no part of another.</remarks>
internal sealed class MarkupPieces
{
    private enum Piece { Text, Opening, Declaration, Dash, Tag, SingleQuoted, DoubleQuoted, Comment, Section, Instruction }

    private enum Width { OneByte, LittleEndian, BigEndian }

    private Piece _piece;
    private Width _width;
    private char _last, _before;
    private byte _even;
    private bool _isOdd, _isKnown;
    private int _length;

    /// <summary>Takes the next byte; the length in bytes of the piece so far.</summary>
    public int Take(byte value)
    {
        _length++;
        if (!_isOdd)
        {
            _even = value;
            if (_isKnown && _width == Width.OneByte) Step((char)value);
        }
        else if (!_isKnown) Begin(value);
        else Step(Letter(value));
        _isOdd = !_isOdd;
        return _length;
    }

    // The first two bytes are a byte order mark or a letter of markup; the first waits until the second has come.
    private void Begin(byte second)
    {
        _isKnown = true;
        _width = (_even, second) is (0xFF, 0xFE) or ((byte)'<', 0) ? Width.LittleEndian : (_even, second) is (0xFE, 0xFF) or (0, (byte)'<') ? Width.BigEndian : Width.OneByte;
        if (_width == Width.OneByte) Step((char)_even);
        Step(Letter(second));
    }

    private char Letter(byte odd) => _width switch
    {
        Width.OneByte => (char)odd,
        Width.LittleEndian => (char)(odd << 8 | _even),
        _ => (char)(_even << 8 | odd),
    };

    private void Step(char letter)
    {
        var (before, last) = (_before, _last);
        (_before, _last) = (last, letter);
        switch (_piece)
        {
            case Piece.Text when letter == '<':
                Enter(Piece.Opening);
                _length = 1;
                break;
            case Piece.Opening:
                Enter(letter switch { '!' => Piece.Declaration, '?' => Piece.Instruction, '>' => Piece.Text, _ => Piece.Tag });
                break;
            case Piece.Declaration:
                Enter(letter switch { '[' => Piece.Section, '-' => Piece.Dash, '>' => Piece.Text, _ => Piece.Tag });
                break;
            case Piece.Dash:
                Enter(Piece.Comment);
                break;
            case Piece.Tag when letter is '"' or '\'':
                _piece = letter == '"' ? Piece.DoubleQuoted : Piece.SingleQuoted;
                break;
            case Piece.DoubleQuoted when letter == '"':
            case Piece.SingleQuoted when letter == '\'':
                _piece = Piece.Tag;
                break;
            case Piece.Tag or Piece.Comment or Piece.Section or Piece.Instruction when letter == '>' && IsEnd(before, last):
                (_piece, _length) = (Piece.Text, 0);
                break;
        }
    }

    private bool IsEnd(char before, char last) => _piece switch
    {
        Piece.Comment => (before, last) is ('-', '-'),
        Piece.Section => (before, last) is (']', ']'),
        Piece.Instruction => last == '?',
        _ => true,
    };

    // What opens a piece is no part of its end: <!--> and <?> end nothing.
    private void Enter(Piece piece) => (_piece, _before, _last) = (piece, '\0', '\0');
}
