using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>Recognises the four files of the JRC-ENCR protocol and makes parts of them: cases, deaths, and population with its life table.</summary>
internal static class EncrTables
{
    // Names that no other layout has together. The three files of counts are known by all their columns.
    private static readonly string[] OfIncidence = ["PAT", "TUM", "YoI", "Topo", "Morpho"];

    /// <summary>The file of the protocol that a table is, or null.</summary>
    public static EncrHeader? Recognise(Table table)
    {
        foreach (var row in table.FirstRows.Value)
            foreach (var file in Enum.GetValues<EncrFile>())
                if (new EncrHeader(file, table, row) is var header && Needed(file).All(column => header.IndexOf(column) >= 0))
                    return header;
        return null;
    }

    /// <summary>The parts of one delivery, or the verdicts that say why there is none.</summary>
    public static IReadOnlyList<PartOfTable> Parts(IReadOnlyList<EncrHeader> files)
    {
        var twice = files.GroupBy(file => file.Kind).Where(kind => kind.Count() > 1)
            .Select(kind => new PartOfTable(null, [FileVerdict.Error("F-SHT-4", PartOf(kind.Key), FileVerdict.List(kind.Select(file => file.Table.Name)))], HowRead.Same("JRC-ENCR"))).ToList();
        if (twice.Count > 0) return twice;
        var byKind = files.ToDictionary(file => file.Kind);
        var lifeTable = byKind.GetValueOrDefault(EncrFile.LifeTable);
        if (lifeTable is not null && !byKind.ContainsKey(EncrFile.Population))
            return [new(null, [FileVerdict.Error("F-ENCR-1", PartKind.Population, FileVerdict.Clean(lifeTable.Table.Name))], new("JRC-ENCR 寿命表", "JRC-ENCR life table"))];
        var parts = new List<PartOfTable>();
        if (byKind.TryGetValue(EncrFile.Incidence, out var cases)) parts.Add(EncrCases.Part(cases));
        if (byKind.TryGetValue(EncrFile.Mortality, out var deaths)) parts.Add(EncrDeaths.Part(deaths));
        if (byKind.TryGetValue(EncrFile.Population, out var population)) parts.Add(EncrPopulation.Part(population, lifeTable));
        return parts;
    }

    private static IEnumerable<string> Needed(EncrFile file) =>
        file == EncrFile.Incidence ? OfIncidence : EncrCodes.Columns[file].Select(column => column.Column);

    private static PartKind PartOf(EncrFile file) =>
        file switch { EncrFile.Incidence => PartKind.Incidence, EncrFile.Mortality => PartKind.Death, _ => PartKind.Population };
}
