using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>Which deaths the program took to which cases, and what hangs on that. Within the caller's transaction.</summary>
/// <remarks>A death is on a case because it counts and is linked to the person of the case. Whatever would end one of these is refused
/// as long as the death stands on the case: nobody would be told that it has lost its ground.</remarks>
internal static class AppliedDeaths
{
    private const int Shown = 3;

    private sealed record AppliedRow
    {
        public required long BatchId { get; init; }
        public required string Registry { get; init; }
        public required string CaseNumber { get; init; }
        public required long TumourNumber { get; init; }
        public required long FollowUpDate { get; init; }
        public required long PersonId { get; init; }

        public DeathOnCase ToCase() => new(BatchId, Registry, CaseNumber, (int)TumourNumber, PartialDate.FromNumber((int)FollowUpDate), PersonId);
    }

    private sealed record UnlinkedRow
    {
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long PersonId { get; init; }
        public required long BatchId { get; init; }
        public required long Cases { get; init; }

        public UnlinkedDeath ToDeath() => new(Registry, DeathNumber, PersonId, BatchId, Cases);
    }

    /// <summary>Writes down what a new batch takes to cases.</summary>
    public static void Add(SqliteConnection connection, long batchId, IEnumerable<DeathOfCase> deaths)
    {
        foreach (var (@case, death) in deaths)
            connection.Execute(SqlText.Query("applied_death_insert"), new
            {
                batchId, registry = @case.Registry, caseNumber = @case.CaseNumber, tumourNumber = @case.TumourNumber,
                followUpDate = death.DeathDate.Number, deathRegistry = death.Registry, deathNumber = death.DeathNumber, deathId = death.DeathId,
            });
    }

    /// <summary>The cases on which a death stands.</summary>
    public static IReadOnlyList<DeathOnCase> Of(SqliteConnection connection, string registry, string deathNumber) =>
        Read(connection, "applied_of_death", new { registry, deathNumber });

    /// <summary>The cases on which a death stands by its link to one person alone.</summary>
    public static IReadOnlyList<DeathOnCase> OfLink(SqliteConnection connection, string registry, string deathNumber, long personId) =>
        Read(connection, "applied_of_link", new { registry, deathNumber, personId });

    /// <summary>The cases of one group of persons on which deaths stand that are linked to persons of the other only.</summary>
    public static IReadOnlyList<DeathOnCase> Between(SqliteConnection connection, IEnumerable<long> one, IEnumerable<long> other)
    {
        var (first, second) = (PersonPairs.Ids(one), PersonPairs.Ids(other));
        return
        [
            .. Read(connection, "applied_torn", new { linked = first, cases = second }),
            .. Read(connection, "applied_torn", new { linked = second, cases = first }),
        ];
    }

    /// <summary>The deaths of a registry (null: of all) and a span of years that stand on cases without their ground.</summary>
    public static IReadOnlyList<UnlinkedDeath> Unlinked(SqliteConnection connection, string? registry, int fromYear, int toYear) =>
        [.. connection.Query<UnlinkedRow>(SqlText.Query("applied_unlinked"), new { registry, fromYear, toYear }).Select(row => row.ToDeath())];

    /// <summary>Says what stands in the way of something, and which batch is to be taken back first; null when nothing does.</summary>
    /// <param name="cases">The cases on which a death stands.</param>
    /// <param name="zh">What cannot be done, Chinese, without a full stop.</param>
    /// <param name="en">What cannot be done, English, without a full stop.</param>
    public static Refusal? RefusalOf(IReadOnlyList<DeathOnCase> cases, string zh, string en)
    {
        if (cases.Count == 0) return null;
        var batches = cases.Select(@case => @case.BatchId).Distinct().Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var list = string.Join(", ", batches);
        var whole = string.Join(", ", batches.Select(id => $"registry batches undo --batch {id}"));
        var some = string.Join(", ", cases.Take(Shown).Select(@case => $"--registry {@case.Registry} --follow-up {@case.ShownFollowUp}")) + (cases.Count > Shown ? " …" : "");
        var (one, many) = (batches.Count == 1, cases.Count == 1 ? "1 case" : $"{cases.Count} cases");
        return new(
            $"{zh}：批次 {list} 已将死亡写入 {cases.Count} 个病例（deaths apply）。请先撤销：整批 {whole}，或逐例 registry records undo --by 姓名 --reason 理由 {some}。",
            $"{en}: {(one ? "batch" : "batches")} {list} took the death to {many} (deaths apply). Take that back first: all of it by {whole}, "
            + $"or case by case by registry records undo --by NAME --reason TEXT {some}.");
    }

    private static List<DeathOnCase> Read(SqliteConnection connection, string query, object parameters) =>
        [.. connection.Query<AppliedRow>(SqlText.Query(query), parameters).Select(row => row.ToCase())];
}
