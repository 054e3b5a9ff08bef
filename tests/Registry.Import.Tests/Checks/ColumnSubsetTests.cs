using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Checks;

/// <summary>Whatever columns of the diagnosis a file has and whatever stands in them: each row is stored, or returned with the reason.</summary>
public sealed class ColumnSubsetTests
{
    // Of each column: nothing, a word for nothing, codes, codes in odd forms, codes that do not exist, no codes.
    private static readonly (Item Item, string Header, string[] Forms)[] Diagnosis =
    [
        (Item.Icd10, "icd10", ["", "不详", "C34.1", "c341", "C34", "D02.2", "I21.9", "C99.9", "肺癌"]),
        (Item.Topography, "topo", ["", "C34.1", "C34", "C22", "341", "C99.9", "肺"]),
        (Item.Morphology, "morp", ["", "8500", "8140/3", "M8140/2", "81409", "9950/0", "8443/0", "8999", "X"]),
        (Item.Behaviour, "beha", ["", "-", "3", "/3", "0", "9", "恶性"]),
        (Item.UnderlyingCause, "underlying_cause", ["", "C34.1", "I219", "C99.9", "肺癌"]),
    ];

    private static readonly (Item Item, string Header, string Value)[] OfCases =
        [(Item.Sex, "sex", "1"), (Item.BirthDate, "birthda", "19500203"), (Item.IncidenceDate, "inciden", "20230516"), (Item.Basis, "basi", "7")];

    private static readonly (Item Item, string Header, string Value)[] OfDeaths =
        [(Item.Sex, "sex", "2"), (Item.BirthDate, "birthda", "19500203"), (Item.DeathDate, "deathda", "20230516")];

    // The usual checks; none but those that cannot be switched off; all, each as weak as a province may set it.
    private static readonly CheckCatalogue[] Catalogues = [CheckCatalogue.Load(), CheckCatalogue.Load([], null), CheckCatalogue.Load(CheckPack.Ids, Weakest())];

    public static IEnumerable<TestCaseData> Subsets =>
        from kind in (PartKind[])[PartKind.Incidence, PartKind.Death]
        let columns = Diagnosis.Where(column => kind == PartKind.Death || column.Item != Item.UnderlyingCause).ToArray()
        from bits in Enumerable.Range(0, 1 << columns.Length)
        let subset = columns.Where((_, place) => (bits >> place & 1) == 1).ToArray()
        select new TestCaseData(kind, subset.Select(column => column.Item).ToArray())
            .SetName($"{kind} with {(subset.Length == 0 ? "no column" : string.Join(", ", subset.Select(column => column.Header)))}");

    private ImportSite _site = null!;

    [OneTimeSetUp]
    public void OneTimeSetUp() => _site = new();

    [OneTimeTearDown]
    public void OneTimeTearDown() => _site.Dispose();

    // A file without the columns that are required is returned whole.
    public static IEnumerable<TestCaseData> ReadableSubsets =>
        Subsets.Where(subset => RequiredColumns.Missing((PartKind)subset.Arguments[0]!, ItemsOf((PartKind)subset.Arguments[0]!, (Item[])subset.Arguments[1]!).Contains).Count == 0);

    [TestCaseSource(nameof(ReadableSubsets))]
    public void EveryRowIsARecordOrHasAnError(PartKind kind, Item[] columns)
    {
        var whole = OfKind(kind);
        var items = ItemsOf(kind, columns);
        var rows = Values(columns).Where((_, place) => kind == PartKind.Incidence || place % 11 == 0).Select(values => whole.Select(column => (column.Item, column.Value)).Concat(columns.Zip(values))
            .ToDictionary(cell => cell.Item1, cell => cell.Item2)).ToList();
        foreach (var checks in Catalogues)
            foreach (var row in ImportPipeline.Judge(ExamplePart.Part(kind, items, rows), ExamplePart.Context(checks: checks)).Where(row => row.Row > 0))
            {
                var isSound = row.Verdicts.Any(verdict => verdict.Severity == Severity.Error) != row.IsAccepted && row.Verdicts.All(verdict => IsWorded(verdict, checks));
                if (!isSound) Assert.Fail($"{string.Join(' ', rows[row.Row - 2])}: {string.Join(' ', row.Verdicts)}");
            }
    }

