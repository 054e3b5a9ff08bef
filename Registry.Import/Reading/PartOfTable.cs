using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Makes a part of a table: finds the header, says what is missing or unknown, and shapes the rows.</summary>
/// <param name="Part">The part, or null when it cannot be read; then a verdict is an error.</param>
/// <param name="Verdicts">Everything found about the columns.</param>
/// <param name="ReadAs">How it was read, for the record.</param>
internal sealed record PartOfTable(FilePart? Part, IReadOnlyList<Verdict> Verdicts, HowRead ReadAs)
{
    /// <summary>Makes a part of a known kind.</summary>
    public static PartOfTable Make(Table table, PartKind kind, ReadingOptions options, int? yearOfName)
    {
        var header = HeaderMatch.Find(table, options.Profile);
        if (kind == PartKind.Population && !(header is not null && IsLong(header))) return MakeWide(table, header, yearOfName);
        var missing = RequiredColumns.Missing(kind, item => header?.Has(item) ?? false);
        var verdicts = Judge(table.Name, kind, header, missing);
        var readAs = header is null ? HowRead.Same(table.Name) : new(
            $"{table.Name}：表头在第 {header.Row} 行，识别 {header.Columns.Count} 列，忽略 {header.Unknown.Count} 列",
            $"{table.Name}: header in row {header.Row}, {header.Columns.Count} columns known, {header.Unknown.Count} ignored");
        if (header is null || verdicts.Any(verdict => verdict.Severity == Severity.Error)) return new(null, verdicts, readAs);
        return kind == PartKind.Population ? MakeLong(table, header, verdicts, readAs, yearOfName) : MakeRecords(table, kind, header, verdicts, readAs, options.Profile);
    }

    /// <summary>The kind that the columns of a table speak for, or null.</summary>
    public static PartKind? KindOf(Table table, ColumnProfile? profile)
    {
        var header = HeaderMatch.Find(table, profile);
        if (header is null) return WidePopulation.Find(table) is (null, null) ? null : PartKind.Population;
        if (IsLong(header)) return PartKind.Population;
        if (SpeaksOfFollowUp(header)) return PartKind.FollowUp;
        var isOfCases = header.Has(Item.Basis) || header.Has(Item.Morphology) || header.Has(Item.Topography);
        if (isOfCases || (header.Has(Item.IncidenceDate) && !IsOfDeaths(header))) return PartKind.Incidence;
        if (header.Has(Item.DeathDate)) return PartKind.Death;
        return header.Has(Item.AgeGroup) && WidePopulation.Find(table) is not (null, null) ? PartKind.Population : null;
    }

    // Certificates may say when the tumour was found.
    private static bool IsOfDeaths(HeaderMatch header) => header.Has(Item.DeathDate) && header.Has(Item.UnderlyingCause);

    // A card has the tumour and the follow-up; a follow-up sheet may repeat the date of incidence and the diagnosis.
    private static bool SpeaksOfFollowUp(HeaderMatch header) =>
        (header.Has(Item.VitalStatus) || header.Has(Item.LossReason) || header.Has(Item.FollowUpDate))
        && (header.Has(Item.LastContactDate) || header.Has(Item.FollowUpDate) || header.Has(Item.DeathDate))
        && !header.Has(Item.Basis) && !header.Has(Item.Morphology) && !header.Has(Item.Topography);

    private static bool IsLong(HeaderMatch header) => header.Has(Item.AgeGroup) && header.Has(Item.Population);

    private static List<Verdict> Judge(string name, PartKind kind, HeaderMatch? header, IReadOnlyList<string> missing)
    {
        var verdicts = new List<Verdict>();
        if (missing.Count > 0) verdicts.Add(FileVerdict.Error("F-HDR-1", kind, $"{FileVerdict.Clean(name)}|{string.Join("; ", missing)}"));
        if (header is null) return verdicts;
        if (header.Twice.Count > 0) verdicts.Add(FileVerdict.Error("F-HDR-3", kind, $"{FileVerdict.Clean(name)}|{FileVerdict.List(header.Twice)}"));
        verdicts.AddRange(header.Unknown.Select(unknown => FileVerdict.Info("F-HDR-2", kind, unknown.Label, FileVerdict.Clean(unknown.Header))));
        return verdicts;
    }

    private static PartOfTable MakeRecords(
        Table table, PartKind kind, HeaderMatch header, List<Verdict> verdicts, HowRead readAs, ColumnProfile? profile)
    {
        var layout = new PartLayout(kind == PartKind.Death ? WithUnderlyingCause(header.Columns) : WithCaseNumber(header.Columns));
        var columns = ColumnsOf(layout, header);
        return new(new(kind, table.Name, layout, part => RecordRows.Rows(part, table, columns, profile?.DateOrder)) { HeaderRow = header.Row, AddedColumns = header.Added, Marker = header.Marker, Meter = table.Meter }, verdicts, readAs);
    }

