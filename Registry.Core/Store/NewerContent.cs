using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Records that a batch replaces although their content is newer than what the batch brings.</summary>
/// <param name="BatchId">The later batch that brought the content which stands.</param>
/// <param name="Records">How many.</param>
public sealed record NewerContent(long BatchId, long Records)
{
    private sealed record Row
    {
        public required long BatchId { get; init; }
        public required long Records { get; init; }
    }

    /// <summary>Of a staged batch whose content was delivered before, by the batch that came between.</summary>
    internal static IReadOnlyList<NewerContent> Of(SqliteConnection connection, long batchId, ContentAgain again) =>
        [.. connection.Query<Row>(SqlText.Query("replaced_newer"), new { batchId, sameBytes = again.SameBytes, copyOf = again.CopyOf }).Select(row => new NewerContent(row.BatchId, row.Records))];
}
