using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A program that is killed while it imports follow-ups leaves what was known as it was; the file can be delivered again.</summary>
public sealed class FollowUpKillTests
{
    private const int Cases = 40;
    private TestDatabase _site = null!;

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        await _site.CommitAsync([.. Enumerable.Range(0, Cases).Select(number => Case($"{number}"))]);
        await _site.CommitAsync([.. Enumerable.Range(0, 10).Select(number => FollowUp($"{number}", 20210630))]);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("batch_insert", null)]
    [TestCase("batch_staging", BatchState.Uploaded)]
    [TestCase("row 0", BatchState.Uploaded)]
    [TestCase("row 39", BatchState.Uploaded)]
    [TestCase("checked", BatchState.Checked)]
    [TestCase("follow_up_end", BatchState.Checked)]
    [TestCase("batch_queried_ended", BatchState.Checked)]
    [TestCase("data_state_bump", BatchState.Checked)]
    [TestCase("batch_commit", BatchState.Checked)]
    public async Task WhatIsKnownStaysAsItWas(string step, BatchState? left)
    {
        var before = Known() + Snapshot.Of(_site);
        using var process = DoomedProcess.StartFollowUp(_site.FilePath, Cases, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();

        _site.Reopen();
        Assert.That(Known() + Snapshot.Of(_site), Is.EqualTo(before));
        Assert.That((await _site.Batches.FindAsync(3, default))?.State, Is.EqualTo(left));
        Assert.That(await _site.CountAsync("select count(*) from follow_up where batch_id = 3"), Is.EqualTo(left == BatchState.Checked ? Cases - 5 : 0));
        await _site.MustBeSoundAsync();

        using var again = DoomedProcess.StartFollowUp(_site.FilePath, Cases, "never");
        Assert.That(await again.StandardOutput.ReadToEndAsync(), Does.StartWith("committed"));
        _site.Reopen();
        Assert.That(await _site.CountAsync("select count(*) from current_follow_up"), Is.EqualTo(Cases));
        await _site.MustBeSoundAsync();
    }

    private string Known() => string.Join('\n', new FollowUpStore(_site.Database).Current(RegistryCode).Select(status => $"{status.CaseNumber} {status.Contact}"));
}
