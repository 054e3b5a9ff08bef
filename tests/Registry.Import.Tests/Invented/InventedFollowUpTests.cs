using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Invented;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Invented;

/// <summary>The follow-up sheets of the invented province, imported behind its cases.</summary>
public sealed class InventedFollowUpTests
{
    private ImportSite _site = null!;
    private GeneratedFiles _written = null!;
    private readonly Dictionary<string, BatchOutcome> _sheets = [];

    [OneTimeSetUp]
    public async Task WriteAndImport()
    {
        _site = new();
        _written = InventedProvince.Write(Options(Path.Combine(_site.Folder, "files"), followUp: true));
        foreach (var path in _written.Files.Where(path => !path.Contains("_SW", StringComparison.Ordinal) && !path.Contains("_POP", StringComparison.Ordinal)))
        {
            var outcome = await _site.Import.CheckAsync(path, new(), progress: null, default);
            Assert.That((await _site.Import.CommitAsync(outcome.Batch.Id, default)).Refusal, Is.Null);
            if (path.EndsWith("_SF.csv", StringComparison.Ordinal)) _sheets[Path.GetFileName(path)] = outcome;
        }
    }

    [OneTimeTearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task WhatIsReturnedIsWhatWasPlanted()
    {
        Assert.That(_sheets, Has.Count.EqualTo(3));
        foreach (var (name, outcome) in _sheets)
        {
            var errors = (await _site.VerdictsAsync(outcome.Batch.Id)).Where(v => v.Severity == Severity.Error).ToList();
            var planted = _written.PlantedErrors.Where(error => error.File == name).ToList();
            Assert.That(planted, Has.Count.GreaterThan(5));
            Assert.That(planted.Where(error => !errors.Exists(v => v.Row == error.Row && v.CheckId == error.CheckId)), Is.Empty, name);
            Assert.That(errors.Select(v => v.Row).Except(planted.Select(error => error.Row)), Is.Empty, name);
            Assert.That(outcome.Batch.Counts.Rejected, Is.EqualTo(planted.Count), name);
        }
    }

    [Test]
    public void EveryKindOfErrorOccurs() =>
        Assert.That(_written.PlantedErrors.Where(error => error.Part == PartKind.FollowUp).Select(error => error.CheckId).Distinct(), Is.EquivalentTo(
            new[] { "M-REQ-1", "U-FUP-1", "V-SET-10", "U-FUP-4", "U-FUP-5", "M-REQ-7", "U-STA-1", "M-REQ-8", "D-PARSE-1", "F-DUP-1" }));

    [Test]
    public async Task SurvivalDependsOnTheSite()
    {
        var known = await new FollowUpStore(_site.Database).CurrentAsync(registry: null, 0, 9999, default);
        Assert.That(DeadShare("C22", "C25"), Is.GreaterThan(2 * DeadShare("C50", "C73")), "liver and pancreas against breast and thyroid");
        var followed = known.Where(status => status.Contact?.FollowUpDate is not null).ToList();
        Assert.That(followed, Has.Count.GreaterThan(300));
        Assert.That((double)followed.Count(status => status.Status == VitalStatus.Lost) / followed.Count, Is.InRange(0.005, 0.07));
        Assert.That(followed.Select(status => status.Contact!.LossReason), Does.Contain(2), "somebody has moved");

        double DeadShare(params string[] categories)
        {
            var ofSite = known.Where(status => categories.Contains(status.Icd10.Category)).ToList();
            return (double)ofSite.Count(status => status.Status == VitalStatus.Dead) / ofSite.Count;
        }
    }

    [Test]
    public void TheSameSeedGivesTheSameSheets_AndTheOtherFilesAreTheSameWithoutThem()
    {
        var again = InventedProvince.Write(Options(Path.Combine(_site.Folder, "again"), followUp: true));
        foreach (var (one, other) in _written.Files.Zip(again.Files).Where(pair => pair.First.EndsWith(".csv", StringComparison.Ordinal)))
            Assert.That(File.ReadAllBytes(other), Is.EqualTo(File.ReadAllBytes(one)));
        var first = InventedProvince.Write(Options(Path.Combine(_site.Folder, "without"), followUp: false) with { ErrorRate = 0 });
        var second = InventedProvince.Write(Options(Path.Combine(_site.Folder, "with"), followUp: true) with { ErrorRate = 0 });
        foreach (var path in first.Files.Where(path => path.EndsWith(".csv", StringComparison.Ordinal)))
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(File.ReadAllBytes(second.Files.Single(f => Path.GetFileName(f) == Path.GetFileName(path)))));
        Assert.That((first.FollowUps, second.FollowUps > 0), Is.EqualTo((0, true)));
    }

    private static GeneratorOptions Options(string folder, bool followUp) => new()
    {
        OutputFolder = folder, Seed = 5, Registries = 3, FromYear = 2020, ToYear = 2021, Population = 60_000, ErrorRate = 0.06, FollowUp = followUp,
    };
}
