using Registry.Report.Blocks;
using Registry.Report.Figures;

namespace Registry.Report;

/// <summary>A whole report, free of any file format, in one language or both.</summary>
public sealed record ReportDocument
{
    /// <summary>Language the writers print.</summary>
    public required ReportLanguage Language { get; init; }

    /// <summary>Title of the cover.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>Line under the title.</summary>
    public required Bilingual Subtitle { get; init; }

    /// <summary>What stands at the foot of the cover and on the workbook's first sheet: data state, standards, ranking
    /// rule …</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The summary page.</summary>
    public required Chapter Summary { get; init; }

    /// <summary>The chapters in order, the annex last.</summary>
    public required IReadOnlyList<Chapter> Chapters { get; init; }

    /// <summary>What the assertions found; arithmetic ones all passed, else there would be no document.</summary>
    public required IReadOnlyList<AssertionResult> Assertions { get; init; }

    /// <summary>Font by which figures are laid out.</summary>
    public required FigureFont Font { get; init; }

    /// <summary>Every block of every chapter, summary first.</summary>
    public IEnumerable<Block> Blocks => Summary.Blocks.Concat(Chapters.SelectMany(c => c.Blocks));

    /// <summary>Every table.</summary>
    public IEnumerable<TableBlock> Tables => Blocks.OfType<TableBlock>();

    /// <summary>Every figure.</summary>
    public IEnumerable<FigureBlock> Figures => Blocks.OfType<FigureBlock>();
}

/// <summary>A labelled fact about the report.</summary>
/// <param name="Name">Label.</param>
/// <param name="Value">What is so.</param>
public sealed record Fact(Bilingual Name, Bilingual Value);
