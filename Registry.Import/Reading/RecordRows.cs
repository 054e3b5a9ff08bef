using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Cases and deaths: one row of the table, one row of the part.</summary>
internal static class RecordRows
{
    /// <summary>The rows after the header; blank ones and unconfirmed CanReg records are left out.</summary>
    public static IEnumerable<FileRow> Rows(FilePart part, Table table, TableColumns columns, string? dateOrder)
    {
        var layout = part.Layout;
        var (status, unconfirmed) = (layout.PositionOf(Item.RecordStatus), 0);
        var rewritesDates = dateOrder is "dmy" or "mdy";
        foreach (var row in table.Read(columns))
        {
            if (status >= 0 && row.Values[status] is "0" or "2")
            {
                unconfirmed++;
                continue;
            }
            if (rewritesDates) RewriteDates(row.Values, columns.IsDate, dayIsFirst: dateOrder == "dmy");
            yield return new FileRow(layout, row.Row, row.Values, row.NumberCells, CellFaults.Verdicts(part.Kind, layout, row)) { IsMalformed = row.IsMalformed };
        }
        if (unconfirmed > 0) part.Report(FileVerdict.Info("F-REC-1", part.Kind, arguments: unconfirmed.ToString(CultureInfo.InvariantCulture)));
    }

    private static void RewriteDates(string?[] values, bool[] isDate, bool dayIsFirst)
    {
        for (var position = 0; position < values.Length; position++)
        {
            if (!isDate[position] || values[position] is not { } text) continue;
            var parts = text.Split(['/', '-', '.'], 4);
            if (parts.Length == 3 && parts[2].Length >= 4)
                values[position] = dayIsFirst ? $"{parts[2][..4]}-{parts[1]}-{parts[0]}" : $"{parts[2][..4]}-{parts[0]}-{parts[1]}";
        }
    }
}
