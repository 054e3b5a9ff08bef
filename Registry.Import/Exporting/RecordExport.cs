using Registry.Core.Store;

namespace Registry.Import.Exporting;

/// <summary>Writes current records in the layouts of others: one moment of the data, the whole folder or nothing, with a manifest, and an entry in the audit.</summary>
/// <remarks>Records stream from the store to the files; what is kept in memory does not grow with them.</remarks>
public sealed class RecordExport(RegistryDatabase database, TimeProvider clock)
{

    /// <summary>Writes an export.</summary>
    /// <param name="request">What to export.</param>
    /// <param name="folder">Folder for the files; it must not exist or be empty.</param>
    /// <param name="progress">Told about every thousand records, or null.</param>
    /// <param name="stop">Ends the work; nothing is left behind then.</param>
    /// <exception cref="RegistryStoreException">The store cannot be read, or the files cannot be written (disk full); nothing is left behind.</exception>
    public Task<ExportOutcome> WriteAsync(ExportRequest request, string folder, IProgress<ExportProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Write(request, folder, progress, stop), stop);
    }

    private ExportOutcome Write(ExportRequest request, string path, IProgress<ExportProgress>? progress, CancellationToken stop)
    {
        if (ExportFolder.IsTaken(path))
            return Refused($"{path} 已存在且不为空。请指定新文件夹。", $"{path} exists and is not empty. Give a new folder.");
        try
        {
            using var moment = new RecordSnapshot(database);
            var known = moment.Registries.Select(registry => registry.Code).ToList();
            if (request.Registries.Except(known).FirstOrDefault() is { } stranger)
                return Refused(
                    $"没有登记处 {stranger}；现有：{string.Join("、", known)}。", $"There is no registry {stranger}; there are: {string.Join(", ", known)}.");
            using var folder = new ExportFolder(path);
            var registries = request.Registries.Count == 0 ? known : [.. known.Where(request.Registries.Contains)];
            var current = "";
            var tally = new ExportTally(moment.Roots(), records => progress?.Report(new(current, records)));
            foreach (var registry in registries)
            {
                current = registry;
                WriterOf(request.Format)(new(moment, registry, request, tally, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), stop), folder);
                folder.EndFiles();
            }
            if (folder.Written.Count == 0)
                return Refused(
                    $"{request.FromYear}-{request.ToYear} 年没有可导出的数据。", $"There is nothing to export of {request.FromYear}-{request.ToYear}.");
            return new(Complete(request, moment, registries, tally, folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw RegistryStoreException.Of(fault, path);
        }
    }

    private ExportManifest Complete(ExportRequest request, RecordSnapshot moment, IReadOnlyList<string> registries, ExportTally tally, ExportFolder folder)
    {
        var manifest = new ExportManifest
        {
            Format = request.Format.Word(),
            WrittenAt = clock.GetUtcNow(),
            By = request.By,
            Purpose = request.Purpose,
            DataState = moment.State.Version,
            FromYear = request.FromYear,
            ToYear = request.ToYear,
            Registries = registries,
            Identifiers = request.WithIdentifiers,
            Cases = tally.Cases,
            Deaths = tally.Deaths,
            FollowUps = tally.FollowUps,
            PopulationCounts = tally.PopulationCounts,
            NotCarried = tally.NotCarried,
            Files = folder.Written,
        };
        folder.WriteManifest(manifest);
        // First the entry, then the files under their name: there is no export that the audit does not know.
        var audit = new AuditStore(database);
        audit.Append(batchId: null, AuditEvents.Exported, manifest with { NotCarried = new Dictionary<string, long>() }, request.By);
        if (request.WithIdentifiers) audit.IdentifiersRead(new("export", request.By, request.Purpose, tally.Cases + tally.Deaths + tally.FollowUps));
        folder.Complete();
        return manifest;
    }

    private static Action<ExportSource, ExportFolder> WriterOf(ExportFormat format) =>
        format switch
        {
            ExportFormat.Tchia18 => CardExport.Write,
            ExportFormat.CanReg5 => CanRegExport.Write,
            ExportFormat.Encr => EncrExport.Write,
            ExportFormat.IarcCrgTools => IarcExport.Write,
            _ => CsvExport.Write,
        };

    private static ExportOutcome Refused(string zh, string en) => new(null, new(zh, en));
}
