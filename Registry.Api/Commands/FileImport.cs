using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary>The way of one path through an import. What goes wrong with one file is said of it and leaves the others alone.</summary>
internal sealed class FileImport(RegistryDatabase database, CheckCatalogue catalogue)
{
    private readonly BatchStore _batches = new(database);
    private readonly VerdictStore _verdicts = new(database);
    private readonly BatchImport _import = new(database, catalogue, TimeProvider.System);

    /// <summary>Reads, checks and commits a file.</summary>
    public async Task<FileOutcome> RunAsync(string file, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        if (WhyUnreadable(file) is { } reason) return new(file, null, reason, []);
        return await GuardedAsync(file, () => ImportAsync(file, request, progress, stop));
    }

    /// <summary>Reads a file; a defect of the program is said of it, without the words of the fault, and ends nothing else.</summary>
    public static async Task<FileOutcome> GuardedAsync(string file, Func<Task<FileOutcome>> reading)
    {
        try
        {
            return await reading();
        }
        catch (Exception fault) when (ReadingFault.IsDefect(fault))
        {
            return new(file, null, ReadingFault.Explain(fault), []);
        }
    }

    /// <summary>Reads a batch again, with the packs and settings of its first reading or with others.</summary>
    public Task<FileOutcome> CheckAgainAsync(Batch batch, ImportRequest? other, IProgress<ImportProgress>? progress, CancellationToken stop) =>
        GuardedAsync(batch.FileName, async () =>
        {
            progress?.Report(new("checking", 0, 0, null, null));
            var outcome = await TakeAsync(batch.Id, () => other is null
                ? _import.CheckAsync(batch.Id, progress, stop)
                : _import.CheckAsync(batch.Id, other, progress, stop), stop);
            return new(batch.FileName, outcome, null, []);
        });

    private async Task<FileOutcome> ImportAsync(string file, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var batch = await KeepAsync(file, request, progress, stop);
        var outcome = await TakeAsync(batch.Id, () => _import.CheckAsync(batch.Id, request, progress, stop), stop);
        if (outcome.Refusal is not null || outcome.Batch.State != BatchState.Checked)
            return new(file, outcome, null, await OfTheFileAsync(batch.Id, stop));
        var committed = await TakeAsync(batch.Id, () => _import.CommitAsync(batch.Id, stop), stop);
        return new(
            file, committed with { Seconds = outcome.Seconds + committed.Seconds, Difference = outcome.Difference }, null, await OfTheFileAsync(batch.Id, stop));
    }

    /// <summary>Checks a file against what is stored, tells its verdicts and leaves nothing behind in the database.</summary>
    public async Task<FileOutcome> DryRunAsync(
        string file, ImportRequest request, IProgress<ImportProgress>? progress, Func<VerdictEntries, Task> tell, CancellationToken stop)
    {
        if (WhyUnreadable(file) is { } reason) return new(file, null, reason, []);
        return await GuardedAsync(file, async () =>
            new(file, await _import.DryRunAsync(file, request, progress, batchId => tell(VerdictEntries.OfBatch(database, batchId, catalogue)), stop), null, []));
    }

    /// <summary>Takes a step; one that the store refuses in its middle is answered like one it refuses at once.</summary>
    public async Task<BatchOutcome> TakeAsync(long batchId, Func<Task<BatchOutcome>> step, CancellationToken stop)
    {
        try
        {
            return await step();
        }
        catch (BatchRefusedException refused)
        {
            var batch = await _batches.FindAsync(batchId, stop) ?? throw new InvalidOperationException($"Batch {batchId} is gone.", refused);
            return new(batch, await _verdicts.SummaryAsync(batchId, stop), Seconds: 0, refused.Refusal);
        }
    }

    // What is wrong with the file as a whole is said at once; the rows have `batches verdicts`.
    private async Task<IReadOnlyList<VerdictEntry>> OfTheFileAsync(long batchId, CancellationToken stop) =>
        [.. (await _verdicts.OfWholeAsync(batchId, stop)).Select(verdict => VerdictEntry.Of(verdict, catalogue))];

    private Task<Batch> KeepAsync(string file, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        progress?.Report(new("storing", 0, 0, null, null));
        return _batches.CreateAsync(file, request.Registry, request.Atomic, stop);
    }

    private static Refusal? WhyUnreadable(string file)
    {
        try
        {
            using var content = File.OpenRead(file);
            _ = content.ReadByte();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new($"无法打开该文件，未导入（{fault.Message}）。", $"the file cannot be opened and was not imported ({fault.Message}).");
        }
    }
}
