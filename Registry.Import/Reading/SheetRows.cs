using System.Globalization;
using ExcelDataReader;

namespace Registry.Import.Reading;

/// <summary>The rows of one worksheet as text, so that no code is changed by having been stored as a number.</summary>
internal static class SheetRows
{
    private const int DaysTo1904 = 1462;

    /// <summary>Rows with something in them; formulas give the value stored with them, error cells nothing.</summary>
    public static IEnumerable<TableRow> Read(string path, int sheet, TableColumns? columns, bool countsFrom1904, ReadMeter meter)
    {
        using var reader = WorkbookSheets.OpenReader(path);
        for (var skipped = 0; skipped < sheet; skipped++) reader.NextResult();
        var gap = new SheetGap();
        while (reader.Read())
        {
            var number = reader.Depth + 1;
            if (columns is not null) meter.Done = number;
            if (number <= columns?.HeaderRow) continue;
            var row = columns is null ? AllCells(reader, number) : Cells(reader, number, columns, countsFrom1904);
            gap.Take(number, row.IsBlank ? row.Values.Length : 0);
            if (!row.IsBlank) yield return row;
        }
    }

    /// <summary>The rows of the sheet at which a reader stands, every cell as written.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="gap">Counts the empty rows, those of the sheets before among them.</param>
    public static IEnumerable<TableRow> Read(IExcelDataReader reader, SheetGap gap)
    {
        while (reader.Read())
        {
            var row = AllCells(reader, reader.Depth + 1);
            gap.Take(row.Row, row.IsBlank ? row.Values.Length : 0);
            if (!row.IsBlank) yield return row;
        }
    }

    private static TableRow AllCells(IExcelDataReader reader, int number)
    {
        var values = new string?[reader.FieldCount];
        var numbers = NumberCells.None;
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = Text(reader, column, isDate: false, countsFrom1904: false, out var isNumber);
            if (isNumber) numbers = numbers.With(column);
        }
        return new(number, values) { NumberCells = numbers };
    }

    private static TableRow Cells(IExcelDataReader reader, int number, TableColumns columns, bool countsFrom1904)
    {
        var values = new string?[columns.Indexes.Length];
        var numbers = NumberCells.None;
        List<(string CheckId, int Position, string? Arguments)>? faults = null;
        for (var position = 0; position < values.Length; position++)
        {
            if (columns.Indexes[position] >= reader.FieldCount) continue;
            var text = Text(reader, columns.Indexes[position], columns.IsDate[position], countsFrom1904, out var isNumber);
            if (isNumber) numbers = numbers.With(position);
            if (reader.GetValue(columns.Indexes[position]) is string written && CellText.IsGarbled(written)) (faults ??= []).Add(("F-ENC-2", position, null));
            values[position] = text;
        }
        return new(number, values) { NumberCells = numbers, Faults = faults ?? [] };
    }

    private static string? Text(IExcelDataReader reader, int column, bool isDate, bool countsFrom1904, out bool isNumber)
    {
        var value = reader.GetValue(column);
        isNumber = value is double or int;
        return value switch
        {
            null => null,
            string text => CellText.Clean(text) is { } clean && !IsErrorValue(clean) ? clean : null,
            DateTime date => DateText(date),
            double number when isDate && DateOfSerial(number, countsFrom1904) is { } date => DateText(date),
            double number => Padded(NumberText(number), reader, column),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static bool IsErrorValue(string text) =>
        text[0] == '#' && text is "#N/A" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NUM!" or "#NULL!";

    private static string DateText(DateTime date) =>
        date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // A serial in a date column that lost its format. Years (1950), year-months (202305) and yyyyMMdd are not serials.
    private static DateTime? DateOfSerial(double number, bool countsFrom1904) =>
        number is > 2300 and < 80_000 ? DateTime.FromOADate(number + (countsFrom1904 ? DaysTo1904 : 0)) : null;

    private static string NumberText(double number) =>
        Math.Abs(number) < 1e28 && Math.Floor(number) == number
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : Math.Abs(number) is > 1e-10 and < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);

    // A cell formatted 00 shows 01: the zero is part of the code.
    private static string Padded(string text, IExcelDataReader reader, int column) =>
        reader.GetNumberFormatString(column) is { Length: > 1 } format && format.AsSpan().IndexOfAnyExcept('0') < 0
            ? text.PadLeft(format.Length, '0') : text;
}
