using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What a compensation will do, version by version, and which batches it builds on.</summary>
/// <remarks>A record shows the latest content of a delivery that still stands. Taking a delivery back shows the latest one before
/// it, unless a later delivery has spoken since. The plan is made by reading; one transaction holds it and its writing together.</remarks>
internal sealed class CompensationPlan : IDisposable
{
    private readonly VersionReader _versions;
    private readonly List<CompensatedVersion> _rows = [];
    private readonly Dictionary<long, long?> _followUps = [];    // those that end, each with the batch whose version comes back instead
    private readonly Dictionary<long, (long Updated, long Unchanged)> _bases = [];
    private readonly HashSet<(StoredPart, long)> _seen = [], _takenBack = [];    // versions looked at, and those that nothing brings back any more
    private readonly HashSet<long> _applied = [];            // follow-ups that came of deaths which end
    private readonly bool _isOneRecord;

    private sealed record PartId
    {
        public required long Part { get; init; }
        public required long Id { get; init; }
    }

    private sealed record Relied
    {
        public required long Part { get; init; }
        public required long Id { get; init; }
        public required long CompensationId { get; init; }
    }

    private CompensationPlan(SqliteConnection connection, string path, bool isOneRecord) =>
        (_versions, _isOneRecord) = (new(connection.Handle!, path), isOneRecord);

    /// <summary>The versions, follow-ups before the cases they are of.</summary>
    public IReadOnlyList<CompensatedVersion> Rows => _rows;

    /// <summary>By batch: how many follow-ups it had made of deaths end because the deaths do.</summary>
    public IReadOnlyList<(long BatchId, int Cases)> AppliedEnding =>
        [.. _rows.Where(row => row.Version.Part == StoredPart.FollowUp && row.Ended is not null && _applied.Contains(row.Version.Id))
            .CountBy(row => row.Version.BatchId).OrderBy(batch => batch.Key).Select(batch => (batch.Key, batch.Value))];

    /// <summary>The batches it builds on: rows of theirs that it ends, and rows that it leaves because of them.</summary>
    public IReadOnlyDictionary<long, (long Updated, long Unchanged)> Bases => _bases;

    /// <summary>True when something that counts would end.</summary>
    public bool ChangesData => _rows.Exists(row => row.Ended is not null);

    /// <summary>Takes a batch back: the versions it brought, what stayed of others only because it had brought it again, and the follow-ups
    /// that the program made of its deaths.</summary>
    public static CompensationPlan OfBatch(SqliteConnection connection, string path, long batchId)
    {
        var plan = new CompensationPlan(connection, path, isOneRecord: false);
        var relied = connection.Query<Relied>(SqlText.Query("compensated_relied"), new { batchId }).ToList();
        foreach (var row in relied) plan.RelyOn(row.CompensationId);
        var versions = connection.Query<PartId>(SqlText.Query("compensated_versions"), new { batchId }).Select(row => (row.Part, row.Id))
            .Concat(relied.Select(row => (row.Part, row.Id)).Distinct()).OrderBy(row => Turn((StoredPart)row.Part));
        foreach (var (part, id) in versions) plan.Take(plan._versions.Find((StoredPart)part, id), batchId);
        return plan;
    }

    /// <summary>Takes the newest version of one record back, whoever brought it again. A death that stands on cases stays.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="path">The database file, for messages.</param>
    /// <param name="part">Table of the record.</param>
    /// <param name="currentId">The row of the record that counts.</param>
    public static CompensationPlan OfRecord(SqliteConnection connection, string path, StoredPart part, long currentId)
    {
        var plan = new CompensationPlan(connection, path, isOneRecord: true);
        plan.End(plan._versions.OriginOf(part, currentId), plan._versions.Find(part, currentId));
        return plan;
    }

    public void Dispose() => _versions.Dispose();

    // What is made of others is taken before them: follow-ups of cases, and of deaths.
    private static int Turn(StoredPart part) => part switch { StoredPart.FollowUp => 0, StoredPart.Death => 1, _ => 2 };

    private void Take(RecordVersion version, long batchId)
    {
        if (!_seen.Add((version.Part, version.Id))) return;
        var (standing, last) = _versions.Standing(version);
        if (BroughtAgain(version, batchId) is { } again) Keep(version, CompensatedFate.BroughtAgain, again);
        else if (standing is not null) End(version, standing);
        else Keep(version, CompensatedFate.ReplacedLater, last.EndedBy!.Value);
    }

