using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>A set of items: one bit each.</summary>
internal struct ItemSet
{
    private const int BitsOfOne = 128;
    private UInt128 _low, _high;

    /// <summary>The set of some items.</summary>
    public static ItemSet Of(IEnumerable<Item> items)
    {
        var set = default(ItemSet);
        foreach (var item in items) set.Add(item);
        return set;
    }

    /// <summary>True when the item is in the set.</summary>
    public readonly bool Contains(Item item) =>
        ((int)item < BitsOfOne ? _low & Bit((int)item) : _high & Bit((int)item - BitsOfOne)) != UInt128.Zero;

    /// <summary>The bits: one set, one pair of numbers.</summary>
    public readonly (UInt128 Low, UInt128 High) Bits => (_low, _high);

    /// <summary>Puts an item in.</summary>
    public void Add(Item item)
    {
        if ((int)item < BitsOfOne) _low |= Bit((int)item);
        else _high |= Bit((int)item - BitsOfOne);
    }

    private static UInt128 Bit(int place) => UInt128.One << place;
}
