using System.Diagnostics;
using System.Threading.Channels;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Registry.Import.Updating;

namespace Registry.Import;

/// <summary>Takes a delivered file from disk to counted records: check, commit, undo. The one way in, for the service and the
/// command line alike.</summary>
/// <remarks>Reading and judging run on one thread, writing on another; a bounded queue between them keeps memory flat.</remarks>
public sealed class BatchImport(RegistryDatabase database, CheckCatalogue catalogue, TimeProvider clock)
{
    private const string NoRegistry = "000000";
    private const string TestOnly = "F-TEST-1";
    private const string ProgramEnded = "F-OPEN-7";
    private readonly BatchStore _batches = new(database);
    private readonly RoundStore _rounds = new(database);

    /// <summary>False where no case can be stored, so that a follow-up of a case that is not in its own file is not returned for that.</summary>
    public bool ComparesWithStored { get; init; } = true;

    /// <summary>Stores a file as a new batch and checks it.</summary>
    /// <param name="path">The file; it is copied, the original stays untouched.</param>
    /// <param name="request">How to read it.</param>
    /// <param name="progress">Told about every thousand rows or so, or null.</param>
    /// <param name="stop">Ends the work; the batch then stays uploaded.</param>
    /// <returns>The batch, checked or unreadable.</returns>
    /// <exception cref="RegistryStoreException">The store cannot be written.</exception>
    public async Task<BatchOutcome> CheckAsync(
        string path, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new("storing", 0, 0, null, null));
        var batch = await _batches.CreateAsync(path, request.Registry, request.Atomic, stop);
        return await CheckAsync(batch.Id, request, progress, stop);
    }

    /// <summary>Checks a batch that is stored, and keeps how it is to be read from now on.</summary>
    /// <inheritdoc cref="CheckAsync(string, ImportRequest, IProgress{ImportProgress}, CancellationToken)"/>
    public Task<BatchOutcome> CheckAsync(
        long batchId, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        _batches.SetRequest(batchId, request.ToJson());
        return CheckAsync(batchId, progress, stop);
    }

    /// <summary>Checks a batch that is stored and does not count: reads it as its request says (<see cref="BatchStore.SetRequest"/>),
    /// judges and stages its rows. Nothing counts yet.</summary>
    /// <inheritdoc cref="CheckAsync(string, ImportRequest, IProgress{ImportProgress}, CancellationToken)"/>
    public async Task<BatchOutcome> CheckAsync(long batchId, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var batch = await _batches.FindAsync(batchId, stop)
            ?? throw new ArgumentException($"There is no batch {batchId}.", nameof(batchId));
        var request = ImportRequest.Of(_batches.RequestOf(batchId));
        var checks = ChecksOf(request);
        request = request with { Packs = checks.PacksOn, Settings = checks.Settings ?? "" };
        _batches.SetRequest(batchId, request.ToJson());
        var (checkedBatch, difference) = await Task.Run(() => CheckAsync(batch, request, checks, progress, stop), stop);
        var outcome = await OutcomeAsync(checkedBatch, began, refusal: null, stop);
        return outcome with { Difference = difference };
    }

    /// <summary>Gives up on a batch whose reading ended the program that read it more than once: it is unreadable until somebody has it checked again.</summary>
    /// <exception cref="BatchRefusedException">Another program reads it, or it counts.</exception>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public Batch GiveUp(long batchId)
    {
        using var staging = _batches.BeginStaging(batchId);
        staging.Add(FileVerdict.Error(ProgramEnded));
        return staging.CompleteUnreadable();
    }

    /// <summary>Checks a file completely, against what is stored, gives its verdicts and leaves nothing behind.</summary>
    /// <inheritdoc cref="CheckAsync(string, ImportRequest, IProgress{ImportProgress}, CancellationToken)"/>
    public async Task<DryRun> DryRunAsync(
        string path, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        IReadOnlyList<Verdict> verdicts = [];
        var outcome = await DryRunAsync(path, request, progress, async batchId => verdicts = await new VerdictStore(database).OfBatchAsync(batchId, new(), stop), stop);
        return new(outcome, verdicts);
    }

    /// <summary>Checks a file completely, against what is stored, and leaves nothing behind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">How to read it.</param>
    /// <param name="progress">Told about every thousand rows or so, or null.</param>
    /// <param name="tell">Given the number under which its verdicts can be read (<see cref="VerdictStore"/>) until it returns: there may be millions.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<BatchOutcome> DryRunAsync(
        string path, ImportRequest request, IProgress<ImportProgress>? progress, Func<long, Task> tell, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new("storing", 0, 0, null, null));
        var batch = await _batches.CreateDryRunAsync(path, request.Registry, request.Atomic, stop);
        try
        {
            var outcome = await CheckOrExplainAsync(batch.Id, request, progress, stop);
            var note = new CheckCount(TestOnly, catalogue.Find(TestOnly)!.Severity, Verdicts: 1);
            await tell(batch.Id);
            return outcome with { Batch = outcome.Batch with { Id = 0 }, Checks = [.. outcome.Checks, note] };
        }
        finally
        {
            await _batches.ForgetAsync(batch.Id, CancellationToken.None);
        }
    }

    /// <summary>Makes the accepted rows of a checked batch count.</summary>
    public async Task<BatchOutcome> CommitAsync(long batchId, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await _batches.CommitAsync(batchId, stop);
        return await OutcomeAsync(outcome.Batch ?? await FoundAsync(batchId, stop), began, outcome.Refusal, stop);
    }

    /// <summary>Takes a commit back as a whole.</summary>
    public async Task<BatchOutcome> UndoAsync(long batchId, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await _batches.UndoAsync(batchId, stop);
        return await OutcomeAsync(outcome.Batch ?? await FoundAsync(batchId, stop), began, outcome.Refusal, stop);
    }

    // A refusal in the middle of a step is answered like one at its beginning.
    private async Task<BatchOutcome> CheckOrExplainAsync(
        long batchId, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            return await CheckAsync(batchId, request, progress, stop);
        }
        catch (BatchRefusedException refused)
        {
            return await OutcomeAsync(await FoundAsync(batchId, stop), began, refused.Refusal, stop);
        }
    }

    private async Task<Batch> FoundAsync(long batchId, CancellationToken stop) =>
        await _batches.FindAsync(batchId, stop) ?? throw new ArgumentException($"There is no batch {batchId}.", nameof(batchId));

    private async Task<BatchOutcome> OutcomeAsync(Batch batch, long began, Refusal? refusal, CancellationToken stop) =>
        new(batch, await new VerdictStore(database).SummaryAsync(batch.Id, stop), Stopwatch.GetElapsedTime(began).TotalSeconds, refusal);

    private async Task<(Batch Batch, RoundDifference? Difference)> CheckAsync(
        Batch batch, ImportRequest request, CheckCatalogue checks, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        using var staging = _batches.BeginStaging(batch.Id);
        var recognition = new RoundRecognition(_rounds, _batches);
        using var file = await OpenAsync(batch, request, recognition, stop);
        _batches.SetReadAs(batch.Id, file.Registry, HowRead.Join([file.ReadAs, checks.InUse]).Kept);
        var isReadable = file.IsReadable && file.Registry is not null;
        var earlier = isReadable ? await recognition.FindAsync(batch, file.Registry!, request, file, stop) : null;
        var before = isReadable ? await recognition.DeliveredBeforeAsync(batch, file.Registry!, file, stop) : null;
        using var lookup = ComparesWithStored ? new CaseLookup(database) : null;
        using var stays = new StoredStays(database);
        var hasStays = isReadable && file.Parts.Any(part => part.Kind == PartKind.Incidence && SameStays.IsIn(part.Layout))
            && stays.Prepare(file.Registry!);
        var context = new JudgingContext
        {
            Registry = file.Registry ?? NoRegistry,
            Checks = checks,
            Today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime),
            Years = request.Years,
            PopulationBasis = request.PopulationBasis,
            CountsInfoOnly = true,
            FollowedCases = file.Parts.Any(part => part.Kind == PartKind.FollowUp) ? new(file.Registry ?? NoRegistry, lookup) : null,
            HasStoredCase = number => new RecordStore(database).HasCase(file.Registry ?? NoRegistry, number),
            StoredStay = hasStays ? stays.Find : null,
        };
        var rows = new RowTally(staging, context, request.Update, file.FileVerdicts, keepsRows: isReadable);
        // The rows of a file that cannot become a batch are judged all the same: one report with every problem in it.
        await JudgeAndStageAsync(file, context, rows, progress, stop);
        if (!isReadable || !file.IsReadable) return (staging.CompleteUnreadable(), null);
        if (rows.RowsRead == 0) rows.Add(new() { Row = 0, Verdicts = [FileVerdict.Query("F-ROW-3")] });
        return await AsRoundAsync(rows.Complete(returnAll: batch.Atomic, before), earlier, stop);
    }

    // An annotated copy that was given another name says by its mark whose file it is.
    private async Task<BatchFile> OpenAsync(Batch batch, ImportRequest request, RoundRecognition recognition, CancellationToken stop)
    {
        var (path, options) = (_batches.OriginalPath(batch), OptionsOf(batch, request));
        var file = BatchFile.Open(path, options);
        if (file.Registry is not null || file.AreaCodeOfName is not null || await recognition.CopiedAsync(file, stop) is not { Registry: { } registry }) return file;
        file.Dispose();
        return BatchFile.Open(path, options with { Registry = registry });
    }

    // A name alone proves little: without a single row in common it is another delivery under the same name.
    private async Task<(Batch Batch, RoundDifference? Difference)> AsRoundAsync(Batch batch, EarlierRound? earlier, CancellationToken stop)
    {
        if (earlier is null && batch.RoundOf is null) return (batch, null);
        _rounds.Set(batch.Id, earlier?.Batch);
        var round = await FoundAsync(batch.Id, stop);
        if (await _rounds.DifferenceAsync(round, stop) is not { } difference) return (round, null);
        if (difference.Common > 0 || !earlier!.IsByNameOnly) return (round, difference);
        _rounds.Set(batch.Id, earlier: null);
        return (await FoundAsync(batch.Id, stop), null);
    }

    private static async Task JudgeAndStageAsync(
        BatchFile file, JudgingContext context, RowTally rows, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var chunks = Channel.CreateBounded<List<JudgedRow>>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var judging = Task.Run(() => JudgeAsync(file, context, chunks.Writer, ending.Token), ending.Token);
        try
        {
            var speed = new ImportSpeed("checking", progress);
            await foreach (var chunk in chunks.Reader.ReadAllAsync(stop))
            {
                foreach (var row in chunk) rows.Add(row);
                speed.Tell(rows.RowsRead, file.FractionRead);
            }
        }
        finally
        {
            await ending.CancelAsync();                        // a writer that failed must not leave the reader waiting
            await judging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await judging;
    }

    private static async Task JudgeAsync(
        BatchFile file, JudgingContext context, ChannelWriter<List<JudgedRow>> chunks, CancellationToken stop)
    {
        const int ChunkRows = 1024;
        try
        {
            var chunk = new List<JudgedRow>(ChunkRows);
            foreach (var part in ImportPipeline.InJudgingOrder(file.Parts))
                foreach (var row in ImportPipeline.Judge(part, context))
                {
                    chunk.Add(row);
                    if (chunk.Count < ChunkRows) continue;
                    await chunks.WriteAsync(chunk, stop);
                    chunk = new(ChunkRows);
                }
            await chunks.WriteAsync(chunk, stop);
            chunks.Complete();
        }
        catch (Exception fault)
        {
            chunks.TryComplete(fault);
            throw;
        }
    }

    // What a file was to be checked with may have gone since it was kept.
    private CheckCatalogue ChecksOf(ImportRequest request)
    {
        try
        {
            return catalogue.For(request.Packs, request.Settings);
        }
        catch (RefusedSettingsException refused)
        {
            throw new BatchRefusedException(refused.Refusal);
        }
    }

    private static ReadingOptions OptionsOf(Batch batch, ImportRequest request) => new()
    {
        Registry = request.Registry ?? batch.Registry,
        FileName = batch.FileName,
        Profile = request.Profile(),
    };
}
