using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>A file of the JRC-ENCR protocol with its columns, which may stand in any order.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Table">The table.</param>
/// <param name="Header">The row of the header.</param>
internal sealed record EncrHeader(EncrFile Kind, Table Table, TableRow Header)
{
    private readonly Dictionary<string, int> _places = PlacesOf(Header);

    /// <summary>Place of a column of the protocol, or -1.</summary>
    public int IndexOf(string column) => _places.GetValueOrDefault(Reading.Header.Normalise(column), -1);

    /// <summary>The column of an item for messages.</summary>
    public PartColumn Column(Item item, string column) => new(item, IndexOf(column), column, column);

    /// <summary>The rows with every cell under the header.</summary>
    public IEnumerable<TableRow> Rows()
    {
        var width = Array.FindLastIndex(Header.Values, header => header is not null) + 1;
        return Table.Read(new([.. Enumerable.Range(0, width)], new bool[width], Header.Row, width, Header.Values.Length));
    }

    /// <summary>Text of a column in a row; null when it is empty or not there.</summary>
    public string? Text(TableRow row, string column) => IndexOf(column) is var place and >= 0 && place < row.Values.Length ? row.Values[place] : null;

    /// <summary>What was wrong with the text of a row.</summary>
    public List<Verdict> Faults(TableRow row, PartKind part) =>
        [.. row.Faults.Select(fault => new Verdict(
            fault.CheckId, fault.CheckId == "F-ENC-2" ? Severity.Query : Severity.Error, part, row.Row,
            fault.Position < 0 ? null : Header.Values[fault.Position], null, null, fault.Arguments))];

    private static Dictionary<string, int> PlacesOf(TableRow header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < header.Values.Length; place++)
            if (header.Values[place] is { } name) places.TryAdd(Reading.Header.Normalise(name), place);
        return places;
    }
}
