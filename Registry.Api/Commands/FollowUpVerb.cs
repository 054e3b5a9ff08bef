using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Api.FollowUps;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import.Linking;

namespace Registry.Api.Commands;

/// <summary><c>registry followup</c>: whose follow-up is due, how complete it is, what is known of a case.</summary>
internal static class FollowUpVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions InOneLine = new(Json) { WriteIndented = false };

    public static Command Create() => new("followup", "Follow-up of cases: due, summary, plausibility, show") { Due(), Summary(), Plausibility(), Show() };

    private static Command Due()
    {
        var (db, date, registry, format, by) = (Options.ExistingDb(), Date("The day for which the list is made"), Registry(), Options.Format(), Options.By());
        var months = Options.Number("--months", "N", "Most months since the last contact", 0, 600, usual: 12);
        var counted = new Option<bool>("--by-registry") { Description = "Only how many, registry by registry" };
        var identifiers = new Option<bool>("--identifiers") { Description = "With names, identity numbers, telephones and addresses; needs --purpose" };
        var purpose = Options.Words("--purpose", "TEXT", "What for; kept in the audit");
        var verb = new Command("due", "Cases whose last contact is long ago; those dead by the death file are told apart")
        {
            db, date, months, registry, counted, format, identifiers, by, purpose,
        };
        verb.SetAction(async (call, stop) =>
        {
            if (call.GetValue(identifiers) && call.GetValue(purpose) is null)
                return CommandLine.Wrong(call, new("--identifiers 须同时写 --purpose 用途，记入审计。", "--identifiers needs --purpose, which is kept in the audit."));
            using var database = call.OpenStore(db);
            var (day, most, output) = (call.GetValue(date), (int)call.GetValue(months), call.InvocationConfiguration.Output);
            var due = new FollowUpDue(database);
            Task<IEnumerable<DueCase>> ListAsync() => due.StreamAsync(call.GetValue(registry), day, most, stop);
            if (call.GetValue(identifiers)) return await WithIdentifiersAsync(output, database, ListAsync, call.GetRequiredValue(by), call.GetRequiredValue(purpose), stop);
            if (call.GetValue(format) == "json") await WriteJsonAsync(output, day, most, await ListAsync(), withCases: !call.GetValue(counted));
            else if (call.GetValue(counted)) await CsvText.WriteAsync(output, DueCount.Header, new DueTally().Count(await ListAsync()).Registries.Select(count => count.Row()));
            else await CsvText.WriteAsync(output, DueEntry.Header, (await ListAsync()).Select(one => DueEntry.Of(one).Row()));
            return CommandLine.Done;
        });
        return verb;
    }

    // Case by case: the counts stand at the end, because nobody knows them before.
    private static async Task WriteJsonAsync(TextWriter output, DateOnly day, int months, IEnumerable<DueCase> due, bool withCases)
    {
        var (tally, before) = (new DueTally(), "\n");
        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\n  \"date\": \"{day:O}\",\n  \"months\": {months},\n  \"cases\": ["));
        foreach (var one in tally.Counting(due))
        {
            if (!withCases) continue;
            await output.WriteAsync($"{before}    {JsonSerializer.Serialize(DueEntry.Of(one), InOneLine)}");
            before = ",\n";
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"],\n  \"total\": {tally.Total},\n  \"registries\": {JsonSerializer.Serialize(tally.Registries, InOneLine)}\n}}"));
    }

    private static Command Summary()
    {
        var (db, date, registry, format) = (Options.ExistingDb(), Date("The closing date"), Registry(), Options.Format());
        var verb = new Command("summary", "Cases with known vital status on a closing date, by registry and year of incidence") { db, date, registry, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var summary = await FollowUpSummary.OfAsync(new(database), call.GetValue(registry), call.GetValue(date), stop);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(summary, Json));
            else await CsvText.WriteAsync(output, SummaryEntry.Header, summary.Rows.Select(row => row.Row()));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Plausibility()
    {
        var (db, date, registry, format) = (Options.ExistingDb(), Date("The day: cases diagnosed later do not count"), Registry(), Options.Format());
        var verb = new Command("plausibility", "Signs that last contacts were assumed or deaths missed, by registry") { db, date, registry, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            IReadOnlyList<string> codes = call.GetValue(registry) is { } only ? [only] : new VitalStatusStore(database).Registries();
            var (signs, output) = (await FollowUpPlausibilityDocument.OfAsync(new(database), codes, call.GetValue(date), stop), call.InvocationConfiguration.Output);
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(signs, Json));
            else await CsvText.WriteAsync(output, PlausibilityEntry.Header, signs.Rows.Select(row => row.Row()));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Show()
    {
        var (db, registry, number) = (Options.ExistingDb(), Options.RegistryCode("Registry of the cases"), Options.Words("--case", "NUMBER", "Registration number"));
        (registry.Required, number.Required) = (true, true);
        var verb = new Command("show", "What is known of the cases of a registration number, and every follow-up of them") { db, registry, number };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (code, case_) = (call.GetRequiredValue(registry), call.GetRequiredValue(number));
            var cases = await FollowedCaseEntry.OfNumberAsync(new(database), code, case_, stop);
            if (cases.Count == 0) return CommandLine.Wrong(call, new($"登记处 {code} 没有病例 {case_}。", $"registry {code} has no case {case_}."));
            await call.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(cases, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    // Personal data leave the registry: who took them and what for is written down first.
    private static async Task<int> WithIdentifiersAsync(
        TextWriter output, RegistryDatabase database, Func<Task<IEnumerable<DueCase>>> list, string by, string purpose, CancellationToken stop)
    {
        new AuditStore(database).IdentifiersRead(new("due-list", by, purpose, new DueTally().Count(await list()).Total));
        var addresses = new FollowUpAddresses(database);
        await CsvText.WriteAsync(output, [.. DueEntry.Header, .. FollowUpAddresses.Header], []);
        foreach (var one in await list())
            await CsvText.WriteAsync(output, await RowAsync(one));
        return CommandLine.Done;

        async Task<IEnumerable<object?>> RowAsync(DueCase one) => [.. DueEntry.WithNumber(one).Row(), .. await addresses.OfAsync(one.Case, stop)];
    }

    private static Option<string> Registry() => Options.RegistryCode("Registry of the cases; all when nothing is said");

    private static Option<DateOnly> Date(string description)
    {
        var option = Options.Read("--date", "YYYY-MM-DD", description, (text, refuse) =>
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            refuse(new("应为 2024-06-30 形式的日期。", "a date of the form 2024-06-30 is expected."));
            return default;
        });
        option.Required = true;
        return option;
    }
}
