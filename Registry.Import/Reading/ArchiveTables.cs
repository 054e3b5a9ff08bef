using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;

namespace Registry.Import.Reading;

/// <summary>What the text tables of an archive are: one CanReg5 export, files of the JRC-ENCR protocol, or parts as the sheets of a workbook are.</summary>
/// <param name="Parts">The parts that were found, with what is wrong with each.</param>
/// <param name="Verdicts">What concerns the archive as a whole.</param>
internal sealed record ArchiveTables(IReadOnlyList<PartOfTable> Parts, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Reads the headers of every table.</summary>
    public static ArchiveTables Read(ArchiveFile archive, ReadingOptions options, int? year)
    {
        var (parts, verdicts, tables) = (new List<PartOfTable>(), new List<Verdict>(), new List<(Table Table, HowRead ReadAs)>());
        if (archive.LeadingOut is { Count: > 0 } outside) verdicts.Add(FileVerdict.Query("F-ZIP-3", FileVerdict.List(outside)));
        verdicts.AddRange(archive.Others.Select(Ignored));
        foreach (var (name, path) in archive.Tables)
        {
            var (table, readAs, problem) = TextTable.Open(path, name, options);
            if (problem is not null) verdicts.Add(problem with { Arguments = CheckCatalogue.About(FileVerdict.Clean(name), problem.Arguments) });
            else if (table!.FirstRows.Value.Count == 0) verdicts.Add(FileVerdict.Info("F-SHT-2", arguments: FileVerdict.Clean(name)));
            else tables.Add((table, readAs));
        }
        var ofCanReg = tables.Select(table => CanRegTables.Recognise(table.Table)).OfType<CanRegHeader>().ToList();
        if (ofCanReg.Count > 0) parts.Add(CanRegTables.Join(ofCanReg));
        var ofEncr = tables.Select(table => EncrTables.Recognise(table.Table)).OfType<EncrHeader>().ToList();
        if (ofEncr.Count > 0) parts.AddRange(EncrTables.Parts(ofEncr));
        var known = ofCanReg.Select(table => table.Table).Concat(ofEncr.Select(table => table.Table)).ToHashSet(ReferenceEqualityComparer.Instance);
        AddParts(tables.Where(table => !known.Contains(table.Table)), options, year, parts, verdicts);
        return new(parts, verdicts);
    }

    private static void AddParts(
        IEnumerable<(Table Table, HowRead ReadAs)> tables, ReadingOptions options, int? year, List<PartOfTable> parts, List<Verdict> verdicts)
    {
        var kinds = tables.ToLookup(table => PartNames.OfFile(table.Table.Name) ?? PartOfTable.KindOf(table.Table, options.Profile));
        foreach (var kind in kinds.OrderBy(kind => kind.Key))
            if (kind.Key is not { } part) verdicts.AddRange(kind.Select(table => Ignored(table.Table.Name)));
            else if (kind.Count() > 1 || parts.Exists(known => known.Part?.Kind == part))
                verdicts.Add(FileVerdict.Error("F-SHT-4", part, FileVerdict.List(kind.Select(table => table.Table.Name))));
            else parts.Add(Made(kind.Single(), part, options, year));
    }

    private static PartOfTable Made((Table Table, HowRead ReadAs) table, PartKind kind, ReadingOptions options, int? year)
    {
        var part = PartOfTable.Make(table.Table, kind, options, AreaOfFile.YearOfName(table.Table.Name) ?? year);
        return part with { ReadAs = part.ReadAs.With($"（{table.ReadAs.Zh}）", $" ({table.ReadAs.En})") };
    }

    private static Verdict Ignored(string name) => FileVerdict.Info("F-ZIP-1", arguments: FileVerdict.Clean(name));
}
