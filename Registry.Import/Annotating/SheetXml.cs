using System.Text;
using System.Xml;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>How the XML of worksheets is read and written here.</summary>
internal static class SheetXml
{
    /// <summary>Settings of a reader: nothing outside the file is fetched.</summary>
    public static XmlReaderSettings Reading => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Settings of a writer.</summary>
    public static XmlWriterSettings Writing => new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>Writes a text cell.</summary>
    public static void WriteText(XmlWriter xml, string space, int row, int column, string text)
    {
        xml.WriteStartElement("c", space);
        xml.WriteAttributeString("r", $"{Table.Letters(column)}{row}");
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", space);
        xml.WriteStartElement("t", space);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Plain(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Text that a cell can hold: no characters that XML forbids, not longer than Excel allows.</summary>
    public static string Plain(string text)
    {
        const int LongestCell = 32_000;
        if (text.Length > LongestCell) text = text[..LongestCell];
        return text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsAllowed(rune) ? rune.ToString() : "\uFFFD"));
    }

    private static bool IsAllowed(Rune rune) => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value);
}
