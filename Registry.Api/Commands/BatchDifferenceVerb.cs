using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry batches difference</c>: what a round changes against the one before.</summary>
internal static class BatchDifferenceVerb
{
    public static Command Create()
    {
        var (format, lang) = (Options.OneOf("--format", "text for reading, csv or json", "text", "csv", "json"), Options.Lang());
        return BatchesVerb.OfOneBatch(
            "difference", "What a later round of a delivery changes against the round before", [format, lang],
            async (call, database, batch, stop) =>
        {
            var output = call.InvocationConfiguration.Output;
            if (await new RoundStore(database).DifferenceAsync(batch, stop) is not { } difference)
                return FirstRound(call, batch);
            var entries = difference.Rows.Select(DifferenceEntry.Of).ToList();
            switch (call.GetValue(format))
            {
                case "json":
                    await output.WriteLineAsync(JsonSerializer.Serialize(
                        new DifferencePage(batch.Id, difference.RoundOf, difference.Round, DifferenceCounts.Of(difference), entries.Count, 0, entries), BatchesVerb.Json));
                    break;
                case "csv":
                    await DifferenceEntry.WriteCsvAsync(output, entries);
                    break;
                default:
                    await output.WriteLineAsync(DifferenceText.Summary(difference).In(call.GetValue(lang)).TrimStart());
                    foreach (var entry in entries) await output.WriteLineAsync(DifferenceText.Line(entry, call.GetValue(lang)));
                    break;
            }
            return CommandLine.Done;
        });
    }

    /// <summary>Says that a batch has no round before it.</summary>
    public static int FirstRound(ParseResult call, Batch batch) =>
        CommandLine.Wrong(call, new($"--batch {batch.Id}：是第一轮，没有可比较的上一轮。", $"--batch {batch.Id}: it is a first round; there is nothing to compare it with."));
}
