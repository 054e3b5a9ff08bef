namespace Registry.Import.Linking;

/// <summary>Counts by hash, in eight bytes each.</summary>
internal sealed class CountTable
{
    private uint[] _keys = new uint[1024];
    private int[] _counts = new int[1024];
    private int _used;

    /// <summary>Adds to the count of a key; 0 is no key.</summary>
    public void Add(uint key, int count)
    {
        if (key == 0) return;
        if (_used * 4 >= _keys.Length * 3) Grow();
        var at = Find(key);
        if (_keys[at] == 0)
        {
            _keys[at] = key;
            _used++;
        }
        _counts[at] += count;
    }

    /// <summary>The count of a key, 0 when it was never added.</summary>
    public int this[uint key] => key == 0 ? 0 : _counts[Find(key)];

    private int Find(uint key)
    {
        var mask = _keys.Length - 1;
        var at = (int)(Hash.Add(key, 7) & (uint)mask);
        while (_keys[at] != 0 && _keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (keys, counts) = (_keys, _counts);
        (_keys, _counts) = (new uint[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            var at = Find(keys[i]);
            (_keys[at], _counts[at]) = (keys[i], counts[i]);
        }
    }
}
