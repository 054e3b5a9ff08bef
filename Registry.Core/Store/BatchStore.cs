using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>The batches: delivered files from their arrival to the moment they count, and back.</summary>
public sealed class BatchStore(RegistryDatabase database)
{
    /// <summary>Keeps a copy of a delivered file and makes a batch of it; the whole or nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="registry">Code of the registry, when the sender names it.</param>
    /// <param name="atomic">True when one error shall return the whole file.</param>
    /// <param name="stop">Ends the copying.</param>
    /// <exception cref="RegistryStoreException">The file could not be read or kept.</exception>
    public async Task<Batch> CreateAsync(string path, string? registry, bool atomic, CancellationToken stop)
    {
        await using var content = OpenDelivery(path);
        return await CreateAsync(Path.GetFileName(path), content, registry, atomic, stop);
    }

    /// <summary>Keeps a follow-up sheet that takes deaths to cases and makes a batch of it, with a note of which death goes to which case;
    /// the whole or nothing.</summary>
    /// <param name="path">The sheet.</param>
    /// <param name="registry">Code of the registry of the cases.</param>
    /// <param name="deaths">The deaths of its rows.</param>
    /// <param name="stop">Ends the copying.</param>
    /// <exception cref="RegistryStoreException">The file could not be read or kept.</exception>
    public async Task<Batch> CreateAppliedAsync(string path, string registry, IReadOnlyList<DeathOfCase> deaths, CancellationToken stop)
    {
        await using var content = OpenDelivery(path);
        return await KeepAsync(
            "batch_next", Path.GetFileName(path), content, registry, atomic: false, stop, (connection, id) => AppliedDeaths.Add(connection, id, deaths));
    }

    /// <summary>Keeps a copy of a file for as long as it is tried out: a batch of a number below zero that no list shows, that cannot be
    /// committed and whose events are not written down. <see cref="ForgetAsync"/> ends it.</summary>
    /// <inheritdoc cref="CreateAsync(string, string?, bool, CancellationToken)"/>
    public async Task<Batch> CreateDryRunAsync(string path, string? registry, bool atomic, CancellationToken stop)
    {
        await using var content = OpenDelivery(path);
        return await KeepAsync("batch_next_dry_run", Path.GetFileName(path), content, registry, atomic, stop);
    }

