using Registry.Report.Figures;

namespace Registry.Report.Blocks;

/// <summary>A piece of a chapter, free of any file format.</summary>
public abstract record Block;

/// <summary>A heading inside a chapter.</summary>
/// <param name="Level">2 for a section, 3 for a subsection.</param>
/// <param name="Number">Its number: 5.10; empty for none.</param>
/// <param name="Title">The words.</param>
/// <param name="Anchor">Stable id in the document: s5-10.</param>
public sealed record Heading(int Level, string Number, Bilingual Title, string Anchor) : Block
{
    /// <summary>On paper it begins a new page.</summary>
    public bool StartsPage { get; init; }
}

/// <summary>A paragraph of text.</summary>
/// <param name="Text">The text.</param>
public sealed record Paragraph(Bilingual Text) : Block;

/// <summary>A list of short texts.</summary>
/// <param name="Items">The texts.</param>
public sealed record BulletList(IReadOnlyList<Bilingual> Items) : Block;

/// <summary>Key figures set large, such as those of the summary page.</summary>
/// <param name="Items">The figures in order.</param>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Items) : Block;

/// <summary>One key figure.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The printed number.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Detail">A second line: men and women, or the standard.</param>
public sealed record KeyFigure(Bilingual Name, string Value, Bilingual Unit, Bilingual Detail);

/// <summary>Number and words under which a table or figure is known.</summary>
/// <param name="Id">Stable id, also the anchor: t4-2, f5-10.</param>
/// <param name="Number">Number in the document: 4-2.</param>
/// <param name="IsFigure">Figure or table.</param>
/// <param name="Title">The words.</param>
public sealed record Caption(string Id, string Number, bool IsFigure, Bilingual Title)
{
    /// <summary>表4-2 / Table 4-2.</summary>
    public Bilingual Label => IsFigure ? new($"图{Number}", $"Figure {Number}") : new($"表{Number}", $"Table {Number}");
}

/// <summary>A drawing with its caption.</summary>
/// <param name="Caption">Number and words.</param>
/// <param name="Figure">What is drawn.</param>
public sealed record FigureBlock(Caption Caption, Figure Figure) : Block;

/// <summary>A chapter: a numbered title and blocks.</summary>
/// <param name="Number">Number or letter from the outline; empty for an unnumbered page.</param>
/// <param name="Title">The words.</param>
/// <param name="Anchor">Stable id in the document.</param>
/// <param name="Blocks">What it says.</param>
public sealed record Chapter(string Number, Bilingual Title, string Anchor, IReadOnlyList<Block> Blocks);
