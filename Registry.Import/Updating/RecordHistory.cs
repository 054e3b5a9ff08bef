using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Updating;

namespace Registry.Import;

/// <summary>The life of one record: every version, who brought it, what it changed, how it ended.</summary>
/// <remarks>What may identify a person is masked, unless a reader says who asks and why: then the reading is in the audit before
/// anything is shown.</remarks>
public sealed class RecordHistory(RegistryDatabase database)
{
    private const string Where = "history", Compensated = "compensated";
    private readonly RecordStore _records = new(database);
    private readonly FollowUpStore _followUps = new(database);
    private readonly BatchStore _batches = new(database);
    private readonly AuditStore _audit = new(database);

    private sealed record Stored(
        long Id, int? TumourNumber, string? FollowUp, long BatchId, BatchState BatchState, long? Replaces, long? EndedBy, int Row, string?[] Texts);

    private sealed record BatchLife(string FileName, Signature Uploaded, Signature? Committed, Signature? Undone);

    /// <summary>The versions of a case, tumour by tumour, oldest first, behind them those of its follow-ups; empty when there is none of this number.</summary>
    /// <param name="registry">Code of the registry.</param>
    /// <param name="caseNumber">Registration number.</param>
    /// <param name="tumourNumber">Only this tumour; all when null.</param>
    /// <param name="reader">Who sees the identifiers and why; null: they are masked.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="RegistryStoreException">The store cannot be read, or the reading of identifiers cannot be noted.</exception>
    public async Task<IReadOnlyList<HistoryVersion>> OfCaseAsync(
        string registry, string caseNumber, int? tumourNumber, IdentifiersReader? reader, CancellationToken stop)
    {
        var versions = await _records.CaseVersionsAsync(registry, caseNumber, tumourNumber, stop);
        var followUps = await _followUps.OfCaseAsync(registry, caseNumber, tumourNumber, stop);
        return await TellAsync(
            new(registry, PartKind.Incidence, caseNumber, tumourNumber ?? 0),
            [.. versions.Select(v => new Stored(
                v.Id, v.Record.TumourNumber, null, v.BatchId, v.BatchState, v.Replaces, v.EndedBy, v.Record.Row, ItemTexts.Of(v.Record)))],
            [.. followUps.Select(v => new Stored(
                v.Id, v.Record.TumourNumber, v.Record.Number, v.BatchId, v.BatchState, v.Replaces, v.EndedBy, v.Record.Row, ItemTexts.Of(v.Record)))],
            reader, stop);
    }

    /// <summary>The versions of a death, oldest first; empty when there is none of this number.</summary>
    /// <inheritdoc cref="OfCaseAsync"/>
    public async Task<IReadOnlyList<HistoryVersion>> OfDeathAsync(
        string registry, string deathNumber, IdentifiersReader? reader, CancellationToken stop)
    {
        var versions = await _records.DeathVersionsAsync(registry, deathNumber, stop);
        return await TellAsync(
            new(registry, PartKind.Death, deathNumber),
            [.. versions.Select(v => new Stored(
                v.Id, null, null, v.BatchId, v.BatchState, v.Replaces, v.EndedBy, v.Record.Row, ItemTexts.Of(v.Record)))],
            [], reader, stop);
    }

    private async Task<IReadOnlyList<HistoryVersion>> TellAsync(
        RecordKey record, List<Stored> versions, List<Stored> followUps, IdentifiersReader? reader, CancellationToken stop)
    {
        if (versions.Count == 0) return [];
        if (reader is not null)
            _audit.IdentifiersRead(new(
                Where, reader.By, reader.Reason, versions.Select(version => version.TumourNumber).Distinct().LongCount(),
                record with { Number = ShownNumber.Of(record.Number, versions[0].Id) }));
        var lives = new Dictionary<long, BatchLife>();
        foreach (var batchId in versions.Concat(followUps).SelectMany(v => new[] { v.BatchId, v.EndedBy ?? v.BatchId }).Distinct())
            lives[batchId] = await LifeAsync(batchId, stop);
        return [.. Told(versions).Concat(Told(followUps)).OrderBy(version => version.TumourNumber)];

        IEnumerable<HistoryVersion> Told(List<Stored> ofOneTable)
        {
            var byId = ofOneTable.ToDictionary(version => version.Id);
            return ofOneTable.Select(version => Tell(version, byId, lives, isMasked: reader is null));
        }
    }

    private async Task<BatchLife> LifeAsync(long batchId, CancellationToken stop)
    {
        var batch = await _batches.FindAsync(batchId, stop) ?? throw new InvalidOperationException($"Batch {batchId} is gone.");
        var events = await _audit.ListAsync(batchId, stop);
        Signature? Signed(DateTimeOffset? at, string @event) =>
            at is { } when ? new(when, events.LastOrDefault(e => e.Event == @event || e.Event == Compensated)?.Actor) : null;
        return new(
            batch.FileName, Signed(batch.UploadedAt, "uploaded")!, Signed(batch.CommittedAt, "committed"), Signed(batch.UndoneAt, "undone"));
    }

    private static HistoryVersion Tell(
        Stored version, Dictionary<long, Stored> byId, Dictionary<long, BatchLife> lives, bool isMasked)
    {
        var life = lives[version.BatchId];
        var state = StateOf(version, byId.Values);
        var ended = state == VersionState.Undone ? life.Undone : version.EndedBy is { } batch ? lives[batch].Committed : null;
        var before = version.Replaces is { } id ? byId.GetValueOrDefault(id) : null;
        return new(
            version.Id, version.TumourNumber, version.FollowUp, state, version.BatchId, life.FileName, version.Row, life.Uploaded, life.Committed,
            version.Replaces, version.EndedBy, ended, Steps(before?.Texts, version.Texts, isMasked));
    }

    private static VersionState StateOf(Stored version, IEnumerable<Stored> all) =>
        version.BatchState == BatchState.Undone ? VersionState.Undone
        : version.BatchState != BatchState.Committed ? VersionState.Waiting
        : version.EndedBy is not { } batch ? VersionState.Current
        : all.Any(later => later.Replaces == version.Id && later.BatchId == batch) ? VersionState.Replaced
        : VersionState.Withdrawn;

    private static IReadOnlyList<ItemStep> Steps(string?[]? before, string?[] after, bool isMasked)
    {
        before ??= new string?[after.Length];
        return [.. ItemTexts.Differing(before, after).Select(item => new ItemStep(
            ItemNames.Name(item), ItemNames.Zh(item), ItemNames.En(item), Shown(item, before), Shown(item, after)))];

        string? Shown(Item item, string?[] texts) => isMasked ? MaskedValue.Of(item, texts[(int)item]) : texts[(int)item];
    }
}
