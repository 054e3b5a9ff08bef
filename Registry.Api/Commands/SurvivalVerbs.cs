using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Analytics.LifeTables;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Api.Survival;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry survival</c> and <c>registry prevalence</c>: what becomes of the registered cases.</summary>
internal static class SurvivalVerbs
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Survival()
    {
        var (db, format, lang, options) = (Options.ExistingDb(), Options.Format(), Options.Lang(), new SurvivalOptions());
        var lifeTable = Options.Words("--life-table", "NAME|FILE", "A stored life table, or a CSV (default: the only stored one, else observed survival only)");
        var verb = new Command("survival", "Observed, net and age-standardised survival by site and sex, from cases and their follow-up; other estimators by --method") { db, lifeTable, format, lang };
        options.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            var refusals = new Refusals();
            if (options.Of(call).Read(refusals) is not { } asked) return CommandLine.Wrong(call, refusals.InOneLine());
            using var database = call.OpenStore(db);
            return await WriteAsync(call, asked, database, call.GetValue(lifeTable), call.GetValue(format) == "json", call.GetValue(lang), stop);
        });
        return verb;
    }

    public static Command Prevalence()
    {
        var (db, format, lang) = (Options.ExistingDb(), Options.Format(), Options.Lang());
        var date = Needed(Day("--date", "The day"));
        var (registries, scheme) = (Options.Words("--registries", "CODE,…", "Registries, pooled (default: all)"), Options.Scheme());
        var (back, ages) = (Numbers("--back", "Years looked back (default 1,3,5,10)", 1, 50), Numbers("--ages", "Youngest ages on the day, such as 0,45,65 (default: all ages only)", 0, 85));
        var byRegistry = new Option<bool>("--by-registry") { Description = "Each registry on its own too, behind the pool" };
        var verb = new Command("prevalence", "Persons alive on a day who were diagnosed in the years before, by site, sex and age") { db, date, registries, byRegistry, scheme, back, ages, format, lang };
        verb.SetAction(async (call, stop) =>
        {
            var refusals = new Refusals();
            var asked = new PrevalenceQuery(call.GetValue(date), call.GetValue(back), call.GetValue(registries), call.GetValue(scheme)!.Code, call.GetValue(ages),
                call.GetValue(byRegistry) ? "true" : null).Read(refusals);
            if (asked is null) return CommandLine.Wrong(call, refusals.InOneLine());
            using var database = call.OpenStore(db);
            if (await Source(database).UnknownAsync(asked.Registries, stop) is { } unknown) return CommandLine.Wrong(call, Unknown(unknown));
            return await WriteAsync(call, asked, database, call.GetValue(format) == "json", call.GetValue(lang), stop);
        });
        return verb;
    }

    private static async Task<int> WriteAsync(ParseResult call, PrevalenceAsked asked, RegistryDatabase database, bool isJson, ReportLanguage language, CancellationToken stop)
    {
        var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        try
        {
            var answer = await asked.AnswerAsync(Source(database), await new CubeStore(database).LoadAsync(stop), stop);
            await error.WriteLineAsync($"registry: {(language == ReportLanguage.Zh ? answer.RulesZh : answer.RulesEn)}");
            if (isJson) await output.WriteLineAsync(JsonSerializer.Serialize(answer, Json));
            else await CsvText.WriteAsync(output, PrevalenceEntry.Header, answer.Rows.Select(row => row.Row()));
            return CommandLine.Done;
        }
        catch (ComputeRefusedException refused)
        {
            return CommandLine.Wrong(call, new Bilingual("--date：", "--date: ") + refused.Refusals[0].Reason);
        }
    }

    internal static CaseSurvival Source(RegistryDatabase database) => new(new(database), new(database), new(database));

    private static Bilingual Unknown(UnknownRegistries unknown) =>
        new Bilingual($"--registries {unknown.Asked}：", $"--registries {unknown.Asked}: ") + unknown.Reason;

    private static async Task<int> WriteAsync(
        ParseResult call, SurvivalAsked asked, RegistryDatabase database, string? lifeTable, bool isJson, ReportLanguage language, CancellationToken stop)
    {
        var (output, error, source) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, Source(database));
        if (await source.UnknownAsync(asked.Registries, stop) is { } unknown) return CommandLine.Wrong(call, Unknown(unknown));
        var name = lifeTable ?? await source.OnlyLifeTableAsync(stop);
        try
        {
            var table = name is null ? null : await LifeTableAsync(source, name, stop);
            if (name is not null && table is null) return CommandLine.Wrong(call, NoSuchLifeTable(name));
            var answer = await asked.AnswerAsync(source, table, name, stop);
            await error.WriteLineAsync($"registry: {(language == ReportLanguage.Zh ? answer.RulesZh : answer.RulesEn)}");
            if (isJson) await output.WriteLineAsync(JsonSerializer.Serialize(answer, Json));
            else if (asked.Methods.Count > 0) await CsvText.WriteAsync(output, EstimateEntry.Header, answer.Estimates.Select(row => row.Row()));
            else if (asked.Trend is not null) await CsvText.WriteAsync(output, SurvivalTrendEntry.Header, answer.Trends.Select(row => row.Row()));
            else if (asked.ByStage) await CsvText.WriteAsync(output, StageEntry.Header, answer.Stages.Select(row => row.Row()));
            else await CsvText.WriteAsync(output, SurvivalEntry.Header, answer.Rows.Select(row => row.Row()));
            return CommandLine.Done;
        }
        catch (ComputeRefusedException refused) when (refused.Refusals[0] is { Where: "years" or "method" } wrong)
        {
            return CommandLine.Wrong(call, new Bilingual($"--{wrong.Where}：", $"--{wrong.Where}: ") + wrong.Reason);
        }
        catch (ComputeRefusedException refused)
        {
            foreach (var refusal in refused.Refusals) await error.WriteLineAsync($"registry: {refusal.In(language)}");
            return CommandLine.DataHaveProblems;
        }
    }

    /// <summary>A stored life table, or that of a file; null when there is neither.</summary>
    /// <exception cref="ComputeRefusedException">The file is no life table.</exception>
    internal static async Task<MortalityTable?> LifeTableAsync(CaseSurvival source, string name, CancellationToken stop)
    {
        if (await source.LifeTableAsync(name, stop) is { } stored) return stored;
        if (!File.Exists(name)) return null;
        var (rows, refusals) = LifeTableFile.Read(await ComputeText.ReadAsync(name, stop));
        return refusals.Count == 0 ? MortalityTable.Of(rows) : throw new ComputeRefusedException(refusals);
    }

    /// <summary>What is said when a life table is neither stored nor a file.</summary>
    internal static Bilingual NoSuchLifeTable(string name) => new(
        $"--life-table {name}：库中没有该寿命表，也没有该文件；`registry lifetables list` 列出已存的寿命表。",
        $"--life-table {name}: there is no such stored table and no such file; `registry lifetables list` names the stored ones.");

    /// <summary>An option that takes a day.</summary>
    internal static Option<string> Day(string name, string description) => Checked(name, "YYYY-MM-DD", description, (text, refusals) => SurvivalQuery.Day(name, text, refusals));

    /// <summary>An option that takes whole numbers parted by commas.</summary>
    internal static Option<string> Numbers(string name, string description, int least, int most) =>
        Checked(name, "N,…", description, (text, refusals) => SurvivalQuery.WholeNumbers(name, text, [], least, most, refusals));

    /// <summary>An option whose text the question reads later: what is wrong with it is refused while the call is read.</summary>
    internal static Option<string> Checked(string name, string help, string description, Action<string, Refusals> check) =>
        Options.Read(name, help, description, (string text, Action<Bilingual> refuse) =>
        {
            var refusals = new Refusals();
            check(text, refusals);
            if (!refusals.None) refuse(refusals.InOneLine());
            return text;
        });

    /// <summary>The option, needed in every call.</summary>
    internal static Option<string> Needed(Option<string> option)
    {
        option.Required = true;
        return option;
    }
}
