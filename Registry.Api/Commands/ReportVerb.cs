using System.CommandLine;
using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Api.Reports;
using Registry.Api.States;
using Registry.Api.Survival;
using Registry.Api.Tables;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Report;
using Registry.Report.Writers;

namespace Registry.Api.Commands;

/// <summary><c>registry report</c>: the annual report as an HTML file and a workbook for each language.</summary>
internal static class ReportVerb
{
    private static readonly (string Ending, Action<ReportDocument, Stream> Write)[] Writers =
        [("html", HtmlWriter.Write), ("xlsx", WorkbookWriter.Write)];

    public static Command Create()
    {
        var (db, year) = (Options.ExistingDb(), Options.Year());
        var lang = Options.OneOf("--lang", "Language of the report; both writes one in each (default both)", "zh", "en", "both");
        var folder = new Option<string>("--out") { Description = "Folder for the files; made when it does not exist", HelpName = "DIR", Required = true };
        var nameZh = new Option<string?>("--area-zh") { Description = "Chinese name of the area on the cover", HelpName = "NAME" };
        var nameEn = new Option<string?>("--area-en") { Description = "English name of the area on the cover", HelpName = "NAME" };
        var basis = Options.OneOf("--basis", "Population of the rates, where the data have both (default: the only one, else huji)", "huji", "changzhu");
        var (closing, weighting, lifeTable) = (Closing(), Weighting(), Options.Words("--life-table", "NAME|FILE", "Life table of that chapter (default: the only stored one, else observed survival only)"));
        var (counting, deaths, settings, bands, forecasts) = (Options.Counting(), Options.Deaths(), Options.Settings(), new BandOptions(), new ReportForecastOptions());
        var since = Options.State("--changes-since", "Table of what changed since an earlier data state (DS-12, or B7 after batch 7), in the annex");
        var verb = new Command("report", "Write the annual report of a year")
        {
            db, year, lang, folder, nameZh, nameEn, basis, counting, deaths, settings, since, closing, lifeTable, weighting,
        };
        foreach (var option in (Option[])[.. bands.All, .. forecasts.All]) verb.Add(option);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(nameZh) is null != result.GetValue(nameEn) is null)
                result.AddError(CallLanguage.Pack(new("--area-zh 与 --area-en 须同时给出。", "--area-zh and --area-en belong together.")));
        });
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            var said = await new QualityExplanationStore(database).ListAsync(null, (int)call.GetValue(year), stop);
            var (changes, refusal) = call.GetValue(since) is { } state ? await new StateDesk(new(database)).SinceAsync(state, cube, stop) : default;
            if (refusal is not null) return CommandLine.Wrong(call, new Bilingual("--changes-since：", "--changes-since: ") + refusal);
            var area = call.GetValue(nameZh) is { } zh && call.GetValue(nameEn) is { } en ? new Bilingual(zh, en) : null;
            var survival = call.GetResult(closing) is null ? null
                : await SurvivalAsync(database, cube, (int)call.GetValue(year), call.GetValue(closing), call.GetValue(lifeTable), call.GetValue(weighting) == "brenner" ? AgeWeighting.Brenner : AgeWeighting.Groups, stop);
            var (known, forecast, nowcast, wrong) = await forecasts.ReadAsync(call, database, cube, (int)call.GetValue(year), stop);
            if (wrong is not null) return CommandLine.Wrong(call, wrong);
            return await WriteAsync(
                call, cube, () => ReportFiles.Write(
                    cube, (int)call.GetValue(year), area, ReportFiles.Basis(call.GetValue(basis)), said, bands.Of(call), changes, known, survival, forecast, nowcast),
                (int)call.GetValue(year), Languages(call.GetValue(lang)), call.GetRequiredValue(folder));
        });
        return verb;
    }

    private static Option<string> Weighting() =>
        Options.OneOf("--survival-weighting", "Age standardisation of that chapter: weighted mean of age groups, or patients weighted (default groups)", SurvivalQuery.Weightings);

    private static Option<DateOnly> Closing() =>
        Options.Read("--closing", "YYYY-MM-DD", "Closing date of the follow-up: adds the chapter of survival and prevalence", (text, refuse) =>
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            refuse(new("应为 2024-12-31 形式的日期。", "a date of the form 2024-12-31 is expected."));
            return default;
        });

    private static async Task<SurvivalInput> SurvivalAsync(RegistryDatabase database, CountCube cube, int year, DateOnly closing, string? lifeTable, AgeWeighting weighting, CancellationToken stop)
    {
        var source = SurvivalVerbs.Source(database);
        var name = lifeTable ?? await source.OnlyLifeTableAsync(stop);
        var table = name is null ? null : await SurvivalVerbs.LifeTableAsync(source, name, stop)
            ?? throw new IOException($"--life-table {name}: there is no such stored table and no such file.");
        return await ReportSurvival.OfAsync(new(database), cube, year, closing, (table, name), weighting, stop);
    }

    /// <summary>What is said of a year without data.</summary>
    internal static Bilingual NoYear(int year, IReadOnlyList<int> years) => new Bilingual($"--year {year}：", $"--year {year}: ") + KnownYears.NoData(years);

    private static async Task<int> WriteAsync(
        ParseResult call, CountCube cube, Func<ReportDocument> write, int year, ReportLanguage[] languages, string folder)
    {
        var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        if (!cube.Years.Contains(year))
            return CommandLine.Wrong(call, NoYear(year, cube.Years));
        try
        {
            var report = write();
            Directory.CreateDirectory(folder);
            foreach (var language in languages)
                foreach (var (ending, writer) in Writers)
                {
                    var path = Path.Combine(folder, ReportFiles.Name(year, language, ending));
                    await using (var file = File.Create(path)) writer(report with { Language = language }, file);
                    await output.WriteLineAsync(path);
                }
            return CommandLine.Done;
        }
        catch (ReportContradictionException contradiction)
        {
            await output.WriteLineAsync(contradiction.Reason.In(CallLanguage.Of(call)));
            return CommandLine.DataHaveProblems;
        }
        catch (MissingMortalityException missing)
        {
            await error.WriteLineAsync($"registry: {missing.Message}");
            return CommandLine.DataHaveProblems;
        }
    }

    private static ReportLanguage[] Languages(string? word) => word switch
    {
        "zh" => [ReportLanguage.Zh],
        "en" => [ReportLanguage.En],
        _ => [ReportLanguage.Zh, ReportLanguage.En],
    };
}
