namespace Registry.Import.Reading;

/// <summary>Which values of a row came from number cells of a workbook: one bit each, for the first 128 columns.</summary>
/// <remarks>Columns further right count as text: a damaged long number in them is not told. No layout has as many.</remarks>
internal readonly record struct NumberCells(UInt128 Bits)
{
    private const int Columns = 128;

    /// <summary>None of them.</summary>
    public static NumberCells None => default;

    /// <summary>True when the value at this place came from a number cell.</summary>
    public bool Has(int place) => place < Columns && (Bits >> place & UInt128.One) != UInt128.Zero;

    /// <summary>With the value at this place among them.</summary>
    public NumberCells With(int place) => place < Columns ? new(Bits | UInt128.One << place) : this;
}