    private static FileStream OpenDelivery(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RegistryStoreException(
                $"{path}：无法读取该文件（{fault.Message}）。", $"{path}: the file cannot be read ({fault.Message}).", fault);
        }
    }

    /// <summary>Keeps a delivered file that comes as a stream and makes a batch of it; the whole or nothing.</summary>
    /// <param name="fileName">Name given by the sender; folders in it are dropped.</param>
    /// <param name="content">The bytes, read to their end.</param>
    /// <param name="registry">Code of the registry, when the sender names it.</param>
    /// <param name="atomic">True when one error shall return the whole file.</param>
    /// <param name="stop">Ends the copying.</param>
    /// <exception cref="RegistryStoreException">The file could not be kept.</exception>
    public Task<Batch> CreateAsync(string fileName, Stream content, string? registry, bool atomic, CancellationToken stop) =>
        KeepAsync("batch_next", fileName, content, registry, atomic, stop);

    private async Task<Batch> KeepAsync(
        string next, string fileName, Stream content, string? registry, bool atomic, CancellationToken stop,
        Action<SqliteConnection, long>? note = null)
    {
        database.MustBeWritable();
        try
        {
            var (received, hash, bytes) = await database.Files.ReceiveAsync(content, stop);
            var name = BatchFiles.SafeName(fileName);
            return database.Write(connection =>
            {
                var id = connection.QuerySingle<long>(SqlText.Query(next));
                var sameFileAs = connection.QuerySingle<long?>(
                    SqlText.Query("batch_same_file"), new { fileHash = hash });
                connection.Execute(SqlText.Query("batch_insert"), new
                {
                    id,
                    registry,
                    fileName = name,
                    fileHash = hash,
                    fileBytes = bytes,
                    atomic,
                    uploadedAt = database.Now(),
                    sameFileAs,
                });
                note?.Invoke(connection, id);
                AuditStore.Append(
                    database, connection, id, AuditEvents.Uploaded, new { fileHash = hash, fileBytes = bytes, sameFileAs });
                database.Files.Keep(received, id, name);
                return BatchRow.Find(connection, id)!;
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw RegistryStoreException.Of(fault, database.FilePath + ".files");
        }
    }

    /// <summary>A batch, or null when there is none of this number.</summary>
    public async Task<Batch?> FindAsync(long id, CancellationToken stop) =>
        (await database.QueryAsync<BatchRow>("batch_find", new { id }, stop)).SingleOrDefault()?.ToBatch();

    /// <summary>Takes a batch away that never counted, with its rows, verdicts and file: the end of a dry
    /// run.</summary>
    /// <exception cref="InvalidOperationException">The batch is committed, undone or being read: such a batch
    /// stays.</exception>
    public Task ForgetAsync(long id, CancellationToken stop) => Task.Run(
        () =>
        {
            if (!TryForget(database, id)) throw new InvalidOperationException($"Batch {id} is not there, or counts, or is being read: it stays.");
        },
        stop);

    /// <returns>False when there is no such batch, or it is not one that can be taken away.</returns>
    internal static bool TryForget(RegistryDatabase database, long id)
    {
        var batch = database.Write(connection => BatchRow.Find(connection, id));
        if (batch is not { State: BatchState.Uploaded or BatchState.Unreadable or BatchState.Checked }) return false;
        StagedRows.Remove(database, id);
        database.Write(connection =>
        {
            StagedRows.RemoveVerdicts(connection, id);
            connection.Execute(SqlText.Query("applied_death_delete"), new { batchId = id });
            database.Files.Remove(id);                       // before the number can be given again, which a dry run's is
            return connection.Execute(SqlText.Query("batch_delete"), new { id });
        });
        return true;
    }

    /// <summary>All batches, newest first.</summary>
    public async Task<IReadOnlyList<Batch>> ListAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<BatchRow>("batch_list", null, stop)).Select(row => row.ToBatch())];

    /// <summary>The file as it was delivered.</summary>
    public string OriginalPath(Batch batch) => database.Files.PathOf(batch.Id, batch.FileName);

    /// <summary>Notes how the file is read, and its registry when the file tells it. Call it before
    /// <see cref="BeginStaging"/>.</summary>
    /// <param name="id">The batch.</param>
    /// <param name="registry">Registry code, or null to keep the one noted before.</param>
    /// <param name="readAs">Encoding, separator, sheets, layouts, rule packs; free text.</param>
    public void SetReadAs(long id, string? registry, string? readAs) =>
        database.Write(connection => connection.Execute(SqlText.Query("batch_read_as"), new { id, registry, readAs }));

    /// <summary>Keeps with a batch how its sender wants it read, so that a later reading and an annotated copy read it
    /// the same way.</summary>
    /// <param name="id">The batch.</param>
    /// <param name="json">The options of the import as JSON; a column mapping with its content, not its path.</param>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public void SetRequest(long id, string json) =>
        database.Write(connection => connection.Execute(SqlText.Query("batch_request_set"), new { id, request = json }));

    /// <summary>What <see cref="SetRequest"/> kept; null when nothing was kept or there is no such batch.</summary>
    public string? RequestOf(long id) =>
        database.Read(connection => connection.QuerySingleOrDefault<string?>(SqlText.Query("batch_request"), new { id }));

    /// <summary>Uploaded batches whose reading ended the program that read them at least twice: killed, out of memory, without current.</summary>
    public Task<IReadOnlyList<long>> InterruptedAsync(CancellationToken stop) => database.QueryAsync<long>("interrupted_reading_list", null, stop);

    /// <summary>Begins to stage the rows of a batch that is uploaded, unreadable or checked; what was staged before is taken away.</summary>
    /// <exception cref="BatchRefusedException">The batch is being read by another, or has been committed or undone.</exception>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public StagingWriter BeginStaging(long id)
    {
        var held = FileLock.TryTake(database.Files.LockPath(id), FileOptions.DeleteOnClose)
            ?? throw new BatchRefusedException(new($"批次 {id} 正由另一个程序读取。", $"Batch {id} is being read by another program."));
        try
        {
            ClearForStaging(id);
            return new(database, id, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Makes the staged rows of a checked batch count, in one transaction.</summary>
    /// <returns>The committed batch, or why it was refused; then nothing has changed.</returns>
    /// <exception cref="BatchRefusedException">The tables do not hold what the counts of the batch say; nothing was committed.</exception>
    /// <exception cref="RegistryStoreException">The database could not be written; nothing was committed.</exception>
    public Task<CommitOutcome> CommitAsync(long id, CancellationToken stop) =>
        Task.Run(() => BatchCommit.Run(database, id), stop);

    /// <summary>Takes a committed batch back as a whole, in one transaction.</summary>
    /// <returns>The undone batch, or why it was refused; then nothing has changed.</returns>
    /// <exception cref="RegistryStoreException">The database could not be written; nothing was undone.</exception>
    public Task<UndoOutcome> UndoAsync(long id, CancellationToken stop) => UndoAsync(id, reason: null, stop);

    /// <inheritdoc cref="UndoAsync(long, CancellationToken)"/>
    /// <param name="id">Number of the batch.</param>
    /// <param name="reason">Why; kept in the audit. Null when nobody said.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    public Task<UndoOutcome> UndoAsync(long id, string? reason, CancellationToken stop) =>
        Task.Run(() => BatchUndo.Run(database, id, reason), stop);

    /// <summary>What an undo would do; null when there is no batch of this number.</summary>
    /// <remarks>Looks cases up by person: the first call in a database makes the index (<see cref="RecordStore.PreparePersons"/>).</remarks>
    public Task<UndoPreview?> PreviewUndoAsync(long id, CancellationToken stop) =>
        Task.Run(() => BatchUndo.Preview(database, id), stop);

    /// <summary>What a compensation of a batch would do; null when there is no batch of this number.</summary>
    public Task<CompensationPreview?> PreviewCompensationAsync(long id, CancellationToken stop) =>
        Task.Run(() => BatchCompensation.Preview(database, id), stop);

    /// <summary>Takes back what of a committed batch still stands, where later batches forbid its undo: a new batch, in one
    /// transaction, which can be undone itself.</summary>
    /// <param name="id">The batch.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    /// <exception cref="RegistryStoreException">The database could not be written; nothing was changed.</exception>
    public Task<CompensationOutcome> CompensateAsync(long id, string by, string reason, CancellationToken stop) =>
        Task.Run(() => BatchCompensation.Run(database, id, by, reason), stop);

    /// <summary>What became of the versions that a compensation looked at, as it decided then.</summary>
    public async Task<IReadOnlyList<CompensatedCount>> CompensatedAsync(long id, CancellationToken stop) =>
        [.. (await database.QueryAsync<CompensatedCountRow>("compensated_fates", new { batchId = id }, stop)).Select(row => row.ToCount())];

    private void ClearForStaging(long id)
    {
        var begun = database.Write(c => c.Execute(SqlText.Query("batch_staging"), new { id }));
        if (begun == 0)
            throw new BatchRefusedException(new(
                $"没有批次 {id}，或其已入库、已撤销，不能重新核查。",
                $"There is no batch {id}, or it was committed or undone; it cannot be read again."));
        StagedRows.Remove(database, id);
        database.Write(c =>
        {
            StagedRows.RemoveVerdicts(c, id);
            // What was committed or answered meanwhile counted rows that were still going.
            return c.Execute(SqlText.Query("batch_none_queried"), new { id });
        });
    }
}
