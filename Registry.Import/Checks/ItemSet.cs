using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>A set of items: one bit each.</summary>
internal struct ItemSet
{
    private UInt128 _bits;

    /// <summary>True when the item is in the set.</summary>
    public readonly bool Contains(Item item) => (_bits & (UInt128.One << (int)item)) != UInt128.Zero;

    /// <summary>The bits: one set, one number.</summary>
    public readonly UInt128 Bits => _bits;

    /// <summary>Puts an item in.</summary>
    public void Add(Item item) => _bits |= UInt128.One << (int)item;
}
