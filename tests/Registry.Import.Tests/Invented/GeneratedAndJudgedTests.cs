using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Invented;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Invented;

/// <summary>What the checks find in the generated files is what was planted, and nothing else is an error.</summary>
public class GeneratedAndJudgedTests
{
    private const string FoundByTheReader = "F-ENC-2";
    private static readonly CheckCatalogue Checks = CheckCatalogue.Load();
    private readonly HashSet<(string File, PartKind Part, int Row, string Check)> _found = [];
    private readonly Dictionary<string, int> _queries = [];
    private string _folder = "";
    private GeneratedFiles _written = null!;
    private int _rows;

    [OneTimeSetUp]
    public void WriteAndJudge()
    {
        _folder = Path.Combine(Path.GetTempPath(), "judged-" + Guid.NewGuid().ToString("N"));
        _written = InventedProvince.Write(new()
        {
            OutputFolder = _folder, Registries = 6, FromYear = 2020, ToYear = 2021, Population = 150_000, ErrorRate = 0.04, Seed = 11,
        });
        foreach (var registry in _written.Files.SelectMany(Sent.Read).GroupBy(s => s.Registry))
        {
            var context = new JudgingContext { Registry = registry.Key, Checks = Checks, Today = new(2024, 1, 1) };
            foreach (var sent in registry.Where(s => s.Part != PartKind.Population).OrderBy(s => s.Part))
                Judge(sent, context);
        }
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void EveryPlantedErrorIsFound()
    {
        var missed = _written.PlantedErrors.Where(e => e.CheckId != FoundByTheReader && !_found.Contains((e.File, e.Part, e.Row, e.CheckId)))
            .Select(e => $"{e.File} {e.Part} {e.CheckId} {e.Item} {e.What}").ToList();
        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void NothingElseIsAnError()
    {
        var planted = _written.PlantedErrors.Select(e => (e.File, e.Part, e.Row)).ToHashSet();
        var others = _found.Where(f => Checks.Find(f.Check)!.Severity == Severity.Error && !planted.Contains((f.File, f.Part, f.Row))).ToList();
        Assert.That(others, Is.Empty);
    }

    [Test]
    public void QueriesAreFew() =>
        Assert.That(_queries.Values.Sum(), Is.LessThan(0.03 * _rows), string.Join(' ', _queries.OrderByDescending(q => q.Value)));

    private void Judge(Sent sent, JudgingContext context)
    {
        foreach (var row in ImportPipeline.Judge(Part(sent), context))
        {
            if (row.Row > 0) _rows++;
            foreach (var verdict in row.Verdicts)
            {
                _found.Add((sent.File, sent.Part, row.Row, verdict.CheckId));
                if (verdict.Severity == Severity.Query) _queries[verdict.CheckId] = _queries.GetValueOrDefault(verdict.CheckId) + 1;
            }
        }
    }

    private static FilePart Part(Sent sent)
    {
        var header = sent.Rows[0].Header;
        var columns = from i in Enumerable.Range(0, header.Length)
                      let found = ItemCatalogue.FindHeader(header[i])
                      where found is not null
                      select new PartColumn(found.Value.Item, i, header[i], header[i]);
        var layout = new PartLayout(columns);
        return new(sent.Part, sent.File, layout, _ => sent.Rows.Select((row, i) =>
            new FileRow(layout, i + 2, [.. layout.Columns.Select(c => row.Cells[c.Index] is { Length: > 0 } text ? text : null)])));
    }
}
