using System.IO.Compression;
using System.Xml.Linq;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>Where the parts of a workbook lie in its archive (ECMA-376 part 2, relationships).</summary>
/// <param name="Sheets">Sheet name → entry.</param>
/// <param name="Styles">Entry of the styles, or null.</param>
internal sealed record WorkbookParts(IReadOnlyDictionary<string, string> Sheets, string? Styles)
{
    /// <summary>Entry of the sheet of notes.</summary>
    public const string NotesEntry = "xl/worksheets/registry_notes.xml";

    private const string BookEntry = "xl/workbook.xml";
    private const string RelationsEntry = "xl/_rels/workbook.xml.rels";
    private const string TypesEntry = "[Content_Types].xml";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private const string NotesId = "rIdRegistryNotes";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Reads the list of sheets.</summary>
    public static WorkbookParts Read(ZipArchive archive)
    {
        var targets = Load(archive, RelationsEntry).Root!.Elements(Relations + "Relationship")
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => relation, StringComparer.Ordinal);
        var sheets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in Load(archive, BookEntry).Descendants().Where(element => element.Name.LocalName == "sheet"))
            if (targets.TryGetValue(IdOf(sheet), out var relation)) sheets[(string)sheet.Attribute("name")!] = EntryOf((string)relation.Attribute("Target")!);
        var styles = targets.Values.FirstOrDefault(relation => ((string)relation.Attribute("Type")!).EndsWith("/styles", StringComparison.Ordinal));
        return new(sheets, styles is null ? null : EntryOf((string)styles.Attribute("Target")!));
    }

    /// <summary>The entries to replace so that the sheet of notes is there, or is no longer there.</summary>
    public static Dictionary<string, XDocument> WithNotesSheet(ZipArchive archive, bool hasNotes)
    {
        var (book, relations, types) = (Load(archive, BookEntry), Load(archive, RelationsEntry), Load(archive, TypesEntry));
        book.Descendants().Where(element => element.Name.LocalName == "sheet" && (string?)element.Attribute("name") == AnnotationColumns.NotesSheet).Remove();
        relations.Root!.Elements().Where(relation => (string?)relation.Attribute("Id") == NotesId).Remove();
        types.Root!.Elements().Where(type => (string?)type.Attribute("PartName") == "/" + NotesEntry).Remove();
        if (hasNotes) AddNotesSheet(book, relations, types);
        return new(StringComparer.Ordinal) { [BookEntry] = book, [RelationsEntry] = relations, [TypesEntry] = types };
    }

    private static void AddNotesSheet(XDocument book, XDocument relations, XDocument types)
    {
        var sheets = book.Descendants().First(element => element.Name.LocalName == "sheets");
        var number = sheets.Elements().Max(sheet => (int)sheet.Attribute("sheetId")!) + 1;
        var id = sheets.Elements().First().Attributes().First(attribute => attribute.Name.LocalName == "id").Name;
        sheets.Add(new XElement(sheets.Name.Namespace + "sheet", new XAttribute("name", AnnotationColumns.NotesSheet), new XAttribute("sheetId", number), new XAttribute(id, NotesId)));
        var type = (string)relations.Root!.Elements().First(relation => ((string)relation.Attribute("Type")!).EndsWith("/worksheet", StringComparison.Ordinal)).Attribute("Type")!;
        relations.Root!.Add(new XElement(Relations + "Relationship", new XAttribute("Id", NotesId), new XAttribute("Type", type), new XAttribute("Target", "/" + NotesEntry)));
        types.Root!.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + NotesEntry), new XAttribute("ContentType", SheetType)));
    }

    private static string IdOf(XElement sheet) => sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)?.Value ?? "";

    private static string EntryOf(string target) => target.StartsWith('/') ? target[1..] : "xl/" + target;

    private static XDocument Load(ZipArchive archive, string entry)
    {
        using var xml = archive.GetEntry(entry)!.Open();
        return XDocument.Load(xml);
    }
}
