using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Judges a population part as a whole: a year counts only when all its cells are there.</summary>
/// <remarks>The rows are kept until the end: a registry has 38 for a year.</remarks>
internal static class PopulationTable
{
    // 38 for a year: all years of a registry are a few thousand.
    private const int MostCells = 100_000;

    /// <summary>Every row, then the verdicts on the part.</summary>
    public static IEnumerable<JudgedRow> Judge(FilePart part, JudgingContext context)
    {
        var facts = new RowFacts(PartKind.Population, part.Layout, context);
        var cells = ReadCells(part, facts);
        var whole = new List<Verdict>();
        var returned = PopulationYears.Judge(cells, context, (id, item, arguments) =>
            whole.Add(Fail(id, part, context, row: null, item, arguments)));
        if (PopulationYears.DominantYear(part.Layout, context) is { } ofCases)
            whole.Add(Fail("N-POP-12", part, context, row: null, item: null, ofCases));
        PopulationShape.Judge(cells, context.Checks.Thresholds, (cell, id, arguments) =>
            cell.Verdicts.Add(Fail(id, part, context, cell.Row, Item.Population, arguments)));
        foreach (var arguments in WholePart.WordsForNothing(facts.MissingWords))
            whole.Add(Fail("V-NULL-1", part, context, row: null, item: null, arguments));

        foreach (var cell in cells)
        {
            if (cell.IsWithoutError && (cell.Count is null || returned.Contains(cell.Count.Year)))
                cell.Verdicts.Add(Fail("N-POP-6", part, context, cell.Row, Item.Year, arguments: null));
            var count = cell.IsWithoutError ? cell.Count : null;
            yield return new() { Row = cell.Row.Row, Verdicts = cell.Verdicts, Population = count, Trace = cell.Trace };
        }
        whole.AddRange(part.Problems);
        if (whole.Count > 0) yield return new() { Row = 0, Verdicts = whole };
    }

    private static List<PopulationCell> ReadCells(FilePart part, RowFacts facts)
    {
        var plan = CheckPlan.For(PartKind.Population, part.Layout, facts.Context.Checks);
        var yearWithoutColumn = PopulationYears.OfSheetWithoutYear(part.Layout, facts.Context);
        var keys = new RowKeys();
        var cells = new List<PopulationCell>();
        foreach (var row in part.Rows())
        {
            if (cells.Count >= MostCells)
            {
                part.Break(FileVerdict.Error("F-OPEN-6", PartKind.Population, CheckCatalogue.InBothLanguages($"人口表超过{MostCells}行", $"a population table of more than {MostCells} rows")));
                break;
            }
            facts.Take(row);
            PopulationReader.Read(facts, yearWithoutColumn);
            facts.RowWithSameKey = RowWithSameCell(facts, keys);
            var verdicts = new List<Verdict>();
            var isAccepted = plan.Judge(facts, verdicts);
            var count = isAccepted && facts.Year is not null ? PopulationReader.ToRecord(facts) : null;
            cells.Add(new(row, count, new(KeyOf(facts), 0, facts.ContentHash()), verdicts));
        }
        return cells;
    }

    // As RoundRows makes it of a stored count.
    private static string? KeyOf(RowFacts facts) =>
        facts is { Year: { } year, Sex: { } sex, AgeGroup: { } group } ? PopulationCount.KeyOf(year, sex, group) : null;

    private static int RowWithSameCell(RowFacts facts, RowKeys keys)
    {
        if (facts is not { Year: { } year, Sex: { } sex, AgeGroup: { } group }) return 0;
        var hash = new StableHash();
        hash.Add(year);
        hash.Add((int)sex);
        hash.Add(group);
        return keys.FindOrAdd(hash.Value, facts.Row.Row);
    }

    private static Verdict Fail(string id, FilePart part, JudgingContext context, FileRow? row, Item? item, string? arguments) =>
        new(id, context.Checks.Find(id)!.Severity, PartKind.Population, row?.Row ?? 0,
            item is { } at ? part.Layout.ColumnOf(at) : null, item, item is { } named ? MaskedValue.Of(named, row?[named]) : null,
            MaskedValue.Arguments(arguments));
}
