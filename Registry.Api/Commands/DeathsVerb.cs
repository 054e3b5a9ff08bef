using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Api.Deaths;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Linking;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry deaths</c>: which deaths are those of registered cases, tracing of the others, DCO cases.</summary>
internal static class DeathsVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly string[] MatchHeader =
        ["registry", "death_number", "person_id", "method", "band", "probability", "decision", "decided_by", "reason"];

    public static Command Create() =>
        new("deaths", "Death clearance: match, matches, decide, apply, traces, trace, dco")
        {
            Match(), Matches(), Decide(), Apply(), Traces(), Trace(), CertificateCases(),
        };

    private static Command Match()
    {
        var by = Options.By();
        return OfDeaths("match", "Compare deaths with cases; begins and ends tracings, ends with one JSON object", [by], async (call, database, scope, stop) =>
        {
            var outcome = ClearanceEntry.Of(await new DeathClearance(database).RunAsync(scope, call.GetRequiredValue(by), stop));
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(outcome, Json));
            if (WhatWaits(outcome) is not { } waiting) return CommandLine.Done;
            await call.InvocationConfiguration.Error.WriteLineAsync(waiting.In(CallLanguage.Of(call)));
            return CommandLine.DataHaveProblems;
        });
    }

    // Why the call ends with 1, and where to go on.
    private static Bilingual? WhatWaits(ClearanceEntry outcome)
    {
        if (outcome.Findings.Count == 0 && outcome.Unmatched == 0 && outcome.ForReview == 0) return null;
        return new(
            $"等待处理：{Numbers.Count(outcome.ForReview)} 例死亡待登记员判定（deaths matches --open），{Numbers.Count(outcome.Unmatched)} 例癌症死亡没有病例、需追溯（deaths traces），"
            + $"{Numbers.Count(outcome.Findings.Count)} 条提示（见输出 findings）。",
            $"Waiting: {Plural.Of(outcome.ForReview, "death")} for a registrar (deaths matches --open), {Numbers.Count(outcome.Unmatched)} from cancer without a case "
            + $"(deaths traces), {Plural.Of(outcome.Findings.Count, "finding")} in the output.");
    }

    private static Command Matches()
    {
        var (format, open) = (Options.Format(), new Option<bool>("--open") { Description = "Only those that wait for a registrar" });
        return OfDeaths("matches", "Deaths and the persons they may be", [format, open], async (call, database, scope, stop) =>
        {
            var matches = (await new DeathClearanceStore(database).MatchesAsync(
                scope.Registry, scope.FromYear, scope.ToYear, call.GetValue(open), stop)).Select(MatchEntry.Of).ToList();
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(new MatchList(matches), Json));
            else await CsvText.WriteAsync(output, MatchHeader, matches.Select(Row));
            return CommandLine.Done;
        });
    }

    private static Command Decide()
    {
        var registry = Options.RegistryCode("Registry of the death");
        var death = Options.Words("--death", "NUMBER", "Number of the death");
        var person = Options.Number("--person", "ID", "Number of the person", 1, long.MaxValue);
        var decision = Options.OneOf("--decision", "same or different", "same", "different");
        foreach (var option in (Option[])[registry, death, person, decision]) option.Required = true;
        var (db, by, reason, lang) = (Options.ExistingDb(), Options.By(), Options.Reason(), Options.Lang());
        var verb = new Command("decide", "Decide whether a death is that of a person") { registry, death, person, decision, db, by, reason, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            if (call.GetValue(decision) == "same")
                foreach (var warning in await DeathContradictions.OfAsync(
                    database, call.GetRequiredValue(registry), call.GetRequiredValue(death), call.GetRequiredValue(person), stop))
                    await call.InvocationConfiguration.Error.WriteLineAsync(warning.In(call.GetValue(lang)));
            return await CommandLine.EndAsync(call, await new DeathClearanceStore(database).DecideAsync(
                call.GetRequiredValue(registry), call.GetRequiredValue(death), call.GetRequiredValue(person),
                call.GetValue(decision) == "same" ? PersonDecision.Same : PersonDecision.Different, call.GetRequiredValue(by),
                call.GetRequiredValue(reason), stop));
        });
        return verb;
    }

    private static Command Apply()
    {
        var (by, preview) = (Options.By(), new Option<bool>("--preview") { Description = "Only tell what would be applied, and what the checks say of it" });
        return OfDeaths("apply", "Take linked deaths to the cases of their persons, as a follow-up batch a registry that can be undone", [by, preview],
            async (call, database, scope, stop) =>
        {
            var signed = database.As(call.GetRequiredValue(by));
            var catalogue = CheckCatalogue.Load();
            var application = new DeathApplication(signed, new BatchImport(signed, catalogue, TimeProvider.System));
            var outcome = call.GetValue(preview)
                ? await application.PreviewAsync(scope, stop)
                : await application.RunAsync(scope, call.GetRequiredValue(by), stop);
            var entry = ApplicationEntry.Of(outcome, catalogue);
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(entry, Json));
            foreach (var refusal in outcome.Batches.Select(batch => batch.Refusal).OfType<Refusal>())
                await call.InvocationConfiguration.Error.WriteLineAsync(new Bilingual(refusal.Zh, refusal.En).In(CallLanguage.Of(call)));
            return entry.IsClean() && outcome.Batches.All(batch => batch.Refusal is null) ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
    }

    private static Command Traces()
    {
        var format = Options.Format();
        var state = Options.OneOf("--state", "Only this state", [.. Enum.GetValues<TraceState>().Select(TraceEntry.Word)]);
        return OfDeaths("traces", "The worklist of deaths from cancer without a case (DCN), hospital by hospital", [format, state],
            async (call, database, scope, stop) =>
        {
            var traces = (await new DeathClearanceStore(database).TracesAsync(
                scope.Registry, TraceEntry.StateOf(call.GetValue(state)), scope.FromYear, scope.ToYear, stop)).Select(TraceEntry.Of).ToList();
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(new TraceList(traces), Json));
            else await CsvText.WriteAsync(output, TraceEntry.Header, traces.Select(trace => trace.Row()));
            return CommandLine.Done;
        });
    }

    private static Command Trace()
    {
        var id = Options.Number("--trace", "ID", "Number of the tracing", 1, long.MaxValue);
        var state = Options.OneOf("--state", "The state after this step", "to-trace", "traced", "nothing-found", "no-case");
        (id.Required, state.Required) = (true, true);
        var note = Options.Words("--note", "TEXT", "What was found");
        var (db, by, lang) = (Options.ExistingDb(), Options.By(), Options.Lang());
        var verb = new Command("trace", "Take a step in the tracing of a death") { id, state, note, db, by, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            return await CommandLine.EndAsync(call, await new DeathClearanceStore(database).MoveAsync(
                call.GetRequiredValue(id), TraceEntry.StateOf(call.GetValue(state))!.Value, call.GetRequiredValue(by), call.GetValue(note), stop));
        });
        return verb;
    }

    private static Command CertificateCases()
    {
        var by = Options.By();
        return OfDeaths("dco", "Make cases of the deaths whose tracing found nothing, one batch a registry", [by], async (call, database, scope, stop) =>
        {
            var signed = database.As(call.GetRequiredValue(by));
            var import = new BatchImport(signed, CheckCatalogue.Load(), TimeProvider.System);
            var made = (await new CertificateImport(signed, import).RunAsync(scope, stop))
                .Select(CertificateEntry.Of).ToList();
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(made, Json));
            return made.Exists(m => m.NotCoded.Count > 0 || (m.BatchId is not null && m.Cases == 0)) ? CommandLine.DataHaveProblems : CommandLine.Done;
        });
    }

    private static Command OfDeaths(
        string name, string description, IEnumerable<Option> options,
        Func<ParseResult, RegistryDatabase, ClearanceScope, CancellationToken, Task<int>> run)
    {
        var (db, registry) = (Options.ExistingDb(), Options.RegistryCode("Registry of the deaths; all when nothing is said"));
        var years = Options.Years();
        years.Required = false;
        var verb = new Command(name, description) { db, registry, years };
        foreach (var option in options) verb.Add(option);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (first, last) = call.GetResult(years) is null ? (0, 9999) : (call.GetValue(years).From, call.GetValue(years).To);
            return await run(call, database, new(call.GetValue(registry), first, last), stop);
        });
        return verb;
    }

    private static IEnumerable<object?> Row(MatchEntry m) =>
        [m.Registry, m.DeathNumber, m.PersonId, m.Method, m.Band, m.Probability, m.Decision, m.DecidedBy, m.Reason];
}