    [TestCaseSource(nameof(Subsets))]
    public async Task EveryRowOfTheFileIsStoredOrReturned(PartKind kind, Item[] columns)
    {
        var whole = OfKind(kind);
        var header = string.Join(',', whole.Select(column => column.Header).Concat(columns.Select(item => Column(item).Header)));
        var rows = Values(columns).Where((_, place) => place % 7 == 0).Select(values => string.Join(',', whole.Select(column => column.Value).Concat(values))).ToList();
        var outcome = await _site.Import.CheckAsync(
            _site.Write($"330106_{(kind == PartKind.Death ? "SW" : "FB")}_{string.Join('_', columns)}.csv", $"{header}\n{string.Join('\n', rows)}\n"), new(), progress: null, default);
        if (outcome.Batch.State == BatchState.Unreadable)
        {
            Assert.That(outcome.Checks.Select(check => check.CheckId), Does.Contain("F-HDR-1"));
            return;
        }
        var returned = (await _site.VerdictsAsync(outcome.Batch.Id)).Where(verdict => verdict is { Row: > 0, Severity: Severity.Error }).Select(verdict => verdict.Row).Distinct();
        var counts = outcome.Batch.Counts;
        Assert.That((counts.RowsRead, counts.Inserted, counts.Rejected), Is.EqualTo(((long)rows.Count, (long)rows.Count - returned.Count(), (long)returned.Count())));
    }

    [TestCase("fb-icd10-only", "icd10=", "未填 ICD-10，也无法由 ICD-O-3 换算：缺少可用的解剖学部位、形态学、行为")]
    [TestCase("fb-without-icd10-and-behaviour", "morphology=8500", "未填 ICD-10，也无法由 ICD-O-3 换算：缺少可用的行为")]
    [TestCase("fb-without-icd10", "behaviour=0;morphology=9950", "未填 ICD-10，也无法由 ICD-O-3 换算：该形态学与行为学没有换算规则")]
    public void ARowWithoutACodeSaysWhatIsMissing(string layout, string row, string message)
    {
        var judged = ExamplePart.Judge(layout, row)[0];
        Assert.That(judged.IsAccepted, Is.False);
        Assert.That(Catalogues[0].Text(judged.Verdicts.Single(verdict => verdict.CheckId == "O-CONV-1")).MessageZh, Is.EqualTo(message));
    }

    private static (Item Item, string Header, string Value)[] OfKind(PartKind kind) => kind == PartKind.Death ? OfDeaths : OfCases;

    private static bool IsWorded(Verdict verdict, CheckCatalogue checks) => checks.Text(verdict).MessageEn is { Length: > 0 } text && !text.Contains('{', StringComparison.Ordinal);

    private static Item[] ItemsOf(PartKind kind, Item[] columns) => [.. OfKind(kind).Select(column => column.Item), .. columns];

    private static (Item Item, string Header, string[] Forms) Column(Item item) => Array.Find(Diagnosis, column => column.Item == item);

    // Every combination of the forms of the columns.
    private static IEnumerable<string[]> Values(Item[] columns) =>
        columns.Aggregate((IEnumerable<string[]>)[[]], (rows, item) => rows.SelectMany(row => Column(item).Forms.Select(form => (string[])[.. row, form])));

    private static string Weakest() =>
        "id,severity\n" + string.Concat(CheckCatalogue.Load(CheckPack.Ids, null).All
            .Where(check => check is { Severity: Severity.Error, StaysError: false, Parts.Count: > 0 }).Select(check => $"{check.Id},query\n"));
}
