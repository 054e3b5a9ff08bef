namespace Registry.Import.Linking;

/// <summary>Every name of an index once: its characters, its keys and how many persons have it.</summary>
internal sealed class KnownNames
{
    private int[] _points = new int[1 << 16];
    private int _pointsUsed;
    private int[] _starts = new int[1 << 14];
    private byte[] _surnames = new byte[1 << 14];
    private int[] _persons = new int[1 << 14];
    private NameKeys[] _keys = [];
    private int[] _slots = new int[1 << 15];

    /// <summary>Number of different names.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a name in its compared form and gives its place; -1 for an empty one.</summary>
    public int Add(ReadOnlySpan<int> points)
    {
        if (points.IsEmpty) return -1;
        if (Count * 2 >= _slots.Length) GrowSlots();
        var at = Slot(points);
        if (_slots[at] == 0) _slots[at] = Append(points) + 1;
        var name = _slots[at] - 1;
        _persons[name]++;
        return name;
    }

    /// <summary>Works the keys out, on several threads, and drops what only adding needs.</summary>
    public void Close(int threads, CancellationToken stop)
    {
        _keys = new NameKeys[Count];
        var blocks = (Count >> 14) + 1;
        Parallel.For(0, blocks, new() { MaxDegreeOfParallelism = threads, CancellationToken = stop }, block =>
        {
            for (var name = block << 14; name < Math.Min(Count, (block + 1) << 14); name++) _keys[name] = NameKeys.Of(Points(name), _surnames[name]);
        });
        _slots = [];
    }

    /// <summary>Characters of a name.</summary>
    public ReadOnlySpan<int> Points(int name) =>
        name < 0 ? [] : _points.AsSpan(_starts[name], (name + 1 < Count ? _starts[name + 1] : _pointsUsed) - _starts[name]);

    /// <summary>Length of the surname of a name.</summary>
    public int SurnameLength(int name) => name < 0 ? 0 : _surnames[name];

    /// <summary>Keys of a name.</summary>
    public ref readonly NameKeys Keys(int name) => ref name < 0 ? ref NameKeys.None : ref _keys[name];

    /// <summary>Adds every name to the frequencies.</summary>
    public void CountInto(KnownFrequencies frequencies)
    {
        var surnames = new HashSet<uint>();
        for (var name = 0; name < Count; name++)
        {
            frequencies.AddName(_keys[name], _persons[name]);
            if (_keys[name].Surname != 0) surnames.Add(_keys[name].Surname);
        }
        frequencies.AddUpSurnames(surnames);
    }

    private int Append(ReadOnlySpan<int> points)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _surnames, Count * 2);
            Array.Resize(ref _persons, Count * 2);
        }
        if (_pointsUsed + points.Length > _points.Length) Array.Resize(ref _points, _points.Length * 2);
        points.CopyTo(_points.AsSpan(_pointsUsed));
        _starts[Count] = _pointsUsed;
        _surnames[Count] = (byte)NameText.SurnameLength(points);
        _pointsUsed += points.Length;
        return Count++;
    }

    private int Slot(ReadOnlySpan<int> points)
    {
        var hash = 1u;
        foreach (var point in points) hash = Hash.Add(hash, (uint)point);
        var mask = _slots.Length - 1;
        var at = (int)(hash & (uint)mask);
        while (_slots[at] != 0 && !Points(_slots[at] - 1).SequenceEqual(points)) at = (at + 1) & mask;
        return at;
    }

    private void GrowSlots()
    {
        _slots = new int[_slots.Length * 2];
        for (var name = 0; name < Count; name++) _slots[Slot(Points(name))] = name + 1;
    }
}
