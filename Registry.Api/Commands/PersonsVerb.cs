using System.CommandLine;
using System.Text.Json;
using Registry.Api.Persons;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import.Linking;

namespace Registry.Api.Commands;

/// <summary><c>registry persons</c>: which cases are of one human being, who said so, and the way back.</summary>
internal static class PersonsVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly string[] PairHeader =
        ["pair_id", "person_a", "person_b", "records_a", "records_b", "band", "score", "probability", "decision", "decided_by", "decided_at", "reason"];

    public static Command Create() =>
        new("persons", "Which cases are of one human being: link, pairs, show, merge, separate, reopen, unmerge")
        {
            Link(), Pairs(), Show(),
            Decision("merge", "Decide that two persons are one; says the number of the merge", MergeAsync),
            Decision("separate", "Decide that two persons are different; they are never proposed again",
                async (store, a, b, by, reason, stop) => (await store.SeparateAsync(a, b, by, reason, stop), null)),
            Decision("reopen", "Take the decision back that two persons are different",
                async (store, a, b, by, reason, stop) => (await store.ReopenAsync(a, b, by, reason, stop), null)),
            Unmerge(),
        };

    private static Command Link()
    {
        var (db, by) = (Options.ExistingDb(), Options.By());
        var registry = Options.RegistryCode("Only persons of this registry; all when nothing is said");
        var model = Options.Read<LinkageModel?>("--model", "FILE", "Weights of an earlier run (JSON); estimated from the data when nothing is said",
            (text, refuse) =>
            {
                try
                {
                    return LinkageModel.FromJson(File.ReadAllText(text));
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
                {
                    refuse(new($"无法用作权重文件：{fault.Message}", fault.Message));
                    return null;
                }
            });
        var verb = new Command("link", "Compare the persons with each other; the surest pairs are merged, others wait for a registrar")
        {
            db, by, registry, model,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var outcome = await new PersonLinkage(database).RunAsync(
                call.GetValue(registry), call.GetValue(model), new LinkSettings(), call.GetRequiredValue(by), stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(outcome, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Pairs()
    {
        var (db, format, decided) = (Options.ExistingDb(), Options.Format(), new Option<bool>("--decided") { Description = "Also the pairs that are decided" });
        var registry = Options.RegistryCode("Only pairs with a person of this registry");
        var limit = Options.Number("--limit", "N", "Pairs at most", 1, int.MaxValue, 1000);
        var verb = new Command("pairs", "Pairs of persons that may be one, the likeliest first") { db, format, decided, registry, limit };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var found = await new PersonReader(new(database), new(database)).PairsAsync(
                !call.GetValue(decided), call.GetValue(registry), 0, (int)call.GetValue(limit), stop);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
            else await CsvText.WriteAsync(output, PairHeader, found.Pairs.Select(Row));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Show()
    {
        var (db, id) = (Options.ExistingDb(), Person("ID"));
        var verb = new Command("show", "A person with its tumours and merges, as JSON; no names, no identity numbers") { id, db };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var person = await new PersonReader(new(database), new(database)).ReadAsync(call.GetRequiredValue(id), stop);
            if (person is null) return CommandLine.Wrong(call, new($"没有人员 {call.GetRequiredValue(id)}。", $"there is no person {call.GetRequiredValue(id)}."));
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(person, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    // The number is what the way back asks for.
    private static async Task<(Refusal? Refusal, Bilingual? Done)> MergeAsync(
        PersonStore store, long a, long b, string by, string reason, CancellationToken stop)
    {
        var outcome = await store.MergeAsync(a, b, by, reason, stop);
        return (outcome.Refusal, outcome.Merge is not { Id: var id } ? null : new Bilingual(
            $"已完成：合并 {id}。如需撤销：registry persons unmerge --merge {id} --reason 理由",
            $"Done: merge {id}. To take it back: registry persons unmerge --merge {id} --reason TEXT"));
    }

    private static Command Decision(
        string name, string description, Func<PersonStore, long, long, string, string, CancellationToken, Task<(Refusal? Refusal, Bilingual? Done)>> decide)
    {
        var (a, b) = (Person("A"), Person("B"));
        var (db, by, reason, lang) = (Options.ExistingDb(), Options.By(), Options.Reason(), Options.Lang());
        var verb = new Command(name, description) { a, b, db, by, reason, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (refusal, done) = await decide(
                new(database), call.GetRequiredValue(a), call.GetRequiredValue(b), call.GetRequiredValue(by), call.GetRequiredValue(reason), stop);
            return await CommandLine.EndAsync(call, refusal, done);
        });
        return verb;
    }

    private static Command Unmerge()
    {
        var (db, by, reason, lang) = (Options.ExistingDb(), Options.By(), Options.Words("--reason", "TEXT", "Why; kept with the merge"), Options.Lang());
        var merge = Options.Number("--merge", "ID", "Number of the merge (persons show)", 1, long.MaxValue);
        merge.Required = true;
        var preview = new Option<bool>("--preview") { Description = "Only say who stays together afterwards" };
        var verb = new Command("unmerge", "Take a merge back") { merge, preview, db, by, reason, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (store, id) = (new PersonStore(database), call.GetRequiredValue(merge));
            if (call.GetValue(preview))
            {
                if (await store.PreviewUnmergeAsync(id, stop) is not { } found)
                    return CommandLine.Wrong(call, new($"没有合并 {id}。", $"there is no merge {id}."));
                await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(UnmergeEntry.Of(found), Json));
                return found.Refusal is null ? CommandLine.Done : CommandLine.DataHaveProblems;
            }
            if (call.GetValue(reason) is not { } why) return CommandLine.Wrong(call, new("--reason 理由：请写明理由。", "--reason TEXT: say why."));
            return await CommandLine.EndAsync(call, (await store.UnmergeAsync(id, call.GetRequiredValue(by), why, stop)).Refusal);
        });
        return verb;
    }

    private static Argument<long> Person(string name) => new(name) { Description = "Number of a person" };

    private static IEnumerable<object?> Row(PairEntry pair) =>
    [
        pair.PairId, pair.PersonA, pair.PersonB, string.Join(' ', pair.RecordsA), string.Join(' ', pair.RecordsB), pair.Band, pair.Score, pair.Probability, pair.Decision, pair.DecidedBy,
        pair.DecidedAt?.ToString("O"), pair.Reason,
    ];
}
