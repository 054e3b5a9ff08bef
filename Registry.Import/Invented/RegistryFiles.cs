using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>How a registry delivers: the layout and the kind of files.</summary>
internal sealed record Delivery(FileShape Shape, bool IsWorkbook, Encoding Encoding, char CaseSeparator = ',', string CaseExtension = "csv");

/// <summary>Writes the files of the registries and remembers where the planted errors came to stand.</summary>
internal sealed class RegistryFiles(string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);
    private readonly List<string> _files = [];
    private readonly List<PlantedError> _planted = [];
    private readonly Dictionary<PartKind, int> _rows = [];

    static RegistryFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The delivery of the registry at this position: workbooks first, then the other forms in turn.</summary>
    public static Delivery DeliveryOf(int position) => (position % 6) switch
    {
        1 => new(FileShapes.ChineseCsv, IsWorkbook: false, Encoding.GetEncoding("GB18030")),
        2 => new(FileShapes.DateCellWorkbook, IsWorkbook: true, Utf8),
        3 => new(FileShapes.CanReg, IsWorkbook: false, Utf8, '\t', "txt"),
        4 => new(FileShapes.ChineseWorkbook, IsWorkbook: true, Utf8),
        _ => new(FileShapes.NationalWorkbook, IsWorkbook: true, Utf8),
    };

    /// <summary>Writes the parts of one registry.</summary>
    public void Write(Area area, Delivery delivery, List<InventedRow> cases, List<InventedRow> deaths, List<InventedRow> population)
    {
        (PartKind Part, string Name, List<InventedRow> Rows)[] parts =
            [(PartKind.Incidence, "FB", cases), (PartKind.Death, "SW", deaths), (PartKind.Population, "POP", population)];
        if (delivery.IsWorkbook)
        {
            var path = Register($"{area.Code}.xlsx");
            using var workbook = new InventedWorkbook(path);
            foreach (var (part, name, rows) in parts)
            {
                var columns = delivery.Shape.Columns(part);
                workbook.AddSheet(name, columns.Select(c => c.Header), rows.Select(r => Cells(r, delivery.Shape, columns)));
                Remember(path, part, rows);
            }
            return;
        }
        foreach (var (part, name, rows) in parts)
        {
            var isCases = part == PartKind.Incidence;
            var path = Register($"{area.Code}_{name}.{(isCases ? delivery.CaseExtension : "csv")}");
            WriteText(path, delivery, part, rows, isCases ? delivery.CaseSeparator : ',');
            Remember(path, part, rows);
        }
    }

    /// <summary>Writes the follow-up sheet of one registry, always as CSV.</summary>
    public void WriteFollowUp(Area area, Delivery delivery, List<InventedRow> rows)
    {
        var path = Register($"{area.Code}_SF.csv");
        WriteText(path, delivery, PartKind.FollowUp, rows, ',');
        Remember(path, PartKind.FollowUp, rows);
    }

    /// <summary>Writes the list of planted errors and reports what there is.</summary>
    public GeneratedFiles Finish()
    {
        var path = Path.Combine(folder, InventedProvince.PlantedErrorsFileName);
        using (var writer = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" })
        {
            writer.WriteLine("file,part,row,item,check_id,severity,what");
            foreach (var e in _planted)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{e.File},{PartName(e.Part)},{e.Row},{e.Item},{e.CheckId},{e.Severity.ToString().ToLowerInvariant()},{e.What}"));
        }
        return new(_files, path, _planted,
            _rows.GetValueOrDefault(PartKind.Incidence), _rows.GetValueOrDefault(PartKind.Death), _rows.GetValueOrDefault(PartKind.Population))
        {
            FollowUps = _rows.GetValueOrDefault(PartKind.FollowUp),
        };
    }

    private static string PartName(PartKind part) => part switch { PartKind.Incidence => "FB", PartKind.Death => "SW", PartKind.FollowUp => "SF", _ => "POP" };

    private string Register(string fileName)
    {
        var path = Path.GetFullPath(Path.Combine(folder, fileName));
        _files.Add(path);
        return path;
    }

    private void Remember(string path, PartKind part, List<InventedRow> rows)
    {
        _rows[part] = _rows.GetValueOrDefault(part) + rows.Count;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Planted is var (kind, what))
                _planted.Add(new(Path.GetFileName(path), part, i + 2, kind.Item, kind.CheckId, kind.Severity, what));
    }

    private static SheetCell[] Cells(InventedRow row, FileShape shape, IReadOnlyList<ShapeColumn> columns)
    {
        var cells = new SheetCell[columns.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var (text, isDate) = shape.Cell(row, columns[i]);
            cells[i] = new(text, isDate ? CellForm.Date : columns[i].IsNumber && IsNumber(text) ? CellForm.Number : CellForm.Text);
        }
        return cells;
    }

    private static bool IsNumber(string? text) => text is { Length: > 0 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static void WriteText(string path, Delivery delivery, PartKind part, List<InventedRow> rows, char separator)
    {
        using var writer = new StreamWriter(path, append: false, delivery.Encoding) { NewLine = "\r\n" };
        var columns = delivery.Shape.Columns(part);
        writer.WriteLine(string.Join(separator, columns.Select(c => c.Header)));
        foreach (var row in rows)
            writer.WriteLine(string.Join(separator, columns.Select(c => delivery.Shape.Cell(row, c).Text)));
    }
}
