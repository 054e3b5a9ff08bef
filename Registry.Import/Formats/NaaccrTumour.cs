using System.Globalization;
using System.Xml;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>A tumour of a NAACCR XML file with its patient.</summary>
/// <param name="Number">Which tumour of the file it is, from 1: its row.</param>
/// <param name="Place">Which tumour of its patient, from 1.</param>
/// <param name="Patient">Values of the patient by naaccrId.</param>
/// <param name="Values">Values of the tumour by naaccrId.</param>
internal sealed record NaaccrTumour(int Number, int Place, IReadOnlyDictionary<string, string> Patient, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Name of the root element.</summary>
    public const string Root = "NaaccrData";

    private const int MostOfOnePatient = 1000;

    /// <summary>The tumours of a file. Streams: one patient is in memory. Items without a counterpart have no value, only their id is there.</summary>
    /// <exception cref="XmlException">While reading: the file is damaged.</exception>
    /// <exception cref="FileLimitException">While reading: the file is larger or deeper in some place than any of a registry.</exception>
    public static IEnumerable<NaaccrTumour> Read(string path, ReadMeter? meter = null)
    {
        using var xml = PlainXml.Open(path, meter);
        var number = 0;
        while (PlainXml.Next(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Patient", IsEmptyElement: false })
            {
                var (patient, tumours) = ReadPatient(xml);
                for (var place = 0; place < tumours.Count; place++) yield return new(++number, place + 1, patient, tumours[place]);
            }
    }

    private static (Dictionary<string, string> Patient, List<Dictionary<string, string>> Tumours) ReadPatient(XmlReader xml)
    {
        var (depth, patient, tumours) = (xml.Depth, None(), new List<Dictionary<string, string>>());
        while (PlainXml.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "Tumor") tumours.Add(ReadTumour(xml));
            else if (xml.LocalName == "Item") ReadItem(xml, patient);
            if (tumours.Count > MostOfOnePatient)
                throw new FileLimitException($"一名患者超过{MostOfOnePatient.ToString(CultureInfo.InvariantCulture)}个肿瘤", $"more than {MostOfOnePatient.ToString(CultureInfo.InvariantCulture)} tumours of one patient");
        }
        return (patient, tumours);
    }

    private static Dictionary<string, string> ReadTumour(XmlReader xml)
    {
        var values = None();
        if (xml.IsEmptyElement) return values;
        var depth = xml.Depth;
        while (PlainXml.Next(xml) && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Item" }) ReadItem(xml, values);
        return values;
    }

    private static void ReadItem(XmlReader xml, Dictionary<string, string> values)
    {
        const int MostItems = 5000;
        var id = xml.GetAttribute("naaccrId") ?? (xml.GetAttribute("naaccrNum") is { } number ? NaaccrItems.IdOf(number) : null);
        var text = PlainXml.Value(xml);
        if (id is null) return;
        if (values.Count > MostItems) throw new FileLimitException("一条记录的项目过多", "too many items in one record");
        values.TryAdd(id, NaaccrItems.IsKnown(id) ? text : "");
    }

    private static Dictionary<string, string> None() => new(StringComparer.Ordinal);
}
