using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Law: whatever was taken to cases, undone, compensated, taken back record by record, decided and unmerged, in whatever order, no
/// death stands on a case of a person who is not its own, and the undo of the newest batch is the exact inverse of making it.</summary>
public sealed class AppliedDeathLawTests
{
    private static readonly string[] Ids = ["11010119500101001", "11010119500101003", "11010119500101005"];
    private static readonly Dictionary<string, int> Done = [], Refused = [];
    private static int _seeds;

    private static IEnumerable<int> Seeds => Enumerable.Range(1, 12);

    [OneTimeTearDown]
    public void EveryActWasTakenAndRefused()
    {
        if (_seeds < Seeds.Count()) return;
        Assert.That(Done.Where(act => act.Value > 9).Select(act => act.Key), Is.SupersetOf(new[] { "deliver", "apply", "merge", "same", "different", "unmerge", "undo", "compensate", "record" }));
        Assert.That(Refused.Keys, Is.SupersetOf(new[] { "different", "unmerge", "undo", "record" }));
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task NoDeathStandsOnTheCaseOfAnother(int seed)
    {
        using var site = new TestDatabase();
        var (random, log) = (new Random(seed), new List<string>());
        await site.CommitAsync([.. Enumerable.Range(1, 4).Select(number => Case($"{number}", id: random.Next(2) == 0 ? null : Ids[random.Next(3)]))]);
        for (var step = 0; step < 70; step++)
        {
            var before = (Snapshot.Of(site), Newest: await NewestAsync(site));
            var (act, refusal) = await ActAsync(site, random);
            log.Add($"{act}{(refusal is null ? "" : " refused: " + refusal.En)}");
            var of = refusal is null ? Done : Refused;
            of[act.Split(' ')[0]] = of.GetValueOrDefault(act.Split(' ')[0]) + 1;
            await MustHoldAsync(site, seed, log);
            if (refusal is not null) Assert.That(Snapshot.Of(site), Is.EqualTo(before.Item1), "what is refused changes nothing");
            if (await NewestAsync(site) is var newest && newest > before.Newest && random.Next(3) == 0)
            {
                Assert.That((await site.Batches.UndoAsync(newest, default)).Refusal?.En, Is.Null, Because(seed, log));
                Assert.That(Snapshot.Of(site), Is.EqualTo(before.Item1), Because(seed, log));
            }
        }
        await site.MustBeSoundAsync();
        _seeds++;
    }

    private static async Task MustHoldAsync(TestDatabase site, int seed, List<string> log)
    {
        Assert.That(await new DeathClearanceStore(site.Database).UnlinkedAsync(null, 0, 9999, default), Is.Empty, Because(seed, log));
        Assert.That(
            await site.CountAsync("select count(*) from current_follow_up f where not exists (select 1 from current_tumour t where t.case_number = f.case_number)"),
            Is.Zero, Because(seed, log));
    }

    private static string Because(int seed, List<string> log) => $"seed {seed}: {string.Join("; ", log)}";

    private static async Task<(string Act, Refusal? Refusal)> ActAsync(TestDatabase site, Random random)
    {
        var persons = new PersonStore(site.Database);
        var cases = new FollowUpStore(site.Database).Current(RegistryCode).ToList();
        if (cases.Count < 2) return ($"deliver {(await site.CommitAsync(Case("1"), Case("2"), Case("3"))).Id} (cases)", null);
        var (one, other) = (cases[random.Next(cases.Count)], cases[random.Next(cases.Count)]);
        var (death, batch) = ($"D{random.Next(3)}", Math.Max(1, await NewestAsync(site) - random.Next(12)));
        switch (random.Next(16))
        {
            case < 3:
                return ($"deliver {await DeliverAsync(site, random, death, one)}", null);
            case 3:
                return ($"merge {one.PersonId} {other.PersonId}", (await persons.MergeAsync(one.PersonId, other.PersonId, "anna", "law", default)).Refusal);
            case 4:
                return ($"same {death} {one.PersonId}", await AppliedLinks.TryAsync(site.Database, PersonDecision.Same, death, one.CaseNumber));
            case 5:
                return ($"different {death} {one.PersonId}", await AppliedLinks.TryAsync(site.Database, PersonDecision.Different, death, one.CaseNumber));
            case 6:
                var merges = await persons.MergesAsync(cases.Select(status => status.PersonId), default);
                if (merges.Count == 0) return ("nothing", null);
                var merge = merges[random.Next(merges.Count)];
                return ($"unmerge {merge.PersonA} {merge.PersonB}", (await persons.UnmergeAsync(merge.Id, "anna", "law", default)).Refusal);
            case < 10:
                return await ApplyAsync(site, random, cases);
            case 10:
                return ($"undo {batch}", (await site.Batches.UndoAsync(batch, default)).Refusal);
            case < 13:
                return ($"compensate {batch}", (await site.Batches.CompensateAsync(batch, "anna", "law", default)).Refusal);
            default:
                var record = await AnyRecordAsync(site, random);
                return ($"record {record}", (await new RecordStore(site.Database).UndoAsync(record, "anna", "law", default)).Refusal);
        }
    }

    // A later file may make a case another person's; that is told and cannot be refused, so it happens to cases without a death only.
    private static async Task<string> DeliverAsync(TestDatabase site, Random random, string death, CaseStatus one)
    {
        var applied = await site.CountAsync($"select count(*) from applied_standing where case_number = '{one.CaseNumber}'");
        var dead = Death(death, cause: random.Next(2) == 0 ? "C34.9" : "C16.9") with { DeathDate = new(2020, 5, 6 + random.Next(2)) };
        var followUp = FollowUp(one.CaseNumber, dead.DeathDate.Number, VitalStatus.Lost);
        object[] records = random.Next(5) switch
        {
            0 => [dead],
            1 => [dead, followUp],
            2 => [followUp],
            3 when applied == 0 => [Another(random, one)],
            _ when applied == 0 => [Another(random, one), dead],
            _ => [dead],
        };
        return $"{(await site.CommitAsync(records)).Id} ({string.Join(' ', records.Select(Word))})";
    }

    private static CaseRecord Another(Random random, CaseStatus one) => Case(one.CaseNumber, id: Ids[random.Next(3)], age: random.Next(50, 60));

    private static string Word(object record) => record switch
    {
        DeathRecord death => $"{death.DeathNumber} {death.DeathDate} {death.UnderlyingCause}",
        FollowUp followUp => $"follow-up {followUp.CaseNumber}/{followUp.FollowUpDate}",
        CaseRecord @case => $"case {@case.CaseNumber} of {@case.ResidentId?.Key}",
        _ => "",
    };

    private static async Task<(string Act, Refusal? Refusal)> ApplyAsync(TestDatabase site, Random random, List<CaseStatus> cases)
    {
        var roots = await new PersonStore(site.Database).RootsAsync(default);
        var linked = new DeathClearanceStore(site.Database).Links().Where(link => link.Standing == LinkStanding.Linked)
            .SelectMany(link => cases.Where(status => Root(status.PersonId) == Root(link.PersonId)).Select(status => (link.DeathNumber, status.CaseNumber))).Distinct().ToArray();
        if (linked.Length == 0) return ("nothing", null);
        var pair = linked[random.Next(linked.Length)];
        var applied = await AppliedSheet.ApplyAsync(site.Database, pair);
        return ($"apply {applied.Id} ({pair.DeathNumber} to {pair.CaseNumber})", null);

        long Root(long person) => roots.GetValueOrDefault(person, person);
    }

    private static async Task<RecordKey> AnyRecordAsync(TestDatabase site, Random random)
    {
        var followUps = await site.TextAsync("select group_concat(case_number || '/01/' || follow_up_date) from current_follow_up");
        return random.Next(3) switch
        {
            0 => new(RegistryCode, PartKind.Death, $"D{random.Next(3)}"),
            1 when followUps is not null => new(RegistryCode, PartKind.FollowUp, followUps.Split(',')[random.Next(followUps.Split(',').Length)]),
            _ => new(RegistryCode, PartKind.Incidence, $"{random.Next(1, 5)}", 1),
        };
    }

    private static Task<long> NewestAsync(TestDatabase site) => site.CountAsync("select max(id) from batch");
}
