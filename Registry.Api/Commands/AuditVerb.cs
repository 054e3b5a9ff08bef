using System.CommandLine;
using System.Text.Json;
using Registry.Api.History;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry audit</c>: what happened, and whether the record of it is as it was written.</summary>
internal static class AuditVerb
{
    public static Command Create() =>
        new("audit", "The record of what happened: list, verify, head") { List(), Verify(), Head() };

    private static Command List()
    {
        var (db, format) = (Options.ExistingDb(), Options.Format());
        var record = Options.Read<RecordKey?>("--record", "CODE/NUMBER", $"Only about this record: {RecordName.Form}", (text, refuse) =>
        {
            if (RecordName.Parse(text) is { } key) return key;
            refuse(new($"应写作 {RecordName.Form}。", $"write {RecordName.Form}."));
            return null;
        });
        var (batch, person) = (Number("--batch", "Only about this batch"), Number("--person", "Only about this person"));
        var (by, @event) = (Options.Words("--by", "NAME", "Only done by this one"), Options.OneOf("--event", "WORD", "Only of this kind, such as committed or identifiers-read", AuditEvents.All));
        var (from, to) = (Day("--from", "First day (UTC)"), Day("--to", "Last day, inclusive (UTC)"));
        var verb = new Command("list", "Who did what and when: imports, decisions, settings, readings of identifiers; oldest first")
        {
            db, record, batch, person, by, @event, from, to, format,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var filter = new AuditFilter(
                call.GetValue(batch), call.GetValue(record), call.GetValue(person), call.GetValue(by), call.GetValue(@event),
                call.GetValue(from), call.GetValue(to)?.AddDays(1));
            var entries = (await new AuditStore(database).FindAsync(filter, stop)).Events.Select(AuditEventEntry.Of);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(entries, BatchesVerb.Json));
            else await AuditEventEntry.WriteCsvAsync(output, entries);
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Verify()
    {
        var (db, lang) = (Options.ExistingDb(), Options.Lang());
        var format = Options.OneOf("--format", "text for reading, or json", "text", "json");
        var head = Options.Read<string?>("--head", "DIGEST", "Digest of a row that was kept elsewhere (audit head); with --number", (text, refuse) =>
        {
            if (AuditHeadText.Read(text, 0) is null) refuse(new("应为 64 位十六进制摘要。", "64 hexadecimal digits are expected."));
            return text;
        });
        var number = Number("--number", "Number of that row");
        var verb = new Command("verify", "Check the chain of digests over every row of the audit and every change of a record")
        {
            db, head, number, format, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            var (digest, row) = (call.GetValue(head), call.GetValue(number));
            if (digest is null != row is null) return CommandLine.Wrong(call, new("--head 与 --number 须同时给出。", "--head and --number belong together."));
            using var database = call.OpenStore(db);
            var kept = digest is null ? null : AuditHeadText.Read(digest, row!.Value);
            var found = await new AuditStore(database).VerifyAsync(kept, stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(call.GetValue(format) == "json"
                ? JsonSerializer.Serialize(AuditVerificationEntry.Of(found), BatchesVerb.Json)
                : Text(found).In(call.GetValue(lang)));
            return found.IsIntact ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
        return verb;
    }

    private static Command Head()
    {
        var db = Options.ExistingDb();
        var verb = new Command("head", "Number and digest of the last row: kept elsewhere, they make a later loss visible") { db };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var head = await new AuditStore(database).HeadAsync(stop);
            await call.InvocationConfiguration.Output.WriteLineAsync($"{head.Number} {head.Digest}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Bilingual Text(AuditVerification found) =>
        found.Fault is { } fault ? new(fault.Text.Zh, fault.Text.En)
        : new Bilingual($"审计完整：共 {Numbers.Count(found.Rows)} 行", $"The audit is as it was written: {Plural.Of(found.Rows, "row")}") + Changes(found.Changes)
            + new Bilingual($"；最后一行 {found.Head.Number} {found.Head.Digest}", $"; last row {found.Head.Number} {found.Head.Digest}");

    // What is counted here: where a version of a record replaced another, the values before and after are sealed with the row of the commit.
    private static Bilingual Changes(long changes) => changes == 0 ? Bilingual.Same("")
        : new($"，其中封存的记录更改 {Numbers.Count(changes)} 条（记录由另一版本替换，更改前后的值；逐项见 registry batches changes）也与当时一致",
            $", and so {(changes == 1 ? "is the 1 change of a record" : $"are the {Numbers.Count(changes)} changes of records")} that they seal "
            + "(where a version replaced another, the values before and after: registry batches changes shows them)");

    private static Option<long?> Number(string name, string description) =>
        Options.Read<long?>(name, "ID", description, (text, refuse) =>
        {
            if (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) && id > 0) return id;
            refuse(new("应为不小于 1 的整数。", "a whole number from 1 is expected."));
            return null;
        });

    private static Option<DateTimeOffset?> Day(string name, string description) =>
        Options.Read<DateTimeOffset?>(name, "DAY", description, (text, refuse) =>
        {
            if (AuditQuery.ReadDay(text) is { } day) return day;
            refuse(new("应为日期，如 2026-01-31。", "a day such as 2026-01-31 is expected."));
            return null;
        });
}
