using System.CommandLine;
using System.Text.Json;
using Registry.Api.Compute;
using Registry.Api.Populations;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry populations</c>: the people that rates divide by, as versions.</summary>
internal static class PopulationsVerb
{
    public static Command Create() =>
        new("populations", "The people that rates divide by: versions with source, definition and method, and which is used")
        {
            List(), Show(), Add(), PopulationsDerive.Create(), Compare(), Use(),
        };

    /// <summary>Writes entries as CSV or JSON.</summary>
    internal static async Task WriteAsync(ParseResult call, IReadOnlyList<PopulationEntry> entries, bool csv)
    {
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, PopulationEntry.Columns, entries.Select(entry => entry.Values()));
        else await output.WriteLineAsync(JsonSerializer.Serialize(entries, BatchesVerb.Json));
    }

    internal static PopulationDesk Desk(RegistryDatabase database) => new(new(database));

    private static Command List()
    {
        var (db, registry, format) = (Options.ExistingDb(), Options.RegistryCode(), Options.Format());
        var year = Options.Number("--year", "Y", "Only counts of this year", 1900, 2200);
        var verb = new Command("list", "Every version, delivered populations included, and which of them the rates divide by") { db, registry, year, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var asked = call.GetResult(year) is null ? null : (int?)call.GetValue(year);
            await WriteAsync(call, await Desk(database).ListAsync(new(call.GetValue(registry), asked), stop), call.GetValue(format) == "csv");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Show()
    {
        var (version, db, format) = (Version(), Options.ExistingDb(), Options.Format());
        var verb = new Command("show", "The people of a version by sex and age") { version, db, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (name, output) = (call.GetRequiredValue(version), call.InvocationConfiguration.Output);
            if (await Desk(database).ShowAsync(name, stop) is not { } found)
                return CommandLine.Wrong(call.InvocationConfiguration.Error, $"{name}: there is no such population version; `registry populations list` names them.");
            if (call.GetValue(format) == "csv")
                await CsvText.WriteAsync(output, ["version", "sex", "age_group", "persons"],
                    found.Counts.Select(count => (object?[])[found.Population.Version, count.Sex, count.Age, count.Persons]));
            else await output.WriteLineAsync(JsonSerializer.Serialize(found, BatchesVerb.Json));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Add()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with the columns sex, age and persons" };
        var (db, lang, by, registry) = (Options.ExistingDb(), Options.Lang(), Options.By(), Options.RegistryCode());
        registry.Required = true;
        var date = Required(Options.DayOrYear("--date", "Day of the counts; a year is enough for year-ends and mid-year populations"));
        var definition = Required(Options.OneOf("--definition", "Whose residence: household-registered or usual residents", "huji", "changzhu"));
        var method = Required(Options.OneOf("--method", "What the counts are", "census", "year-end", "mid-year"));
        var source = Required(Options.Words("--source", "TEXT", "Where the counts come from; kept with them"));
        var verb = new Command("add", "Store a population that was counted") { file, db, registry, date, definition, method, source, by, lang };
        verb.SetAction(async (call, stop) =>
        {
            var path = call.GetRequiredValue(file);
            if (!File.Exists(path)) return CommandLine.Wrong(call, new($"{path}：没有这个文件。", $"{path}: there is no such file."));
            if (CountDate.Read(call.GetValue(date), PopulationMethods.Find(call.GetRequiredValue(method))!.Value) is null)
                return CommandLine.Wrong(call, new Bilingual($"--date {call.GetValue(date)}：", $"--date {call.GetValue(date)}: ") + CountDate.Expected);
            var (counts, wrong) = PopulationTable.Read(CsvInput.Decode(await File.ReadAllBytesAsync(path, stop)));
            foreach (var refusal in wrong) await call.InvocationConfiguration.Output.WriteLineAsync($"{path}: {refusal.In(call.GetValue(lang))}");
            if (counts is null) return CommandLine.DataHaveProblems;
            var order = new PopulationOrder(call.GetRequiredValue(registry), call.GetValue(date), call.GetValue(definition), call.GetValue(method), call.GetValue(source), null);
            using var database = call.OpenStore(db, by: call.GetValue(by));
            await WriteAsync(call, [await Desk(database).AddAsync(order.Read(counts, new Refusals())!, stop)], csv: true);
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Compare()
    {
        var names = new Argument<string[]>("VERSION") { Arity = new(0, 2), Description = "Two versions, the one compared with first; or --year" };
        var (db, lang, registry, format) = (Options.ExistingDb(), Options.Lang(), Options.RegistryCode(), Options.Format());
        var year = Options.Number("--year", "Y", "What is used against the year before and the other versions, registry by registry", 1900, 2200);
        var verb = new Command("compare", "How far versions lie apart; moves beyond 5 % are alarms") { names, db, registry, year, format, lang };
        verb.SetAction(async (call, stop) =>
        {
            var (given, code) = (call.GetValue(names) ?? [], call.GetValue(registry));
            if (given.Length != 2 && call.GetResult(year) is null) return CommandLine.Wrong(call, new("请写两个版本，或 --year（和 --registry）。", "name two versions, or --year (and --registry)."));
            using var database = call.OpenStore(db);
            var asked = (int)call.GetValue(year);
            if (given.Length != 2 && await Desk(database).WhyNoYearAsync(code, asked, stop) is { } reason)
                return CommandLine.Wrong(call, new Bilingual($"--year {asked}：", $"--year {asked}: ") + reason);
            if (given.Length != 2)
                return await WriteAsync(
                    call, code is null ? await Desk(database).CompareYearAsync(asked, stop) : await Desk(database).CompareYearAsync(code, asked, stop),
                    call.GetValue(format) == "csv", withAges: false);
            var (changes, refusal) = await Desk(database).CompareAsync(given[0], given[1], stop);
            return changes is null ? CommandLine.Wrong(call, refusal!) : await WriteAsync(call, [changes], call.GetValue(format) == "csv", withAges: true);
        });
        return verb;
    }

    // From one year to the next people grow out of age groups: only alarms of everybody and of a sex make the status.
    private static async Task<int> WriteAsync(ParseResult call, IReadOnlyList<PopulationChanges> changes, bool csv, bool withAges)
    {
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, PopulationChanges.Columns, changes.SelectMany(change => change.Lines()));
        else await output.WriteLineAsync(JsonSerializer.Serialize(changes, BatchesVerb.Json));
        return changes.SelectMany(change => change.Changes).Any(change => change.IsAlarm && (withAges || change.AgeGroup == "ALL"))
            ? CommandLine.DataHaveProblems : CommandLine.Done;
    }

    private static Command Use()
    {
        var (version, db, lang, by, reason) = (Version(), Options.ExistingDb(), Options.Lang(), Options.By(), Options.Reason());
        var verb = new Command("use", "Divide the rates of the version's registry and year by it from now on; earlier data states keep theirs")
        {
            version, db, by, reason, lang,
        };
        verb.SetAction(async (call, _) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var (use, refusal) = new PopulationVersionStore(database).Use(call.GetRequiredValue(version), call.GetRequiredValue(by), call.GetRequiredValue(reason));
            if (use is null) return CommandLine.Wrong(call.InvocationConfiguration.Error, new Bilingual(refusal!.Zh, refusal.En).In(call.GetValue(lang)));
            await call.InvocationConfiguration.Output.WriteLineAsync(new Bilingual(
                $"登记处 {use.Registry} {use.Year} 年自数据状态 DS-{use.DataState} 起使用人口 {PopulationUseEntry.Of(use).Version}。",
                $"Registry {use.Registry}, {use.Year}: population {PopulationUseEntry.Of(use).Version} from data state DS-{use.DataState} on.").In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Argument<string> Version() => new("VERSION") { Description = "P12, or 330106-2021 for what the registry delivered" };

    private static Option<string> Required(Option<string> option)
    {
        option.Required = true;
        return option;
    }
}
