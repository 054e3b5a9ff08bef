namespace Registry.Import.Checks;

/// <summary>Keys of the rows of a part, each with a number of 32 bits: 16 bytes a slot, whatever the key is made of.</summary>
/// <remarks>The key is kept as 96 bits of its 128-bit hash. Among ten million rows the chance that two different keys are
/// taken for one is below 10⁻¹⁵.</remarks>
internal sealed class RowKeys
{
    private const int FirstSize = 1024;
    private (ulong High, uint Low, int Value)[] _slots = new (ulong, uint, int)[FirstSize];
    private int _count;

    /// <summary>The number kept with a key; 0 when the key is new. A new key gets the number given; it must not be 0.</summary>
    public int FindOrAdd(UInt128 key, int value)
    {
        ref var slot = ref SlotOf(key);
        if (slot.Value != 0) return slot.Value;
        slot = ((ulong)(key >> 64), unchecked((uint)key), value);
        if (++_count > _slots.Length / 4 * 3) Grow();
        return 0;
    }

    /// <summary>True when the key is there.</summary>
    public bool Has(UInt128 key) => SlotOf(key).Value != 0;

    /// <summary>Counts a key: 1 when it is met for the first time.</summary>
    public int Count(UInt128 key)
    {
        ref var slot = ref SlotOf(key);
        if (slot.Value != 0) return ++slot.Value;
        FindOrAdd(key, 1);
        return 1;
    }

    private ref (ulong High, uint Low, int Value) SlotOf(UInt128 key)
    {
        var (high, low) = ((ulong)(key >> 64), unchecked((uint)key));
        var mask = _slots.Length - 1;
        var position = (int)(high & (uint)mask);
        while (_slots[position].Value != 0 && (_slots[position].High != high || _slots[position].Low != low))
            position = (position + 1) & mask;
        return ref _slots[position];
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (ulong, uint, int)[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Value == 0) continue;
            var position = (int)(slot.High & (uint)mask);
            while (_slots[position].Value != 0) position = (position + 1) & mask;
            _slots[position] = slot;
        }
    }
}
