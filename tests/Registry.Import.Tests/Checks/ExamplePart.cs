using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Linking;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Checks;

/// <summary>Makes the rows of an example and judges them.</summary>
internal static class ExamplePart
{
    public static readonly DateOnly Today = new(2024, 12, 31);
    private static readonly IReadOnlyDictionary<string, (PartKind Part, IReadOnlyList<(Item Item, string Value)> Row)> Layouts =
        CheckExample.LoadLayouts();
    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load(CheckPack.Ids, settings: null);

    public static IEnumerable<string> LayoutNames => Layouts.Keys;

    public static List<JudgedRow> Judge(string layout, string rows = "", string context = "", CheckCatalogue? checks = null)
    {
        var judging = Context(context, checks);
        List<JudgedRow> judged = [.. ImportPipeline.Judge(Part(layout, rows), judging)];
        var found = BetweenCases(judged, judging.Checks, areOnePerson: Fields(context).Contains(("persons", "one"))).ToLookup(verdict => verdict.Row);
        return judged.ConvertAll(row => row.Row > 0 && found.Contains(row.Row) ? row with { Verdicts = [.. row.Verdicts, .. found[row.Row]] } : row);
    }

    // As the store would put them together: by identity number, or because somebody merged the persons (persons=one).
    private static IEnumerable<Verdict> BetweenCases(List<JudgedRow> judged, CheckCatalogue checks, bool areOnePerson) =>
        from person in judged.Select(row => row.Case).OfType<CaseRecord>().Where(record => areOnePerson || record.ResidentId is not null)
            .GroupBy(record => areOnePerson ? 0 : record.ResidentId!.Key)
        from found in RelationVerdicts.Of([.. person.Select(Related)], checks)
        select found.Verdict;

    private static RelatedCase Related(CaseRecord record) => new(
        record.Row, RecordKey.Of(record), BatchId: 1, record.Row,
        new(record.CaseNumber, record.IncidenceDate, record.CaseNumber, record.TumourNumber, record.Topography, record.Morphology, record.Laterality),
        record.Icd10.Code, record.MultiplePrimary)
    {
        CheckedRow = record.Row, ResidentKey = record.ResidentId?.Key, Name = record.Name, Sex = record.Sex,
    };

    public static JudgingContext Context(string text = "", CheckCatalogue? checks = null)
    {
        var said = Fields(text).ToDictionary(field => field.Name, field => field.Value.Split(','));
        var context = new JudgingContext
        {
            Registry = "330106",
            Checks = checks ?? Catalogue,
            Today = Today,
            FollowedCases = RegisteredCases(),
            Years = [.. said.GetValueOrDefault("years", []).Select(Number)],
        };
        // 2022 is a hundred cases, 2022*9 nine hundred.
        foreach (var year in said.GetValueOrDefault("cases", []).Select(year => year.Split('*')))
            context.CaseYears[Number(year[0])] = 100 * (year.Length > 1 ? Number(year[1]) : 1);
        return context;
    }

    // What the examples of follow-up are compared with.
    private static FollowedCases RegisteredCases()
    {
        var cases = new FollowedCases("330106", stored: null) { IsComplete = true };
        var card = new CaseRecord
        {
            Row = 2, Registry = "330106", CaseNumber = "233301060000001", Sex = Sex.Female, BirthDate = new(1949, 12, 31),
            ResidentId = ResidentId.TryParse("11010519491231002X", Today, out _), IncidenceDate = new(2023, 5, 16),
            Icd10 = IcdCode.TryParse("C50.4")!, VitalStatus = 1, LastContactDate = new(2023, 12, 31),
        };
        cases.Add(card);
        var other = card with { ResidentId = null, CaseNumber = "233301060000002" };
        cases.Add(other);
        cases.Add(other with { TumourNumber = 2 });
        cases.Add(other with { CaseNumber = "233301060000003", VitalStatus = 2, LastContactDate = new(2024, 3, 1), DeathDate = new(2024, 3, 1) });
        cases.Add(other with { CaseNumber = "233301060000004", BirthDate = new(1920, 1, 1) });
        return cases;
    }

    public static FilePart Part(string layout, string rows)
    {
        var (part, columns) = Layouts[layout];
        var values = part == PartKind.Population ? PopulationRows(columns, rows) : CaseRows(columns, rows);
        return Part(part, [.. columns.Select(column => column.Item)], values);
    }

    public static FilePart Part(PartKind kind, Item[] items, IEnumerable<Dictionary<Item, string>> rows)
    {
        var layout = new PartLayout(items.Select((item, i) => new PartColumn(item, i, ItemNames.Name(item), ItemNames.Name(item))));
        return new(kind, "example", layout, _ => rows.Select((row, i) => new FileRow(layout, i + 2,
            [.. items.Select(item => row.GetValueOrDefault(item) is { Length: > 0 } text ? text : null)])));
    }

    private static IEnumerable<Dictionary<Item, string>> CaseRows(IReadOnlyList<(Item Item, string Value)> columns, string rows)
    {
        foreach (var row in rows.Split('|'))
        {
            var star = row.IndexOf('*', StringComparison.Ordinal);
            var times = star < 0 ? 1 : Number(row[..star]);
            for (var i = 0; i < times; i++)
            {
                var values = columns.ToDictionary(column => column.Item, column => column.Value);
                foreach (var (name, value) in Fields(row[(star + 1)..])) values[ItemNames.Parse(name)] = value;
                if (star >= 0) values[Item.CaseNumber] = (1000 + i).ToString(CultureInfo.InvariantCulture);
                yield return values;
            }
        }
    }

    private static List<Dictionary<Item, string>> PopulationRows(IReadOnlyList<(Item Item, string Value)> columns, string rows)
    {
        var cells = Year(columns, "2023").ToList();
        foreach (var row in rows.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (row[0] == '*')
            {
                cells.AddRange(Year(columns, row[1..]));
                continue;
            }
            var fields = Fields(row.TrimStart('+', '-')).ToDictionary(field => ItemNames.Parse(field.Name), field => field.Value);
            var cell = cells.Find(c => c[Item.Sex] == fields[Item.Sex] && c[Item.AgeGroup] == fields[Item.AgeGroup]
                && c.GetValueOrDefault(Item.Year) == fields.GetValueOrDefault(Item.Year, "2023"))!;
            if (row[0] == '-') cells.Remove(cell);
            else if (row[0] == '+') cells.Add(new(cell));
            else foreach (var (item, value) in fields) cell[item] = value;
        }
        return cells;
    }

    private static IEnumerable<Dictionary<Item, string>> Year(IReadOnlyList<(Item Item, string Value)> columns, string year) =>
        from sex in (string[])["1", "2"]
        from @group in Enumerable.Range(0, 19)
        select columns.ToDictionary(column => column.Item, column => column.Item switch
        {
            Item.Year => year,
            Item.Sex => sex,
            Item.AgeGroup => AgeScheme.Cn19.Labels[@group],
            _ => column.Value,
        });

    private static IEnumerable<(string Name, string Value)> Fields(string text) =>
        from field in text.Split(';', StringSplitOptions.RemoveEmptyEntries)
        let sign = field.IndexOf('=', StringComparison.Ordinal)
        select (field[..sign], field[(sign + 1)..]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
