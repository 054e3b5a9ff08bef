using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>A NAACCR XML file as cases: a row for each tumour, numbered in the order of the file.</summary>
/// <remarks>The file is read twice: first for the items that occur, which are the columns, then for the rows. Constant memory.</remarks>
internal sealed class NaaccrFile
{
    private const int MostUnknown = 200;
    private readonly FilePart _part;
    private readonly ILookup<Item, NaaccrItem> _sources;
    private int _shortened;

    private NaaccrFile(FilePart part, ILookup<Item, NaaccrItem> sources) => (_part, _sources) = (part, sources);

    /// <summary>The part of a file, or the verdict that says which items it lacks.</summary>
    public static PartOfTable Open(string path, string name)
    {
        var (known, unknown, tumours) = Occurring(path);
        var readAs = new HowRead($"NAACCR XML，{tumours} 个肿瘤", $"NAACCR XML, {tumours} tumours");
        var sources = NaaccrItems.All.Where(item => known.Contains(item.Id)).ToLookup(item => item.Item);
        var layout = new PartLayout(Columns(sources));
        if (RequiredColumns.Missing(PartKind.Incidence, layout.Has) is { Count: > 0 } missing)
            return new(null, [FileVerdict.Error("F-HDR-1", PartKind.Incidence, $"{FileVerdict.Clean(name)}|{string.Join("; ", missing)}")], readAs);
        var meter = new ReadMeter(new FileInfo(path).Length);
        var part = new FilePart(PartKind.Incidence, name, layout, part => new NaaccrFile(part, sources).Rows(path, meter)) { Meter = meter };
        var strangers = unknown.Order(StringComparer.Ordinal).Select(id => FileVerdict.Info("F-HDR-2", PartKind.Incidence, FileVerdict.Clean(id), FileVerdict.Clean(id)));
        return new(part, [.. strangers], readAs);
    }

    // Items without a value are left out of a file, so one may come first with the last tumour: only ids without a counterpart are ever too many.
    private static (HashSet<string> Known, HashSet<string> Unknown, int Tumours) Occurring(string path)
    {
        var (known, unknown, tumours) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var tumour in NaaccrTumour.Read(path))
        {
            tumours++;
            foreach (var id in tumour.Patient.Keys.Concat(tumour.Values.Keys))
                if (NaaccrItems.IsKnown(id)) known.Add(id);
                else if (unknown.Count < MostUnknown) unknown.Add(id);
        }
        return (known, unknown, tumours);
    }

    private static IEnumerable<PartColumn> Columns(ILookup<Item, NaaccrItem> sources)
    {
        foreach (var item in sources) yield return new(item.Key, -1, item.First().Id, item.First().Id);
        if (!sources.Contains(Item.TumourNumber)) yield return new(Item.TumourNumber, -1, "Tumor", "Tumor");
        if (sources.Contains(Item.VitalStatus) && sources.Contains(Item.LastContactDate)) yield return new(Item.DeathDate, -1, "dateOfLastContact", "dateOfLastContact");
    }

    private IEnumerable<FileRow> Rows(string path, ReadMeter meter)
    {
        foreach (var tumour in NaaccrTumour.Read(path, meter)) yield return Read(tumour);
        if (_shortened > 0) _part.Report(FileVerdict.Info("F-MAP-2", _part.Kind, arguments: _shortened.ToString(CultureInfo.InvariantCulture)));
    }

    private FileRow Read(NaaccrTumour tumour)
    {
        var (values, problems) = (new string?[_part.Layout.Items.Count], new List<Verdict>());
        foreach (var sources in _sources)
            foreach (var source in sources)
            {
                if (CellText.Clean((source.IsOfPatient ? tumour.Patient : tumour.Values).GetValueOrDefault(source.Id, "")) is not { } text) continue;
                var (value, asks, isShortened) = NaaccrItems.Read(source, text);
                if (asks) problems.Add(Asked(source, tumour.Number, text, value));
                if (isShortened) _shortened++;
                values[_part.Layout.PositionOf(sources.Key)] = value;
                if (value is not null) break;
            }
        Complete(values, tumour);
        return new(_part.Layout, tumour.Number, values, problems);
    }

    private Verdict Asked(NaaccrItem source, int row, string text, string? value)
    {
        var shown = $"{FileVerdict.Clean(MaskedValue.Of(source.Item, text) ?? "")}|{source.Id}";
        return new(value is null ? "F-MAP-1" : "F-MAP-3", Severity.Query, _part.Kind, row, source.Id, source.Item, null, value is null ? shown : $"{shown}|{value}");
    }

    private void Complete(string?[] values, NaaccrTumour tumour)
    {
        string? Of(Item item) => _part.Layout.PositionOf(item) is var place and >= 0 ? values[place] : null;
        void Put(Item item, string? text)
        {
            if (_part.Layout.PositionOf(item) is var place and >= 0) values[place] = text;
        }
        if (Of(Item.TumourNumber) is null) Put(Item.TumourNumber, tumour.Place.ToString(CultureInfo.InvariantCulture));
        if (Of(Item.VitalStatus) == "2") Put(Item.DeathDate, Of(Item.LastContactDate));
        if (Of(Item.FirstNames) is { } firstNames) Put(Item.Name, CanRegCodes.FullName(Of(Item.Name), firstNames));
        if (Of(Item.UnderlyingCause) is { } cause) Put(Item.UnderlyingCause, EncrCodes.ReadCause(cause, Of(Item.CauseIcdEdition)));
    }
}
