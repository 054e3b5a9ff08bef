using Registry.Core.Store;
using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>What may go out, that it goes out whole, and that the audit knows of it.</summary>
public sealed class ExportRulesTests
{
    private const string Cases =
        "registr,id,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,电话,户口详细地址,住院号,备注,status,deathda,lastcontact\n"
        + "0001,11010519491231002X,示例甲,2,19491231,20230516,C50.4,8500,3,2,7,C50.4,13900000000,示例街道1号,H77,家属示例乙,1,,20240630\n"
        + "440524188001010014,,示例丙,1,19420115,20230802,C34.1,8140,3,9,7,C34.1,,,,,2,20231120,20231120\n";

    private static readonly string[] Personal = ["11010519491231002X", "示例甲", "示例丙", "13900000000", "示例街道1号", "H77", "家属示例乙", "440524188001010014", "19491231", "1949-12-31", "19420115"];
    private ExportSite _site = null!;

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        await _site.ImportTextAsync($"{ExportSite.Code}_FB.csv", Cases);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task WithoutIdentifiers_NothingNamesAPerson([Values] ExportFormat format)
    {
        await _site.ExportAsync(format, identifiers: false);
        var text = string.Concat(Directory.EnumerateFiles(_site.Out).Select(File.ReadAllText));
        foreach (var value in Personal) Assert.That(text, Does.Not.Contain(value), value);
        Assert.That(text, format is ExportFormat.CanReg5 or ExportFormat.IarcCrgTools ? Does.Contain("19491299") : Does.Contain("1949"));
    }

    [Test]
    public async Task WithIdentifiers_TheyAreThere()
    {
        await _site.ExportAsync(ExportFormat.Csv);
        var text = await File.ReadAllTextAsync(Path.Combine(_site.Out, "330106_FB.csv"));
        foreach (var value in new[] { "11010519491231002X", "示例甲", "13900000000", "示例街道1号" }) Assert.That(text, Does.Contain(value));
    }

    [Test]
    public async Task EveryExportIsInTheAudit([Values] bool identifiers)
    {
        var manifest = await _site.ExportAsync(ExportFormat.CanReg5, identifiers);
        var entry = (await new AuditStore(_site.From).ListAsync(null, default)).Single(entry => entry.Event == "exported");
        Assert.That(entry.Detail, Does.Contain("round trip").And.Contain("tester").And.Contain($"\"identifiers\":{(identifiers ? "true" : "false")}").And.Contain(manifest.Files[0].Sha256));
        Assert.That(entry.Detail, Does.Not.Contain("示例"));
    }

    [Test]
    public async Task AFolderWithSomethingInItIsRefused()
    {
        Directory.CreateDirectory(_site.Out);
        await File.WriteAllTextAsync(Path.Combine(_site.Out, "mine.txt"), "x");
        var outcome = await new RecordExport(_site.From, TimeProvider.System).WriteAsync(ExportSite.Request(ExportFormat.Csv), _site.Out, null, default);
        Assert.That(outcome.Refusal?.En, Does.Contain("not empty"));
        Assert.That(Directory.EnumerateFileSystemEntries(_site.Out).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task AnUnknownRegistryAndAYearWithoutDataAreRefused()
    {
        var export = new RecordExport(_site.From, TimeProvider.System);
        var stranger = await export.WriteAsync(ExportSite.Request(ExportFormat.Csv) with { Registries = ["999999"] }, _site.Out, null, default);
        var empty = await export.WriteAsync(ExportSite.Request(ExportFormat.Csv) with { FromYear = 1999, ToYear = 1999 }, _site.Out, null, default);
        Assert.That((stranger.Refusal?.En, empty.Refusal?.En), Is.EqualTo(("There is no registry 999999; there are: 330106.", "There is nothing to export of 1999-1999.")));
        NothingIsLeft();
    }

    [Test]
    public void WhatIsStoppedLeavesNothingBehind()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Progress<ExportProgress>();
        stop.Cancel();
        Assert.That(
            async () => await new RecordExport(_site.From, TimeProvider.System).WriteAsync(ExportSite.Request(ExportFormat.Csv), _site.Out, progress, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        NothingIsLeft();
    }

    [Test]
    public void APlaceThatTakesNoFilesIsSaidAndNotInTheAudit()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self")) Assert.Ignore("needs a place that takes no files");
        Assert.That(
            async () => await new RecordExport(_site.From, TimeProvider.System).WriteAsync(ExportSite.Request(ExportFormat.Csv), "/proc/self/out", null, default),
            Throws.TypeOf<RegistryStoreException>());
        Assert.That(new AuditStore(_site.From).ListAsync(null, default).Result.Select(entry => entry.Event), Does.Not.Contain("exported"));
    }

    [Test]
    public async Task WhatCommitsMeanwhileIsNotInTheExport()
    {
        using var moment = new RecordSnapshot(_site.From);
        var state = moment.State.Version;
        await _site.ImportTextAsync($"{ExportSite.Code}_FB_2.csv", Cases.Replace("0001,", "0002,", StringComparison.Ordinal));
        Assert.That(moment.Cases(ExportSite.Code, 0, 9999).Select(stored => stored.Record.CaseNumber), Does.Not.Contain("0002"));
        using var later = new RecordSnapshot(_site.From);
        Assert.That(later.Cases(ExportSite.Code, 0, 9999).Select(stored => stored.Record.CaseNumber), Does.Contain("0002"));
        Assert.That(later.State.Version, Is.GreaterThan(state));
    }

    private void NothingIsLeft() =>
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_site.Out)!).Select(Path.GetFileName), Has.None.StartsWith("out"));
}
