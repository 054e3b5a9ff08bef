using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class SettingStoreTests
{
    [Test]
    public async Task AnAnswerStandsUntilAnotherAndIsAudited()
    {
        using var site = new TestDatabase();
        var settings = new SettingStore(site.Database);
        Assert.That(await settings.SiteSettingsAsync(default), Is.EqualTo(SiteSettings.Default));
        Assert.That((await settings.ListAsync(default)).Select(s => s.ChangedBy), Is.All.Null);

        settings.Set(SiteSetting.Find("c86", "other")!, "anna");
        settings.Set(SiteSetting.Find("d35", "yes")!, "bo");
        settings.Set(SiteSetting.Find("c86", "lymphoma")!, "bo");
        site.Reopen();
        settings = new(site.Database);
        Assert.That((await settings.SiteSettingsAsync(default)).Suffix, Is.EqualTo("+d35-yes"));
        var c86 = (await settings.ListAsync(default)).Single(s => s.Setting.Key == "c86");
        Assert.That((c86.Setting.Value, c86.ChangedBy), Is.EqualTo(("lymphoma", "bo")));
        var audit = await new AuditStore(site.Database).ListAsync(null, default);
        Assert.That(audit.Where(e => e.Event == "setting-changed").Select(e => e.Detail), Has.Exactly(3).Items
            .And.Some.EqualTo("""{"key":"c86","before":"other","after":"lymphoma"}"""));
    }

    [Test]
    public async Task TheCubeFollowsTheSettingsAndTheDataHaveANewState()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1", icd10: "C86.0"), Case("2", icd10: "D35.2"), Case("3", icd10: "D46.9"));
        var before = await site.Cubes.LoadAsync(default);
        new SettingStore(site.Database).Set(SiteSetting.Find("d35", "yes")!, "anna");
        var after = await site.Cubes.LoadAsync(default);
        Assert.That(after.State, Is.Not.EqualTo(before.State));
        Assert.That((Cases(before, "122"), Cases(after, "122")), Is.EqualTo((0, 1)));
        Assert.That((Cases(after, "60"), Cases(after.With(after.Settings.With("d35=no,d45-d47=excluded", out _)!), "60")), Is.EqualTo((3, 1)));
        Assert.That(after.Sites(SiteScheme.Cn59).Code, Is.EqualTo("cn59-v1+d35-yes"));
    }

    [Test]
    public async Task ADatabaseThatCountedD35InOneIsBroughtUpToDate()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1", icd10: "D35.2"), Case("2", icd10: "D35.0"), Case("3", icd10: "D35.4"), Death("1", cause: "D35.3"));
        await site.CommitAsync(Case("1", icd10: "D35.2", age: 62), Case("3", icd10: "C75.3"));
        await site.CheckAsync(Case("2", icd10: "D35.4"));
        // As a program wrote it that did not know the split.
        foreach (var change in new[]
        {
            "update tumour set icd10_cube = 'D35' where icd10 like 'D35%'", "update death set icd10_cube = 'D35' where underlying_cause like 'D35%'",
            "update cell set icd10_cube = 'D35' where icd10_cube like 'D35%'", "drop table setting",
            "delete from schema_script where scriptname like '0002%'", "delete from cell_block",
        })
            await site.CountAsync(change);
        Assert.That(await site.Cubes.VerifyAsync(default), Is.Empty);

        site.Reopen();
        await site.MustBeSoundAsync();
        Assert.That(await site.CountAsync("select count(*) from current_tumour where icd10_cube = 'D35.2'"), Is.EqualTo(1));
        var cube = await site.Cubes.LoadAsync(default);
        Assert.That(Cases(cube.With(cube.Settings.With("d35=yes", out _)!), "122"), Is.EqualTo(1), "D35.2; the other became C75.3");
        await site.Batches.CommitAsync(3, default);
        await site.MustBeSoundAsync();
        await site.Batches.UndoAsync(3, default);
        await site.Batches.UndoAsync(2, default);
        await site.MustBeSoundAsync();
    }

    private static int Cases(CountCube cube, string group)
    {
        var scheme = cube.Sites(SiteScheme.Cn26);
        return cube.Tabulate(scheme, [RegistryCode], 2020, 2020).Quality(scheme.IndexOf(group)!.Value, null).Cases;
    }
}
