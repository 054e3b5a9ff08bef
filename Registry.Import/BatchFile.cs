using Registry.Core.Records;
using Registry.Import.Formats;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>A file as delivered, opened: its parts, and everything that is wrong with it as a whole.</summary>
/// <remarks>
/// Whatever the file holds, opening and reading never throw for it: what cannot be read is said in <see cref="FileVerdicts"/>.
/// Nothing of a file is kept in memory but its headers; each part reads forward from the disk.
/// </remarks>
public sealed class BatchFile : IDisposable
{
    private readonly List<Verdict> _verdicts = [];
    private readonly List<FilePart> _parts = [];
    private readonly List<HowRead> _readAs = [];
    private ReadMeter[] _meters = [];
    private ArchiveFile? _archive;
    private MarkupCursor? _cursor;

    private BatchFile(string fileName, string? registry) => (AreaCodeOfName, Registry) = (AreaOfFile.CodeOfName(fileName), registry);

    /// <summary>The parts that can be read, in the order FB, SW, POP, SF.</summary>
    public IReadOnlyList<FilePart> Parts => _parts;

    /// <summary>All tables of a workbook that is no .xlsx, of a web page or an XML spreadsheet, as they stand in it; empty for every other file.</summary>
    internal IReadOnlyList<Table> Tables { get; private set; } = [];

    /// <summary>The batch whose annotated copy the file is, or null.</summary>
    public AnnotationMarker? CopyOf => _parts.Select(part => part.Marker).FirstOrDefault(marker => marker is not null);

    /// <summary>What concerns the file or a sheet as a whole (row 0), and what broke off the reading of a part.</summary>
    public IReadOnlyList<Verdict> FileVerdicts => [.. _verdicts, .. _parts.Where(part => part.IsBroken).SelectMany(part => part.Problems)];

    /// <summary>How the file was read: format, encoding, separator, sheets, headers, how ages and year were found.</summary>
    public HowRead ReadAs => HowRead.Join(_readAs);

    /// <summary>Six-digit area code in the file name, or null.</summary>
    public string? AreaCodeOfName { get; }

    /// <summary>Code of the registry: of the name, else as given; null when there is none or the two contradict.</summary>
    public string? Registry { get; private set; }

    /// <summary>True when rows may be taken from the parts; turns false when a part breaks off while it is read.</summary>
    public bool IsReadable => !FileVerdicts.Any(verdict => verdict.Severity == Severity.Error);

    /// <summary>How much of the file the rows taken so far are, 0 to 1: bytes of a text file, rows of the worksheets. Null when unknown.
    /// May be read while another thread takes rows.</summary>
    public double? FractionRead =>
        _meters.Sum(meter => meter.Total) is var total and > 0 ? Math.Min(1, (double)_meters.Sum(meter => meter.Done) / total) : null;

