using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Registry.Import.Annotating;

/// <summary>Where the added columns of a sheet go.</summary>
/// <param name="FirstAdded">First of them, counted from 0: behind every cell of the sheet that stays.</param>
/// <param name="Replaced">Columns of an earlier copy, whose cells are dropped.</param>
internal sealed record SheetFrame(int FirstAdded, IReadOnlyCollection<int> Replaced)
{
    /// <summary>Finds the place; reads the sheet once.</summary>
    public static SheetFrame Read(ZipArchiveEntry sheet, IReadOnlyCollection<int> replaced)
    {
        using var stream = sheet.Open();
        using var xml = XmlReader.Create(stream, SheetXml.Reading);
        var (place, last) = (new CellPlace(), -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row") place.Enter(xml);
            if (xml.LocalName != "c" || place.Row == 0) continue;
            place.Next(xml);
            if (!replaced.Contains(place.Column)) last = Math.Max(last, place.Column);
        }
        return new(last + 1, replaced);
    }
}

/// <summary>Row and column while a sheet is read; the references of rows and cells may be left out in the file.</summary>
internal sealed class CellPlace
{
    /// <summary>Row, from 1; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>Column, from 0; -1 before the first of a row.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>Enters the row at which the reader stands.</summary>
    public void Enter(XmlReader row) =>
        (Row, Column) = (row.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Row + 1, -1);

    /// <summary>Goes to the cell at which the reader stands.</summary>
    public void Next(XmlReader cell) => Column = cell.GetAttribute("r") is { } reference ? ColumnOf(reference) : Column + 1;

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
            if (char.IsAsciiLetter(letter)) column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }
}