    private void End(RecordVersion version, RecordVersion standing)
    {
        var before = Before(version);
        if (before is null && CertificateUsed(version) is { } caseBatch)
        {
            _rows.Add(CompensatedVersion.Kept(version, CompensatedFate.CertificateUsed, caseBatch));
            return;
        }
        if (before is null && FollowedBy(version) is { } followUpBatch)
        {
            Keep(version, CompensatedFate.Followed, followUpBatch);
            return;
        }
        if (version.Part == StoredPart.Death && _isOneRecord && AppliedBy(version, before) is { } applying)
        {
            Keep(version, CompensatedFate.Applied, applying);
            return;
        }
        if (version.Part == StoredPart.FollowUp) _followUps[standing.Id] = before?.BatchId;
        _rows.Add(new(version, before is null ? CompensatedFate.Withdrawn : CompensatedFate.PutBack, standing, before, null));
        _takenBack.Add((version.Part, version.Id));
        Base(standing.BatchId).Updated++;
        if (version.Part == StoredPart.Death && !_isOneRecord) TakeApplied(version, before);
    }

    private void TakeApplied(RecordVersion death, RecordVersion? before)
    {
        foreach (var followUp in _versions.AppliedFrom(death, before))
        {
            _applied.Add(followUp.Id);
            Take(followUp, followUp.BatchId);
        }
    }

    // The batch of a follow-up that came of the death and stands. Where all were taken back, none must come back before the death does.
    private long? AppliedBy(RecordVersion death, RecordVersion? before)
    {
        foreach (var followUp in _versions.AppliedFrom(death, before))
        {
            var (standing, last) = _versions.Standing(followUp);
            var again = BroughtAgain(followUp, followUp.BatchId);
            if (standing is not null && again is null) return followUp.BatchId;
            RelyOn(again ?? last.EndedBy!.Value);
        }
        return null;
    }

    private void Keep(RecordVersion version, CompensatedFate fate, long by)
    {
        _rows.Add(CompensatedVersion.Kept(version, fate, by));
        if (fate == CompensatedFate.ReplacedLater) _takenBack.Add((version.Part, version.Id));
        RelyOn(by);
    }

    // The latest version before that nobody has taken back.
    private RecordVersion? Before(RecordVersion version)
    {
        for (var at = version.Replaces; at is { } id;)
        {
            var delivered = _versions.OriginOf(version.Part, id);
            at = delivered.Replaces;
            if (_takenBack.Contains((version.Part, delivered.Id))) continue;
            var takenBackBy = _versions.TakenBackBy(delivered);
            if (takenBackBy.Count == 0) return delivered;
            foreach (var compensation in takenBackBy) RelyOn(compensation);
        }
        return null;
    }

    // A delivery that was taken back itself has brought nothing.
    private long? BroughtAgain(RecordVersion version, long batchId)
    {
        foreach (var (again, compensatedBy) in _versions.BroughtAgain(version))
        {
            if (again == batchId) continue;
            if (compensatedBy is null) return again;
            RelyOn(compensatedBy.Value);
        }
        return null;
    }

    private long? CertificateUsed(RecordVersion version) =>
        version.Part == StoredPart.Death ? _versions.CertificateCase(version.Registry, CertificateCase.NumberOf(version.Number)) : null;

    // The batch of a follow-up of the case that stands. Where all were taken back, none must come back before the case does.
    private long? FollowedBy(RecordVersion version)
    {
        if (version.Part != StoredPart.Tumour) return null;
        var followUps = _versions.FollowUpsOf(version);
        foreach (var (id, batchId, endedBy) in followUps)
            if (endedBy is null && (_followUps.TryGetValue(id, out var before) ? before : batchId) is { } standing) return standing;
        foreach (var (_, _, endedBy) in followUps)
            if (endedBy is { } by) RelyOn(by);
        return null;
    }

    private void RelyOn(long batchId) => Base(batchId).Unchanged++;

    private ref (long Updated, long Unchanged) Base(long batchId) => ref CollectionsMarshal.GetValueRefOrAddDefault(_bases, batchId, out _);
}
