using System.Xml.Linq;

namespace Registry.Import.Annotating;

/// <summary>A sheet of plain text rows.</summary>
internal static class NotesSheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The XML of the sheet.</summary>
    public static XDocument Make(IEnumerable<IReadOnlyList<string>> rows) =>
        new(new XElement(Main + "worksheet", new XElement(Main + "sheetData", rows.Select((texts, index) => new XElement(
            Main + "row", new XAttribute("r", index + 1), texts.Select(Cell))))));

    private static XElement Cell(string text) =>
        new(Main + "c", new XAttribute("t", "inlineStr"), new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), SheetXml.Plain(text))));
}
