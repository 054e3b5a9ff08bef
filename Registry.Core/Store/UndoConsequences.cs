using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A confirmed query whose question an undo or a compensation takes away, or brings back.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Record">The record, its number as it may be shown.</param>
/// <param name="Lapses">True when the question is asked no longer; false when it is asked again, and is answered.</param>
public sealed record AnswerChange(string CheckId, RecordKey Record, bool Lapses);

/// <summary>What an undo or a compensation changes besides the rows themselves.</summary>
/// <param name="Counts">By how much counts change, by registry and year.</param>
/// <param name="Answers">Confirmed queries that lapse or come back.</param>
/// <param name="Merges">Standing merges of persons whose rows come or go.</param>
/// <param name="Matches">Matches of deaths and persons whose rows come or go.</param>
/// <param name="Traces">Tracings of deaths concerned.</param>
/// <param name="SeveralTumours">Persons with several tumours that count, one of which comes or goes: their primaries may be told
/// apart otherwise.</param>
public sealed record UndoConsequences(
    IReadOnlyList<CountChange> Counts, IReadOnlyList<AnswerChange> Answers, IReadOnlyList<long> Merges, IReadOnlyList<long> Matches,
    IReadOnlyList<long> Traces, IReadOnlyList<long> SeveralTumours)
{
    /// <summary>Nothing changes.</summary>
    public static UndoConsequences None { get; } = new([], [], [], [], [], []);

    private sealed record CountRow
    {
        public required string Registry { get; init; }
        public required long EventYear { get; init; }
        public required long Cases { get; init; }
        public required long Deaths { get; init; }
    }

    private sealed record AnsweredRow
    {
        public required long Own { get; init; }
        public required long VersionId { get; init; }
        public required long Fingerprint { get; init; }
        public required string CheckId { get; init; }
        public required string Registry { get; init; }
        public required long Part { get; init; }
        public required string Number { get; init; }
        public required long TumourNumber { get; init; }

        public AnswerChange ToChange() => new(
            CheckId, new(Registry, (PartKind)Part, ShownNumber.Of(Number, VersionId), (int)TumourNumber), Own == 1);
    }

    /// <summary>Reads what the undo of a batch would change.</summary>
    /// <remarks>Cases are looked up by person: <see cref="RecordStore.PreparePersons"/> makes that fast.</remarks>
    internal static UndoConsequences Of(SqliteConnection connection, long batchId) => Of(
        connection,
        [.. connection.Query<CountRow>(SqlText.Query("undo_counts"), new { batchId }).Select(c => new CountChange(c.Registry, (int)c.EventYear, -c.Cases, -c.Deaths))],
        new { batchId, rows = "[]" });

    /// <summary>Reads what a compensation would change that is not made yet.</summary>
    /// <inheritdoc cref="Of(SqliteConnection, long)" path="/remarks"/>
    internal static UndoConsequences Of(SqliteConnection connection, CompensationPlan plan)
    {
        var rows = plan.Rows.SelectMany(row => new[] { Moved(row.Ended, goes: 1), Moved(row.Restored, goes: 0) }).OfType<long[]>();
        return Of(
            connection,
            [.. plan.Rows.SelectMany(Changes).GroupBy(change => (change.Registry, change.Year)).OrderBy(cell => cell.Key)
                .Select(cell => new CountChange(cell.Key.Registry, cell.Key.Year, cell.Sum(c => c.Cases), cell.Sum(c => c.Deaths)))
                .Where(change => (change.Cases, change.Deaths) != (0, 0))],
            new { batchId = (long?)null, rows = JsonSerializer.Serialize(rows) });
    }

    private static UndoConsequences Of(SqliteConnection connection, IReadOnlyList<CountChange> counts, object touched) => new(
        counts,
        Changed([.. connection.Query<AnsweredRow>(SqlText.Query("undo_answers"), touched)]),
        [.. connection.Query<long>(SqlText.Query("undo_merges"), touched)],
        [.. connection.Query<long>(SqlText.Query("undo_matches"), touched)],
        [.. connection.Query<long>(SqlText.Query("undo_traces"), touched)],
        [.. connection.Query<long>(SqlText.Query("undo_several"), touched)]);

    private static long[]? Moved(RecordVersion? version, long goes) => version is null ? null : [(long)version.Part, version.Id, goes];

    private static IEnumerable<CountChange> Changes(CompensatedVersion row)
    {
        if (row.Ended is { } ended) yield return Change(ended, -1);
        if (row.Restored is { } restored) yield return Change(restored, 1);
    }

    private static CountChange Change(RecordVersion version, int by) => new(
        version.Registry, version.Year, version.Part == StoredPart.Tumour ? by : 0, version.Part == StoredPart.Death ? by : 0);

    // An answer that stands for both versions stays.
    private static List<AnswerChange> Changed(List<AnsweredRow> answered)
    {
        var sides = answered.ToLookup(row => row.Fingerprint, row => row.Own);
        return [.. answered.Where(row => sides[row.Fingerprint].Distinct().Count() == 1).Select(row => row.ToChange())];
    }
}
