using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>What an undo says it would change, and what it changes.</summary>
public class UndoConsequencesTests
{
    private const string Id = "11010119500101001";
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AnswersLapseAndComeBackWithTheVersionsTheyWereGivenFor()
    {
        var first = await DeliverAsync(Case("1", age: 40), Case("2", age: 50));
        await ConfirmAsync(first, 2);
        await ConfirmAsync(first, 3);
        var second = await DeliverAsync(Case("1", age: 41));
        await ConfirmAsync(second, 2);
        var record = new RecordKey(RegistryCode, PartKind.Incidence, "1", 1);
        Assert.That((await _site.Batches.PreviewUndoAsync(second, default))!.Consequences.Answers, Is.EquivalentTo(new[]
        {
            new AnswerChange("D-AGE-3", record, Lapses: true), new AnswerChange("D-AGE-3", record, Lapses: false),
        }));

        var open = new QueryStore(_site.Database);
        Assert.That((await _site.Batches.UndoAsync(second, default)).Refusal, Is.Null);
        Assert.That((await open.ListAsync(new(State: QueryState.Open), default)).Total, Is.Zero, "the answer of before stands again");
        Assert.That((await open.ListAsync(new(State: QueryState.Confirmed), default)).Total, Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ANumberThatIsAResidentIdIsNotShown()
    {
        var number = Id + Core.Coding.ResidentId.CheckCharacter(Id);
        var first = await DeliverAsync(Case(number, age: 40));
        await ConfirmAsync(first, 2);
        var version = await _site.CountAsync("select id from tumour");
        var shown = new RecordKey(RegistryCode, PartKind.Incidence, $"P{version}", 1);
        Assert.That((await _site.Batches.PreviewUndoAsync(first, default))!.Consequences.Answers.Select(answer => answer.Record), Is.EqualTo(new[] { shown }));
        await _site.CommitAsync(Case(number, age: 41));
        Assert.That((await _site.Batches.PreviewCompensationAsync(first, default))!.Kept.Select(kept => kept.Record), Is.EqualTo(new[] { shown }));
    }

    [Test]
    public async Task ARowThatIsPutBackIsAskedWhatItsVersionWasAsked()
    {
        var first = await DeliverAsync(Case("1", age: 40), Case("2", age: 50));
        await ConfirmAsync(first, 3);
        await DeliverAsync(Case("1", age: 41), Case("2", age: 51));
        var records = new RecordStore(_site.Database);
        foreach (var number in new[] { "1", "2" })
            Assert.That((await records.UndoAsync(new(RegistryCode, PartKind.Incidence, number, 1), "anna", "wrong age", default)).Refusal, Is.Null);

        var (_, asked) = await new QueryStore(_site.Database).ListAsync(new(), default);
        Assert.That(asked.Select(query => (query.BatchId, query.Record!.Value.Number, query.Verdict.Value, query.Confirmation is not null)),
            Is.EquivalentTo(new[] { (3L, "1", "40", false), (4L, "2", "50", true) }));
        Assert.That((await _site.Batches.FindAsync(3, default))!.Queried, Is.EqualTo(1));
        Assert.That((await _site.Batches.FindAsync(4, default))!.Queried, Is.Zero);
        await ConfirmAsync(3, 1);
        Assert.That(await _site.CountAsync("select count(*) from current_tumour where open_query = 1"), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task PersonsMatchesTracingsAndPrimariesAreNamed()
    {
        await _site.CommitAsync(Case("1", id: Id), Case("2"));
        var batch = await _site.CommitAsync(Case("3", icd10: "C16.0", id: Id), Case("4"), Death("9"));
        var persons = new PersonStore(_site.Database);
        var ids = await PersonsAsync();
        var merge = (await persons.MergeAsync(ids["2"], ids["4"], "anna", "same", default)).Merge!;
        var deaths = new DeathClearanceStore(_site.Database);
        Assert.That(await deaths.DecideAsync(RegistryCode, "9", ids["2"], PersonDecision.Same, "anna", "same", default), Is.Null);
        await deaths.SaveMatchesAsync(RegistryCode, 2020, 2020, [], [new(RegistryCode, "9", null)], [], "anna", default);

        var effects = (await _site.Batches.PreviewUndoAsync(batch.Id, default))!.Consequences;
        Assert.Multiple(() =>
        {
            Assert.That(effects.Merges, Is.EqualTo(new[] { merge.Id }));
            Assert.That(effects.Matches, Is.EqualTo(new[] { 1 }));
            Assert.That(effects.Traces, Is.EqualTo(new[] { 1 }));
            Assert.That(effects.SeveralTumours, Is.EquivalentTo(new[] { ids["1"], Math.Min(ids["2"], ids["4"]) }));
            Assert.That(effects.Counts, Is.EqualTo(new[] { new CountChange(RegistryCode, 2020, -2, -1) }));
        });
    }

    [Test]
    public async Task ABatchThatConcernsNobodyElseSaysSo()
    {
        await _site.CommitAsync(Case("1", id: Id), Death("8"));
        var batch = await _site.CommitAsync(Case("2"));
        var effects = (await _site.Batches.PreviewUndoAsync(batch.Id, default))!.Consequences;
        Assert.That((effects.Answers.Count, effects.Merges.Count, effects.Matches.Count, effects.Traces.Count, effects.SeveralTumours.Count), Is.EqualTo((0, 0, 0, 0, 0)));
        Assert.That(await _site.Batches.PreviewUndoAsync(77, default), Is.Null);
    }

    private async Task<Dictionary<string, long>> PersonsAsync()
    {
        await using var connection = _site.Database.Connect();
        return Dapper.SqlMapper.Query<(string Number, long Person)>(connection, "select case_number, person_id from current_tumour").ToDictionary(row => row.Number, row => row.Person);
    }

    // Each case with a query about its age; rows from 2.
    private async Task<long> DeliverAsync(params CaseRecord[] cases)
    {
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            long queried = 0;
            for (var row = 0; row < cases.Length; row++)
            {
                var record = cases[row] with { Row = row + 2 };
                writer.FateOf(record);
                var open = writer.Ask(
                    new("D-AGE-3", Severity.Query, PartKind.Incidence, record.Row, "G", Item.Age, $"{record.ReportedAge}"), RecordKey.Of(record), writer.ContentOf(PartKind.Incidence));
                writer.Add(record, open);
                queried += open ? 1 : 0;
            }
            writer.Complete(new(cases.Length, writer.Inserted, writer.Updated, writer.Unchanged, 0, 0), queried);
        }
        Assert.That((await _site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        return batch.Id;
    }

    private async Task ConfirmAsync(long batch, int row)
    {
        var answer = new QueryAnswer(new() { CheckId = "D-AGE-3", BatchId = batch, Row = row }, "anna", "looked");
        Assert.That((await new ConfirmationStore(_site.Database).ConfirmAsync([answer], default)).Problems, Is.Empty);
    }
}
