using System.Globalization;
using System.Xml;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>Copies the XML of one sheet, adding cells to the rows and colour to the cells at fault; everything else stays as it is.</summary>
internal sealed class SheetAnnotator(
    SheetFrame frame, int headerRow, RowNotes notes, IReadOnlyList<string> headers, FaultStyles? styles)
{
    private readonly CellPlace _place = new();
    private IReadOnlyDictionary<string, Severity> _faults = new Dictionary<string, Severity>();
    private string _space = "";
    private bool _headerIsWritten;
    private bool _rowHasCells;

    /// <summary>Copies from one stream to the other.</summary>
    public void Copy(Stream from, Stream to)
    {
        using var reader = XmlReader.Create(from, SheetXml.Reading);
        using var writer = XmlWriter.Create(to, SheetXml.Writing);
        writer.WriteStartDocument(standalone: true);
        reader.MoveToContent();
        while (!reader.EOF)
            if (IsDropped(reader)) reader.Skip();
            else
            {
                CopyNode(reader, writer);
                reader.Read();
            }
        writer.WriteEndDocument();
    }

    // The size of the sheet is no longer true, and may be left out; cells of an earlier copy are written anew.
    private bool IsDropped(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element) return false;
        if (reader.LocalName == "dimension") return true;
        if (reader.LocalName != "c" || _place.Row == 0) return false;
        _place.Next(reader);
        return frame.Replaced.Contains(_place.Column);
    }

    private void CopyNode(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                CopyElement(reader, writer);
                break;
            case XmlNodeType.EndElement:
                CopyEnd(reader.LocalName, writer);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                writer.WriteString(reader.Value);
                break;
        }
    }

    private void CopyElement(XmlReader reader, XmlWriter writer)
    {
        var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
        if (_space.Length == 0) _space = reader.NamespaceURI;
        if (name == "row") EnterRow(reader, writer);
        if (name == "c") _rowHasCells = true;
        writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
        CopyAttributes(reader, writer, name);
        if (isEmpty) CopyEnd(name, writer);
    }

    private void CopyEnd(string name, XmlWriter writer)
    {
        if (name == "row" && _place.Row > 0) AddCells(writer);
        if (name == "sheetData" && !_headerIsWritten) WriteHeaderRow(writer);
        writer.WriteFullEndElement();
    }

    private void EnterRow(XmlReader reader, XmlWriter writer)
    {
        _place.Enter(reader);
        _rowHasCells = false;
        if (_place.Row > headerRow && !_headerIsWritten) WriteHeaderRow(writer);
        _faults = _place.Row > headerRow ? notes.ColumnsAtFault(_place.Row) : new Dictionary<string, Severity>();
    }

    private void CopyAttributes(XmlReader reader, XmlWriter writer, string element)
    {
        var fault = element == "c" && _faults.Count > 0 && _faults.TryGetValue(Table.Letters(_place.Column), out var severity) ? severity : (Severity?)null;
        var style = "0";
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (element == "row" && reader.LocalName == "spans") continue;
                if (fault is not null && reader.LocalName == "s") style = reader.Value;
                else writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }
        if (fault is not { } weight) return;
        var number = int.Parse(style, CultureInfo.InvariantCulture);
        writer.WriteAttributeString("s", (styles?.Of(number, weight) ?? number).ToString(CultureInfo.InvariantCulture));
    }

    private void AddCells(XmlWriter writer)
    {
        if (_place.Row == headerRow) WriteHeaderCells(writer);
        else if (_place.Row > headerRow && (_rowHasCells || _faults.Count > 0)) WriteCells(writer, _place.Row, notes.Of(_place.Row));
    }

    private void WriteHeaderRow(XmlWriter writer)
    {
        writer.WriteStartElement("row", _space);
        writer.WriteAttributeString("r", headerRow.ToString(CultureInfo.InvariantCulture));
        WriteHeaderCells(writer);
        writer.WriteEndElement();
    }

    private void WriteHeaderCells(XmlWriter writer)
    {
        _headerIsWritten = true;
        WriteCells(writer, headerRow, headers);
    }

    private void WriteCells(XmlWriter writer, int row, IReadOnlyList<string> texts)
    {
        for (var index = 0; index < texts.Count; index++)
            if (texts[index].Length > 0) SheetXml.WriteText(writer, _space, row, frame.FirstAdded + index, texts[index]);
    }
}
