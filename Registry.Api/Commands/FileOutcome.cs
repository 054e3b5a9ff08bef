using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Commands;

/// <summary>What an import did with one path.</summary>
/// <param name="File">The path.</param>
/// <param name="Outcome">Where its batch stands, or null when the path could not even be opened.</param>
/// <param name="Unreadable">Why it could not be opened, or null.</param>
/// <param name="Verdicts">What is said of the file as a whole: the others are kept with the batch, or were told while it was there.</param>
internal sealed record FileOutcome(string File, BatchOutcome? Outcome, Refusal? Unreadable, IReadOnlyList<VerdictEntry> Verdicts)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Line(
        long? BatchId, string State, long RowsRead, long Inserted, long Updated, long Unchanged, long Rejected, long Held, double Seconds, string File,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Words? Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? RoundOf,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DifferenceCounts? Difference);

    /// <summary>True when something did not go its way; the call then ends with 1.</summary>
    public bool HasProblems => Outcome is null || Has(Outcome);

    /// <summary>True when a step was refused, the file is unreadable or a row was returned.</summary>
    public static bool Has(BatchOutcome outcome) =>
        outcome.Refusal is not null || outcome.Batch.State == BatchState.Unreadable || outcome.Batch.Counts.Rejected > 0
        || outcome.Checks.Any(check => check.Severity == Severity.Error);

    /// <summary>One JSON object on one line.</summary>
    public string ToJson()
    {
        var state = Outcome is null ? BatchEntry.Word(BatchState.Unreadable) : BatchEntry.StateOf(Outcome.Batch);
        var counts = Outcome?.Batch.Counts ?? BatchCounts.None;
        var reason = Unreadable ?? Outcome?.Refusal;
        return JsonSerializer.Serialize(
            new Line(
                Outcome?.Batch.Id is null or 0 ? null : Outcome.Batch.Id, state, counts.RowsRead, counts.Inserted, counts.Updated,
                counts.Unchanged, counts.Rejected, counts.Held, Math.Round(Outcome?.Seconds ?? 0, 3), Path.GetFileName(File),
                reason is null ? null : new(reason.Zh, reason.En), Outcome?.Batch.RoundOf,
                Outcome?.Difference is { } difference ? DifferenceCounts.Of(difference) : null),
            Json);
    }

    /// <summary>The same for a person.</summary>
    public Bilingual ToText() =>
        Outcome is { } outcome
            ? ImportText.Of(outcome, File)
            : new($"{Path.GetFileName(File)}  无法读取：{Unreadable!.Zh}", $"{Path.GetFileName(File)}  unreadable: {Unreadable!.En}");
}
