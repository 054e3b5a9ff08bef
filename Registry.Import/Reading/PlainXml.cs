using System.Globalization;
using System.Text;
using System.Xml;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>XML that nobody vouches for: no document type, no entities of its own, no look-up outside the file, bounded depth and tags.</summary>
internal static class PlainXml
{
    private const int MostDepth = 32;
    private const int LongestText = 4 << 20;
    private const int MostNames = 20_000;

    /// <summary>A forward reader before the first node.</summary>
    /// <exception cref="XmlException">While reading: the text is no XML, or has a document type.</exception>
    /// <exception cref="FileLimitException">While reading: a tag or a text is longer than any of a registry.</exception>
    public static XmlReader Open(string path, ReadMeter? meter = null)
    {
        _ = TextEncoding.Gb18030;                              // a declaration may name it
        Stream file = meter is null ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan) : new MeteredFile(path, meter);
        return XmlReader.Create(new BoundedMarkup(file), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true, CloseInput = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>Goes to the next node; false at the end.</summary>
    /// <exception cref="FileLimitException">Elements are nested deeper than any of a registry.</exception>
    public static bool Next(XmlReader xml) =>
        xml.Read() && (xml.Depth <= MostDepth ? true
            : throw new FileLimitException($"元素嵌套超过{MostDepth.ToString(CultureInfo.InvariantCulture)}层", $"elements nested more than {MostDepth.ToString(CultureInfo.InvariantCulture)} deep"));

    /// <summary>Local name and namespace of the root element; null when the file is no XML.</summary>
    public static (string Name, string Namespace)? RootOf(string path)
    {
        try
        {
            using var xml = Open(path);
            while (Next(xml))
                if (xml.NodeType == XmlNodeType.Element) return (xml.LocalName, xml.NamespaceURI);
            return null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>What is told of a file that has no root element which may be read.</summary>
    public static string WhyNoRoot(string path)
    {
        using var text = new StreamReader(path);
        var head = new char[4096];
        return head.AsSpan(0, text.ReadBlock(head)).Contains("<!DOCTYPE", StringComparison.Ordinal)
            ? CheckCatalogue.InBothLanguages("带文档类型声明（DOCTYPE）的XML，其实体一概不读", "XML with a document type (DOCTYPE), whose entities are never read") : "XML";
    }

    /// <summary>The text of the element at which the reader stands; afterwards it stands at the end of the element. Elements inside give their text too.</summary>
    public static string Value(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        while (Next(xml) && xml.Depth > depth)
            if ((xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) && text.Append(xml.Value).Length > LongestText)
                throw new FileLimitException("一个文本超过4 MB", "a text of more than 4 MB");
        return text.ToString();
    }

    /// <summary>Names of elements and attributes, which the reader keeps for ever; a file with ever new ones is none of ours.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int _names;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) =>
            ++_names <= MostNames ? name : throw new FileLimitException($"元素和属性名超过{MostNames}种", $"more than {MostNames} names of elements and attributes");
    }
}