    // In a list of deaths the only diagnosis is the underlying cause.
    private static IEnumerable<PartColumn> WithUnderlyingCause(IReadOnlyList<PartColumn> columns) =>
        columns.Any(column => column.Item == Item.UnderlyingCause)
            ? columns : columns.Select(column => column.Item == Item.Icd10 ? column with { Item = Item.UnderlyingCause } : column);

    // A card file that numbers only its cards: the number of the card is that of the case.
    private static IEnumerable<PartColumn> WithCaseNumber(IReadOnlyList<PartColumn> columns) =>
        columns.Any(column => column.Item == Item.CaseNumber)
            ? columns : columns.Select(column => column.Item == Item.CardNumber ? column with { Item = Item.CaseNumber } : column);

    private static PartOfTable MakeLong(Table table, HeaderMatch header, List<Verdict> verdicts, HowRead readAs, int? yearOfName)
    {
        IEnumerable<PartColumn> year = header.Has(Item.Year) || yearOfName is null ? [] : [new(Item.Year, -1, "", "")];
        var known = new PartLayout(header.Columns);
        var columns = ColumnsOf(known, header);
        var (notation, problem) = PopulationRows.Decide(table, known, columns);
        if (problem is not null) return new(null, [.. verdicts, problem], readAs);
        table.Meter.Done = 0;
        var layout = new PartLayout([.. header.Columns, .. year]);
        return new(
            new(PartKind.Population, table.Name, layout, part => PopulationRows.Rows(part, table, columns, notation, yearOfName)) { HeaderRow = header.Row, AddedColumns = header.Added, Marker = header.Marker, Meter = table.Meter }, verdicts,
            HowRead.Join([readAs, AgesIn("长表", "long", notation?.Name ?? HowRead.Nothing), header.Has(Item.Year) ? HowRead.Nothing : YearFrom(yearOfName, "文件名", "the file name")]));
    }

    private static PartOfTable MakeWide(Table table, HeaderMatch? header, int? yearOfName)
    {
        var (wide, problem) = WidePopulation.Find(table);
        var readAs = new HowRead($"{table.Name}：横排人口表", $"{table.Name}: wide population");
        if (problem is not null) return new(null, [problem], readAs);
        if (wide is null)
            return new(null, Judge(table.Name, PartKind.Population, header, RequiredColumns.Missing(PartKind.Population, item => header?.Has(item) ?? false)), readAs);
        var headers = table.FirstRows.Value.FirstOrDefault(row => row.Row == wide.HeaderRow);
        var year = wide.Year ?? yearOfName;
        var layouts = wide.Cells.Take(2).Select(cell => WideLayout(table, cell.Column, year is not null)).ToArray();
        return new(
            new(PartKind.Population, table.Name, layouts[0], part => WideRows(part, wide, layouts, year)) { HeaderRow = wide.HeaderRow, AddedColumns = AnnotationColumns.In(headers), Marker = AnnotationColumns.MarkerIn(headers) }, [],
            HowRead.Join([AgesIn(readAs.Zh, readAs.En, wide.Notation), wide.Year is null ? YearFrom(year, "文件名", "the file name") : YearFrom(year, "单元格", "a cell")]));
    }

    private static HowRead AgesIn(string zh, string en, HowRead notation) => new($"{zh}，年龄按{notation.Zh}", $"{en}, ages as {notation.En}");

    private static HowRead YearFrom(int? year, string zh, string en) => year is null
        ? new("文件中没有年份，取自其病例", "no year in the file, taken from its cases")
        : new($"年份 {year} 取自{zh}", $"year {year} from {en}");

    private static PartLayout WideLayout(Table table, int column, bool hasYear) =>
        new([
            .. hasYear ? [new PartColumn(Item.Year, -1, "", "")] : Array.Empty<PartColumn>(), new(Item.Sex, -1, "", ""), new(Item.AgeGroup, -1, "", ""),
            new(Item.Population, column, "", Table.Letters(column)),
        ]);

    private static IEnumerable<FileRow> WideRows(FilePart part, WidePopulation wide, PartLayout[] layouts, int? year)
    {
        foreach (var cell in wide.Cells)
        {
            string?[] values = [cell.Sex == Sex.Male ? "1" : "2", AgeScheme.Cn19.Labels[cell.AgeGroup], cell.Text];
            if (year is { } known) values = [known.ToString(CultureInfo.InvariantCulture), .. values];
            yield return new FileRow(layouts[cell.Sex == Sex.Male ? 0 : 1], cell.Row, values, cell.IsNumber ? NumberCells.None.With(values.Length - 1) : NumberCells.None);
        }
        if (wide.Outside > 0)
            part.Report(FileVerdict.Info("N-POP-4", part.Kind, arguments: wide.Outside.ToString(CultureInfo.InvariantCulture)));
    }

    private static TableColumns ColumnsOf(PartLayout layout, HeaderMatch header) =>
        new(
            [.. layout.Columns.Select(column => column.Index)], [.. layout.Items.Select(item => ItemCatalogue.Of(item).Kind == ItemKind.Date)],
            header.Row, header.Width, header.Cells);
}
