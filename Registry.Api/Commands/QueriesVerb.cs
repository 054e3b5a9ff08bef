using System.CommandLine;
using System.Text.Json;
using Registry.Api.Queries;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry queries</c>: what the checks ask, and the answers.</summary>
internal static class QueriesVerb
{
    public static Command Create() =>
        new("queries", "What the checks ask about records, and the answers")
        {
            List(),
            Answers("confirm", "Confirm that records are right as they are: all or none; not asked again until one of the values changes",
                (store, answers, stop) => store.ConfirmAsync(answers, stop),
                outcome => new(
                    $"已确认 {outcome.Done} 条疑问" + (outcome.Already > 0 ? $"，另有 {outcome.Already} 条先前已确认。" : "。"),
                    $"{Plural.Of(outcome.Done, "query", "queries")} confirmed" + (outcome.Already > 0 ? $", {outcome.Already} confirmed before." : "."))),
            Answers("withdraw", "Take confirmations back: the queries are open again",
                (store, answers, stop) => store.WithdrawAsync(answers, stop),
                outcome => new($"已撤回 {outcome.Done} 条确认。", $"{Plural.Of(outcome.Done, "confirmation")} taken back.")),
        };

    private static Command List()
    {
        var (db, lang, checks) = (Options.ExistingDb(), Options.Lang(), new CheckOptions());
        var registry = Options.RegistryCode();
        var (batch, check) = (Options.Number("--batch", "ID", "Only this batch; default: records that count, and batches that wait for their commit", 1, long.MaxValue),
            Options.CheckId("Only this check"));
        var (open, confirmed) = (new Option<bool>("--open") { Description = "Only those without an answer" },
            new Option<bool>("--confirmed") { Description = "Only those that are confirmed" });
        var format = Options.OneOf("--format", "text for reading, csv or json", "text", "csv", "json");
        var verb = new Command("list", "Queries with the record they ask about and the answer they got") { db, registry, batch, check, open, confirmed, format, lang };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            QueryState? state = call.GetValue(open) == call.GetValue(confirmed) ? null : call.GetValue(open) ? QueryState.Open : QueryState.Confirmed;
            var (_, found) = await new QueryStore(database).ListAsync(
                new(call.GetValue(registry), call.GetResult(batch) is null ? null : call.GetValue(batch), call.GetValue(check), state), stop);
            var catalogue = checks.Of(call);
            var (output, entries) = (call.InvocationConfiguration.Output, found.Select(query => QueryEntry.Of(query, catalogue)).ToList());
            switch (call.GetValue(format))
            {
                case "csv": await QueryEntry.WriteCsvAsync(output, entries); break;
                case "json": await output.WriteLineAsync(JsonSerializer.Serialize(entries, BatchesVerb.Json)); break;
                default:
                    foreach (var entry in entries) await output.WriteLineAsync(Line(entry, call.GetValue(lang)));
                    await output.WriteLineAsync(Sum(entries).In(call.GetValue(lang)));
                    break;
            }
            return CommandLine.Done;
        });
        return verb;
    }

    // Rows are counted as `batches list` and the import count them: several population counts may stand in one row of a file, each is a row of its own.
    private static Bilingual Sum(List<QueryEntry> entries)
    {
        var open = entries.FindAll(entry => entry.State == "open");
        var rows = open.Where(entry => entry.Row > 0).DistinctBy(entry => (entry.BatchId, entry.Part, entry.Row, entry.Record)).Count();
        return new(
            $"共 {Numbers.Count(entries.Count)} 个问题，其中待核实 {Numbers.Count(open.Count)} 个，涉及 {Numbers.Count(rows)} 行",
            $"{Plural.Of(entries.Count, "question")}, {Numbers.Count(open.Count)} of them open, on {Plural.Of(rows, "row")}");
    }

    private static string Line(QueryEntry q, ReportLanguage language) =>
        $"{SpokenWords.Of(q.State).In(language),-9} {q.CheckId,-12} {(language == ReportLanguage.Zh ? "批次" : "batch")} {q.BatchId} {SpokenWords.Part(q.Part).In(language)} {q.Row}  {q.Registry} {q.Record}  "
        + new Bilingual(q.Message.Zh, q.Message.En).In(language)
        + (q.Confirmation is { } answer ? $"  [{answer.By}, {answer.At:yyyy-MM-dd}: {answer.Reason}]" : "");

    private static Command Answers(
        string name, string description,
        Func<ConfirmationStore, IReadOnlyList<QueryAnswer>, CancellationToken, Task<AnswerOutcome>> take, Func<AnswerOutcome, Bilingual> say)
    {
        var (db, lang, options) = (Options.ExistingDb(), Options.Lang(), new AnswerOptions());
        var verb = new Command(name, description) { db, lang };
        options.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            var (output, language) = (call.InvocationConfiguration.Output, call.GetValue(lang));
            if (options.Read(call, out var answers, out var unreadable) is { } wrong)
                return CommandLine.Wrong(call, wrong);
            using var database = call.OpenStore(db);
            var outcome = unreadable.Count > 0 ? new(0, 0, unreadable) : await take(new(database), answers, stop);
            if (outcome.Problems is [{ Refusal: { NamesNothing: true } nothing }] && answers.Count == 1)
                return CommandLine.Wrong(call, new(nothing.Zh, nothing.En));
            foreach (var problem in outcome.Problems)
                await output.WriteLineAsync(options.Place(call, problem.Index, language) + new Bilingual(problem.Refusal.Zh, problem.Refusal.En).In(language));
            await output.WriteLineAsync((outcome.Problems.Count == 0 ? say(outcome)
                : new($"共 {outcome.Problems.Count} 处问题，未作任何更改。", $"{Plural.Of(outcome.Problems.Count, "problem")}; nothing was changed.")).In(language));
            return outcome.Problems.Count == 0 ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
        return verb;
    }
}
