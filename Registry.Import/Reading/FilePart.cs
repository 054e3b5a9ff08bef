using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>One table of a batch file: a sheet of a workbook, or the whole of a text file.</summary>
public sealed class FilePart
{
    private readonly Func<FilePart, IEnumerable<FileRow>> _rows;
    private readonly List<Verdict> _problems = [];

    /// <summary>Makes a part; <paramref name="rows"/> is called anew for each enumeration.</summary>
    public FilePart(PartKind kind, string name, PartLayout layout, Func<FilePart, IEnumerable<FileRow>> rows) =>
        (Kind, Name, Layout, _rows) = (kind, name, layout, rows);

    /// <summary>What the rows are.</summary>
    public PartKind Kind { get; }

    /// <summary>Name of the sheet, or of the text file.</summary>
    public string Name { get; }

    /// <summary>Which items have a column.</summary>
    public PartLayout Layout { get; }

    /// <summary>Row of the header; 0 for a wide population table without one.</summary>
    internal int HeaderRow { get; init; }

    /// <summary>How far the rows have been read; null for a table that is read before its rows are taken.</summary>
    internal ReadMeter? Meter { get; init; }

    /// <summary>The batch whose annotated copy the part is, or null.</summary>
    internal AnnotationMarker? Marker { get; init; }

    /// <summary>Places of the columns that an earlier annotated copy added.</summary>
    internal IReadOnlyCollection<int> AddedColumns { get; init; } = [];

    /// <summary>What was found about the part as a whole while its rows were read (row 0); complete when the enumeration has ended.</summary>
    public IReadOnlyList<Verdict> Problems => _problems;

    /// <summary>True when reading stopped before the end (damaged file): the batch is unreadable, the reason is in <see cref="Problems"/>.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The rows one after the other; nothing is kept. May be enumerated again, then <see cref="Problems"/> starts anew.</summary>
    /// <remarks>Never throws for what a file holds: a damaged file ends the rows and sets <see cref="IsBroken"/>.</remarks>
    public IEnumerable<FileRow> Rows()
    {
        _problems.Clear();
        IsBroken = false;
        return FileGuard.Rows(this, _rows(this));
    }

    /// <summary>Adds a finding about the part as a whole.</summary>
    internal void Report(Verdict verdict) => _problems.Add(verdict);

    /// <summary>Adds the reason why reading stopped.</summary>
    internal void Break(Verdict verdict)
    {
        _problems.Add(verdict);
        IsBroken = true;
    }
}
