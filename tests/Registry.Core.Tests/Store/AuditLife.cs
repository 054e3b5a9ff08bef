using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Things that happen to a store, for the tests of its audit.</summary>
internal static class AuditLife
{
    /// <summary>Two registries' worth of life: commits that change rows of all three parts, an undo, decisions, settings, a reading.</summary>
    public static async Task LiveAsync(TestDatabase site)
    {
        await site.CommitAsync(Case("1", icd10: "C16.0"), Case("2"), Death("1"), Population(3, 1000));
        await site.CommitAsync(Population(3, 1100), Case("1", icd10: "C34.1"), Death("1", cause: "C16.9"), Case("2", age: 55));
        var undone = await site.CommitAsync(Case("2", age: 56));
        Assert.That((await site.Batches.UndoAsync(undone.Id, default)).Refusal, Is.Null);
        await site.CheckAsync(Case("2", age: 57), Case("3"));
        new SettingStore(site.Database).Set(SiteSetting.Find("c86", "other")!, "anna");
        new AuditStore(site.Database).IdentifiersRead(
            new("history", "bo", "a letter of the hospital", 1, new RecordKey(RegistryCode, PartKind.Incidence, "1", 1)));
    }

    /// <summary>One thing that may happen, chosen by the number.</summary>
    public static async Task StepAsync(TestDatabase site, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                await site.CheckAsync(Case($"{random.Next(6)}", age: random.Next(20, 90)));
                break;
            case 1:
                var batches = await site.Batches.ListAsync(default);
                if (batches.Where(b => b.State == BatchState.Committed).ToList() is [var last, ..]) await site.Batches.UndoAsync(last.Id, default);
                break;
            case 2:
                new SettingStore(site.Database).Set(SiteSetting.Find("d35", random.Next(2) == 0 ? "yes" : "no")!, "anna");
                break;
            case 3:
                await new PersonStore(site.Database).MergeAsync(random.Next(1, 6), random.Next(1, 6), "bo", "one name", default);
                break;
            case 4:
                var waiting = (await site.Batches.ListAsync(default)).FirstOrDefault(b => b.State == BatchState.Checked);
                if (waiting is not null) await site.Batches.ForgetAsync(waiting.Id, default);
                break;
            case 5:
                site.Reopen();
                break;
            default:
                await site.CommitAsync(
                    Case($"{random.Next(6)}", age: random.Next(20, 90)), Death($"{random.Next(3)}"), Population(random.Next(3), random.Next(1000)));
                break;
        }
    }
}
