using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Law: whatever was delivered, undone, compensated and taken back record by record, the data are what a model in lists
/// says, what is known of each case follows from them in the order of delivery, the cells are the counts of the rows, and the undo of the newest batch is the exact inverse of making it.</summary>
public class CompensationLawTests
{
    private static readonly string[] Codes = ["C34.9", "C16.0", "C50.9"];
    private static readonly Dictionary<string, int> Taken = [];
    private static int _seeds;

    [OneTimeTearDown]
    public void EveryStepWasTaken()
    {
        if (_seeds == Seeds.Count()) Assert.That(Taken.Where(step => step.Value > 9).Select(step => step.Key), Is.EquivalentTo(new[] { "deliver", "undo", "compensate", "record" }));
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task TheDataAreWhatTheModelSays(int seed)
    {
        using var site = new TestDatabase();
        var (random, model, alive, log) = (new Random(seed), new UndoModel<string>(IsFollowed), new List<(long Batch, string? Before)>(), new List<string>());
        for (var step = 0; step < 40; step++)
        {
            var before = Snapshot.Of(site);
            var version = (await site.Cubes.DataStateAsync(default)).Version;
            var (made, undone, what) = await StepAsync(site, random, model, [.. alive.Select(batch => batch.Batch)]);
            log.Add(what);
            if (made is not null || undone is not null) Taken[what.Split(' ')[0]] = Taken.GetValueOrDefault(what.Split(' ')[0]) + 1;
            var because = $"seed {seed}: {string.Join("; ", log)}";
            if (made is { } batch) alive.Add((batch, before));
            else if (undone is null) Assert.That((Snapshot.Of(site), (await site.Cubes.DataStateAsync(default)).Version), Is.EqualTo((before, version)), because);
            if (undone is { } gone) MustBeInverse(site, alive, gone, because);
            if (seed % 2 == 0 && random.Next(3) == 0) await AnswerAsync(site, random, alive);
            Assert.That(Lines(Current(site)), Is.EqualTo(Lines(model.Shown)), because);
            Assert.That(Known(site), Is.EqualTo(Known(model)), because);
            Assert.That(await site.Cubes.VerifyAsync(default), Is.Empty, because);
            foreach (var one in await site.Batches.ListAsync(default)) Assert.That(one.Queried, Is.EqualTo(await OpenRowsAsync(site, one.Id)), $"rows of batch {one.Id} with a query, {because}");
            Assert.That(model.Shown.Values.OfType<FollowUp>().Where(f => !model.Shown.ContainsKey($"{f.CaseNumber}/{f.TumourNumber}")), Is.Empty, $"a follow-up without its case, {because}");
        }
        while (alive.Count > 0)
        {
            var newest = alive[^1].Batch;
            Assert.That((await site.Batches.UndoAsync(newest, default)).Refusal, Is.Null, $"seed {seed}: the newest batch {newest}; {string.Join("; ", log)}");
            MustBeInverse(site, alive, newest, $"seed {seed}: undo of {newest}; {string.Join("; ", log)}");
        }
        Assert.That(Current(site), Is.Empty);
        await site.MustBeSoundAsync();
        _seeds++;
    }

    private static IEnumerable<int> Seeds => Enumerable.Range(1, 10);

    // What was before the newest batch is known unless an older one was undone, or a query answered, since.
    private static void MustBeInverse(TestDatabase site, List<(long Batch, string? Before)> alive, long gone, string because)
    {
        var place = alive.FindIndex(entry => entry.Batch == gone);
        if (place == alive.Count - 1 && alive[place].Before is { } before) Assert.That(Snapshot.Of(site), Is.EqualTo(before), because);
        alive.RemoveAt(place);
        for (; place < alive.Count; place++) alive[place] = alive[place] with { Before = null };
    }

    private static async Task AnswerAsync(TestDatabase site, Random random, List<(long Batch, string? Before)> alive)
    {
        var (_, asked) = await new QueryStore(site.Database).ListAsync(new(), default);
        if (asked.Count == 0) return;
        var query = asked[random.Next(asked.Count)];
        var answer = new QueryAnswer(new() { CheckId = query.Verdict.CheckId, BatchId = query.BatchId, Row = query.Verdict.Row, Part = query.Verdict.Part }, "anna", "law");
        var store = new ConfirmationStore(site.Database);
        var outcome = query.Confirmation is null ? await store.ConfirmAsync([answer], default) : await store.WithdrawAsync([answer], default);
        Assert.That(outcome.Problems, Is.Empty, "what is listed can be answered");
        for (var place = 0; place < alive.Count; place++) alive[place] = alive[place] with { Before = null };
    }

    private static async Task<(long? Made, long? Undone, string What)> StepAsync(
        TestDatabase site, Random random, UndoModel<string> model, List<long> alive)
    {
        var some = alive.Count == 0 ? 0 : random.Next(3) == 0 ? alive[^1] : alive[random.Next(alive.Count)];
        switch (alive.Count == 0 ? 0 : random.Next(10))
        {
            case < 4:
                var records = Records(random, model.Shown).ToList();
                var delivered = await DeliverAsync(site, records);
                model.Deliver(delivered, records.Select(record => (KeyOf(record).ToString(), Content(record))));
                return (delivered, null, $"deliver {delivered} ({string.Join(' ', records.Select(KeyOf))})");
            case < 6:
                var undo = await site.Batches.UndoAsync(some, default);
                if (undo.Batch is not null) model.Undo(some);
                else Assert.That(some, Is.Not.EqualTo(alive[^1]), "nothing builds on the newest");
                return (null, undo.Batch?.Id, $"undo {some} {undo.Refusal?.En}");
            case < 8:
                var expected = await site.Batches.PreviewCompensationAsync(some, default);
                var compensated = await site.Batches.CompensateAsync(some, "anna", "law", default);
                if (compensated.Batch is { } made) model.Compensate(some, made.Id);
                Assert.That(compensated.Preview.Parts, Is.EqualTo(expected!.Parts), "the preview says what is done");
                return (compensated.Batch?.Id, null, $"compensate {some} -> {compensated.Batch?.Id} {compensated.Refusal?.En}");
            default:
                var key = KeyOf(Any(random)[random.Next(4)]);
                var taken = await new RecordStore(site.Database).UndoAsync(key, "anna", "law", default);
                Assert.That(taken.Batch is not null, Is.EqualTo(model.CanUndoRecord(key.ToString())), $"a record that counts can be taken back unless it is followed: {key} {taken.Refusal?.En}");
                if (taken.Batch is { } row) model.UndoRecord(key.ToString(), row.Id);
                return (taken.Batch?.Id, null, $"record {key} -> {taken.Batch?.Id}");
        }
    }

    // Every second case carries a query about its age.
    private static async Task<long> DeliverAsync(TestDatabase site, List<object> records)
    {
        var batch = await site.UploadAsync();
        using (var writer = site.Batches.BeginStaging(batch.Id))
        {
            long queried = 0;
            for (var row = 0; row < records.Count; row++)
                if (records[row] is CaseRecord { CaseNumber: "0" or "2" or "4" } asked)
                {
                    var record = asked with { Row = row + 2 };
                    if (writer.FateOf(record) is RowFate.Unchanged) writer.Add(record, openQuery: false);
                    else
                    {
                        var isOpen = writer.Ask(
                            new("D-AGE-3", Severity.Query, PartKind.Incidence, record.Row, "G", Item.Age, $"{record.ReportedAge}"), RecordKey.Of(record), writer.ContentOf(PartKind.Incidence));
                        writer.Add(record, isOpen);
                        queried += isOpen ? 1 : 0;
                    }
                }
                else
                    Stage(writer, records[row]);
            Complete(writer, records.Count, queried);
        }
        Assert.That((await site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        return batch.Id;
    }

    private static object[] Any(Random random) =>
    [
        Case($"{random.Next(6)}", 2018 + random.Next(2), Codes[random.Next(3)]), Death($"d{random.Next(2)}"), Population(random.Next(2), 1000),
        FollowUp($"{random.Next(2)}", 20200501 + random.Next(2)),
    ];

    // Overwriting, filling what is empty, and leaving out what is stored with other content: the three update policies.
    private static IEnumerable<object> Records(Random random, Dictionary<string, object> shown)
    {
        var policy = random.Next(3);
        var records = new List<object>();
        foreach (var number in Enumerable.Range(0, 6).Where(_ => random.Next(2) == 0))
            records.Add(Spoken(Case($"{number}", 2018 + random.Next(2), Codes[random.Next(3)], age: random.Next(3) == 0 ? null : 60, id: number == 3 ? "11010119500101001" : null), random.Next(4)));
        foreach (var number in Enumerable.Range(0, 2).Where(_ => random.Next(2) == 0)) records.Add(Death($"d{number}", 2018 + random.Next(2), Codes[random.Next(3)]));
        foreach (var group in Enumerable.Range(0, 2).Where(_ => random.Next(3) == 0)) records.Add(Population(group, random.Next(1000, 1003)));
        foreach (var (number, day) in Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(pair => (pair / 2, pair % 2))
            .Where(pair => shown.ContainsKey($"{pair.Item1}/1") || records.Exists(record => record is CaseRecord c && c.CaseNumber == $"{pair.Item1}")).ToList())
            records.Add(FollowUp($"{number}", 20200501 + day, random.Next(3) == 0 ? VitalStatus.Dead : VitalStatus.Alive));
        foreach (var record in records)
            if (policy == 0 || !shown.TryGetValue(KeyOf(record).ToString(), out var stored) || stored.Equals(Content(record))) yield return record;
            else if (policy == 1 && record is CaseRecord row) yield return ((CaseRecord)stored) with { ReportedAge = ((CaseRecord)stored).ReportedAge ?? row.ReportedAge };
            else if (policy == 1) yield return stored;
    }

    // The card says nothing, that the person lived, or that the person died, on one of the days of the follow-ups.
    private static CaseRecord Spoken(CaseRecord record, int said) => said switch
    {
        0 => record,
        3 => record with { VitalStatus = (int)VitalStatus.Dead, DeathDate = new(2020, 5, 1) },
        _ => record with { VitalStatus = (int)VitalStatus.Alive, LastContactDate = new(2020, 5, said) },
    };

    private static async Task<int> OpenRowsAsync(TestDatabase site, long batch) =>
        (await new QueryStore(site.Database).ListAsync(new(BatchId: batch, State: QueryState.Open), default)).Queries
            .DistinctBy(query => (query.Verdict.Part, query.Verdict.Row)).Count();

    private static bool IsFollowed(string key, IReadOnlyDictionary<string, object> shown) =>
        shown.Values.Any(record => record is FollowUp f && $"{f.CaseNumber}/{f.TumourNumber}" == key);

    private static RecordKey KeyOf(object record) => record switch
    {
        CaseRecord c => RecordKey.Of(c), DeathRecord d => RecordKey.Of(d), FollowUp f => RecordKey.Of(f), _ => RecordKey.Of((PopulationCount)record),
    };

    // The row of a file is not content.
    private static object Content(object record) => record switch
    {
        CaseRecord c => c with { Row = 0 }, DeathRecord d => d with { Row = 0 }, FollowUp f => f with { Row = 0 }, _ => (PopulationCount)record with { Row = 0 },
    };

    private static Dictionary<string, object> Current(TestDatabase site)
    {
        using var snapshot = new RecordSnapshot(site.Database);
        return snapshot.Cases(RegistryCode, 0, 9999).Select(c => (object)c.Record).Concat(snapshot.Deaths(RegistryCode, 0, 9999).Select(d => (object)d.Record))
            .Concat(snapshot.Population(RegistryCode, 0, 9999)).Concat(FollowUps(site)).ToDictionary(record => KeyOf(record).ToString(), Content);
    }

    private static IEnumerable<FollowUp> FollowUps(TestDatabase site) => new[] { "0", "1" }
        .SelectMany(number => new FollowUpStore(site.Database).OfCaseAsync(RegistryCode, number, 1, default).GetAwaiter().GetResult())
        .Where(version => version.IsCurrent).Select(version => version.Record);

    private static string Known(TestDatabase site) => string.Join('\n', new FollowUpStore(site.Database).Current(RegistryCode)
        .OrderBy(status => status.CaseNumber, StringComparer.Ordinal).Select(status => Said(status.CaseNumber, status.Contact)));

    private static string Known(UndoModel<string> model)
    {
        var records = model.InOrderOfDelivery.ToList();
        return string.Join('\n', records.OfType<CaseRecord>().Select(card => card.CaseNumber).Order(StringComparer.Ordinal)
            .Select(number => Said(number, Contact.Current(records.Select(record => SaidOf(number, record)).OfType<Contact>()))));
    }

    private static Contact? SaidOf(string caseNumber, object record) => record switch
    {
        CaseRecord card when card.CaseNumber == caseNumber => CardContact.Of(card),
        FollowUp f when f.CaseNumber == caseNumber => new() { Date = f.LastContactDate, Status = f.VitalStatus, Source = f.Source, FollowUpDate = f.FollowUpDate },
        _ => null,
    };

    private static string Said(string caseNumber, Contact? contact) => $"{caseNumber} {contact}";

    private static string Lines(Dictionary<string, object> records) =>
        string.Join('\n', records.OrderBy(record => record.Key, StringComparer.Ordinal).Select(record => $"{record.Key}: {record.Value}"));
}
