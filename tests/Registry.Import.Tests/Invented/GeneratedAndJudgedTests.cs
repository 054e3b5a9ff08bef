using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Invented;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Invented;

/// <summary>What the checks find in the generated files is what was planted, and nothing else is an error.</summary>
public class GeneratedAndJudgedTests
{
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
        foreach (var path in _written.Files) Judge(path);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void EveryPlantedErrorIsFound()
    {
        var missed = _written.PlantedErrors.Where(e => !_found.Contains((e.File, e.Part, e.Row, e.CheckId)))
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
    public void EveryRowIsRead() =>
        Assert.That(_rows, Is.EqualTo(_written.Cases + _written.Deaths + _written.PopulationRows));

    [Test]
    public void QueriesAreFew() =>
        Assert.That(_queries.Values.Sum(), Is.LessThan(0.03 * _rows), string.Join(' ', _queries.OrderByDescending(q => q.Value)));

    private void Judge(string path)
    {
        using var file = BatchFile.Open(path, ReadingOptions.None);
        Assert.That(file.IsReadable, string.Join(' ', file.FileVerdicts));
        var context = new JudgingContext { Registry = file.Registry!, Checks = Checks, Today = new(2024, 1, 1) };
        foreach (var part in ImportPipeline.InJudgingOrder(file.Parts))
            foreach (var row in ImportPipeline.Judge(part, context))
            {
                if (row.Row > 0) _rows++;
                foreach (var verdict in row.Verdicts) Count(Path.GetFileName(path), part.Kind, row.Row, verdict);
            }
    }

    private void Count(string file, PartKind part, int row, Verdict verdict)
    {
        _found.Add((file, part, row, verdict.CheckId));
        if (verdict.Severity == Severity.Query) _queries[verdict.CheckId] = _queries.GetValueOrDefault(verdict.CheckId) + 1;
    }
}
