namespace Registry.Import.Linking;

/// <summary>Rows by the key of one pass: a table of buckets and one array of rows.</summary>
/// <remarks>Different keys may share a bucket; the comparison sorts that out. A bucket above the cap is sorted by a second key, so that only
/// the part that agrees in it too is compared; what is left out is counted.</remarks>
internal sealed class BlockTable
{
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly int _shift;
    private readonly int _pass;

    private BlockTable(int pass, int[] starts, int[] rows, int shift) => (_pass, _starts, _rows, _shift) = (pass, starts, rows, shift);

    /// <summary>Rows that have a key.</summary>
    public int Count => _rows.Length;

    /// <summary>Puts every row under its key.</summary>
    public static BlockTable Build(int pass, PersonRows persons, KnownNames names, int blockCap, CancellationToken stop)
    {
        var bits = Math.Clamp(32 - int.LeadingZeroCount(persons.Count), 4, 26);
        var shift = 32 - bits;
        var starts = new int[(1 << bits) + 1];
        for (var row = 0; row < persons.Count; row++)
        {
            var (key, other) = KeysOf(pass, persons[row], names.Keys(persons[row].Name));
            if (key != 0) starts[(key >> shift) + 1]++;
            if (other != 0) starts[(other >> shift) + 1]++;
        }
        stop.ThrowIfCancellationRequested();
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var rows = new int[starts[^1]];
        for (var row = persons.Count - 1; row >= 0; row--)
        {
            var (key, other) = KeysOf(pass, persons[row], names.Keys(persons[row].Name));
            if (key != 0) rows[--starts[(key >> shift) + 1]] = row;
            if (other != 0) rows[--starts[(other >> shift) + 1]] = row;
        }
        Array.Copy(starts, 1, starts, 0, starts.Length - 1);
        starts[^1] = rows.Length;
        stop.ThrowIfCancellationRequested();
        var table = new BlockTable(pass, starts, rows, shift);
        table.DivideLarge(persons, blockCap);
        return table;
    }

    /// <summary>Adds the rows of a person's blocks to a list; a row may come twice.</summary>
    /// <returns>Number of rows left out because a block is larger than the cap.</returns>
    public int Collect(in PackedPerson person, in NameKeys name, PersonRows persons, int blockCap, List<int> rows)
    {
        var (key, other) = KeysOf(_pass, person, name);
        return Collect(key, person, persons, blockCap, rows) + Collect(other, person, persons, blockCap, rows);
    }

    private int Collect(uint key, in PackedPerson person, PersonRows persons, int blockCap, List<int> rows)
    {
        if (key == 0) return 0;
        var bucket = key >> _shift;
        var (from, to) = (_starts[bucket], _starts[bucket + 1]);
        var size = to - from;
        if (size > blockCap)
        {
            var division = BlockKeys.Division(_pass, person);
            (from, to) = (Bound(from, to, division, persons), Bound(from, to, division + 1, persons));
            to = Math.Min(to, from + blockCap);
        }
        for (var i = from; i < to; i++) rows.Add(_rows[i]);
        return size - (to - from);
    }

    // By the written date of birth and, where the resident ID has another, by that; 0 when there is no such key.
    private static (uint Key, uint Other) KeysOf(int pass, in PackedPerson person, in NameKeys name)
    {
        var key = BlockKeys.Of(pass, person, name, person.Birth);
        if (person.IdBirth == 0 || person.IdBirth == person.Birth) return (key, 0);
        return BlockKeys.Of(pass, person, name, person.IdBirth) is var other && other != key ? (key, other) : (key, 0);
    }

    private void DivideLarge(PersonRows persons, int blockCap)
    {
        for (var bucket = 0; bucket + 1 < _starts.Length; bucket++)
        {
            var size = _starts[bucket + 1] - _starts[bucket];
            if (size > blockCap)
                _rows.AsSpan(_starts[bucket], size).Sort((a, b) =>
                {
                    var order = BlockKeys.Division(_pass, persons[a]).CompareTo(BlockKeys.Division(_pass, persons[b]));
                    return order != 0 ? order : a.CompareTo(b);
                });
        }
    }

    // The first place whose division is not below the given one.
    private int Bound(int from, int to, int division, PersonRows persons)
    {
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (BlockKeys.Division(_pass, persons[_rows[middle]]) < division) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