    /// <summary>Opens a file, recognising by its content what it is.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static BatchFile Open(string path, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(path)) throw new FileNotFoundException("There is no such file.", path);
        var name = options.FileName ?? Path.GetFileName(path);
        var file = new BatchFile(name, options.Registry);
        (file.Registry, var problem) = AreaOfFile.Decide(name, options.Registry);
        if (problem is not null) file._verdicts.Add(problem);
        if (FileGuard.Try(() => file.Read(path, name, options)) is { } fault) file._verdicts.Add(fault);
        file._meters = [.. file._parts.Select(part => part.Meter).OfType<ReadMeter>()];
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts.Clear();
        Tables = [];
        _cursor?.Dispose();
        _archive?.Dispose();
    }

    private void Read(string path, string name, ReadingOptions options)
    {
        var (format, other) = FileSignature.Recognise(path);
        switch (format)
        {
            case FileFormat.Empty:
                _verdicts.Add(FileVerdict.Error("F-OPEN-4", arguments: FileVerdict.Clean(name)));
                break;
            case FileFormat.Other:
                _verdicts.Add(FileVerdict.Error("F-OPEN-3", arguments: other));
                break;
            case FileFormat.Xml:
                ReadXml(path, name, options);
                break;
            case FileFormat.Html:
                ReadHtml(path, name, options);
                break;
            case FileFormat.Text:
                ReadText(path, name, options);
                break;
            case FileFormat.Zip:
                ReadArchive(path, name, options);
                break;
            default:
                ReadWorkbook(path, name, format, options);
                break;
        }
    }

    private void ReadText(string path, string name, ReadingOptions options)
    {
        var (table, readAs, problem) = TextTable.Open(path, name, options);
        _readAs.Add(readAs);
        if (table is null)
        {
            _verdicts.Add(problem!);
            return;
        }
        var first = table.FirstRows.Value;
        var kind = PartNames.OfFile(name) ?? PartOfTable.KindOf(table, options.Profile);
        if (first.Count == 0) _verdicts.Add(FileVerdict.Error("F-OPEN-4", arguments: FileVerdict.Clean(name)));
        else if (CanRegTables.Recognise(table) is { } ofCanReg) Add(CanRegTables.Join([ofCanReg]));
        else if (EncrTables.Recognise(table) is { } ofEncr) foreach (var part in EncrTables.Parts([ofEncr])) Add(part);
        else if (kind is null) _verdicts.Add(FileVerdict.Error("F-KIND-1", arguments: HeaderMatch.Describe(first[0], options.Profile)));
        else Add(PartOfTable.Make(table, kind.Value, options, AreaOfFile.YearOfName(name)));
    }

    private void ReadXml(string path, string name, ReadingOptions options)
    {
        var root = PlainXml.RootOf(path);
        if (root?.Name == NaaccrTumour.Root) Add(NaaccrFile.Open(path, name));
        else if (root is { } known && SpreadsheetXml.IsOne(known))
        {
            (Tables, _cursor) = SpreadsheetXml.Open(path);
            ReadSheets(Tables, new("XML 电子表格 2003", "XML spreadsheet 2003"), name, options);
        }
        else _verdicts.Add(FileVerdict.Error("F-OPEN-3", arguments: root is { } other ? $"XML <{FileVerdict.Clean(other.Name)}>" : PlainXml.WhyNoRoot(path)));
    }

    private void ReadHtml(string path, string name, ReadingOptions options)
    {
        (Tables, _cursor, var readAs, var problem) = HtmlTables.Open(path, options);
        _readAs.Add(readAs);
        if (problem is not null) _verdicts.Add(problem);
        foreach (var kind in Tables.GroupBy(table => (Tables.Count == 1 ? PartNames.OfFile(name) : null) ?? PartOfTable.KindOf(table, options.Profile)))
            if (kind.Key is not { } part) _verdicts.Add(FileVerdict.Error("F-KIND-1", arguments: HeaderMatch.Describe(kind.First().FirstRows.Value[0], options.Profile)));
            else if (kind.Count() > 1) _verdicts.Add(FileVerdict.Error("F-SHT-4", part, FileVerdict.List(kind.Select(table => table.Name))));
            else Add(PartOfTable.Make(kind.Single(), part, options, AreaOfFile.YearOfName(name)));
    }

    private void ReadArchive(string path, string name, ReadingOptions options)
    {
        (_archive, var problem) = ArchiveFile.Open(path);
        _readAs.Add(HowRead.Same("zip"));
        if (problem is not null) _verdicts.Add(problem);
        if (_archive is null) return;
        var tables = ArchiveTables.Read(_archive, options, AreaOfFile.YearOfName(name));
        _verdicts.AddRange(tables.Verdicts);
        foreach (var part in tables.Parts) Add(part);
        if (tables.Parts.Count == 0 && IsReadable) _verdicts.Add(FileVerdict.Error("F-OPEN-3", arguments: "ZIP"));
    }

    private void ReadWorkbook(string path, string name, FileFormat format, ReadingOptions options)
    {
        (var sheets, _cursor, var problem) = WorkbookSheets.Open(path, format);
        if (format == FileFormat.Xls) Tables = sheets;
        if (problem is null) ReadSheets(sheets, HowRead.Same(format == FileFormat.Xlsx ? "xlsx" : "xls"), name, options);
        else _verdicts.Add(problem);
    }

    private void ReadSheets(IReadOnlyList<Table> sheets, HowRead readAs, string name, ReadingOptions options)
    {
        _readAs.Add(readAs);
        var own = sheets.Where(sheet => sheet.Name != AnnotationColumns.NotesSheet).ToList();
        var kinds = PartNames.OfSheets([.. own.Select(sheet => sheet.Name)]);
        // The only sheet of a workbook may be called anything when its columns speak for themselves.
        var parts = own.Select((sheet, index) => (Sheet: sheet, Kind: kinds[index] ?? (own.Count == 1 ? PartOfTable.KindOf(sheet, options.Profile) : null))).ToList();
        foreach (var (sheet, kind) in parts.Where(part => part.Kind is null))
            if (sheet.FirstRows.Value.Count > 0) _verdicts.Add(FileVerdict.Info("F-SHT-1", arguments: FileVerdict.Clean(sheet.Name)));
        foreach (var kind in parts.Where(part => part.Kind is not null).GroupBy(part => part.Kind!.Value).OrderBy(group => group.Key))
            if (kind.Count() > 1) _verdicts.Add(FileVerdict.Error("F-SHT-4", kind.Key, FileVerdict.List(kind.Select(part => part.Sheet.Name))));
            else AddSheet(kind.Single().Sheet, kind.Key, options, AreaOfFile.YearOfName(name));
        if (parts.TrueForAll(part => part.Kind is null)) _verdicts.Add(FileVerdict.Error("F-SHT-3", arguments: FileVerdict.List(sheets.Select(sheet => sheet.Name))));
    }

    private void AddSheet(Table sheet, PartKind kind, ReadingOptions options, int? year)
    {
        if (sheet.FirstRows.Value.Count > 0) Add(PartOfTable.Make(sheet, kind, options, year));
        else _verdicts.Add(FileVerdict.Info("F-SHT-2", kind, arguments: FileVerdict.Clean(sheet.Name)));
    }

    private void Add(PartOfTable table)
    {
        _verdicts.AddRange(table.Verdicts);
        _readAs.Add(table.ReadAs);
        if (table.Part is { } part) _parts.Add(part);
    }
}
