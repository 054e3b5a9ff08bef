using System.CommandLine;
using Registry.Api.Reports;
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
        var db = Options.ExistingDb();
        var year = Options.Year();
        var lang = Options.OneOf("--lang", "Language of the report; both writes one in each (default both)", "zh", "en", "both");
        var folder = new Option<string>("--out")
        {
            Description = "Folder for the files; made when it does not exist",
            HelpName = "DIR",
            Required = true,
        };
        var nameZh = new Option<string?>("--area-zh") { Description = "Chinese name of the area on the cover", HelpName = "NAME" };
        var nameEn = new Option<string?>("--area-en") { Description = "English name of the area on the cover", HelpName = "NAME" };
        var basis = Options.OneOf(
            "--basis", "Population of the rates, where the data have both (default: the only one, else huji)", "huji", "changzhu");
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var breaks = TrendCallOptions.Breaks();
        var verb = new Command("report", "Write the annual report of a year")
        {
            db, year, lang, folder, nameZh, nameEn, basis, breaks, counting, deaths, settings,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(nameZh) is null != result.GetValue(nameEn) is null)
                result.AddError("--area-zh and --area-en belong together.");
        });
        verb.SetAction(async (call, stop) =>
        {
            using var database = RegistryDatabase.Open(call.GetRequiredValue(db));
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            var area = call.GetValue(nameZh) is { } zh && call.GetValue(nameEn) is { } en ? new Bilingual(zh, en) : null;
            return await WriteAsync(
                call, cube,
                () => ReportFiles.Write(cube, (int)call.GetValue(year), area, ReportFiles.Basis(call.GetValue(basis)), call.GetValue(breaks)), (int)call.GetValue(year), Languages(call.GetValue(lang)), call.GetRequiredValue(folder));
        });
        return verb;
    }

    private static async Task<int> WriteAsync(
        ParseResult call, CountCube cube, Func<ReportDocument> write, int year, ReportLanguage[] languages, string folder)
    {
        var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        if (!cube.Years.Contains(year))
            return CommandLine.Wrong(error, $"--year {year}: there are no data of this year (there are of {YearsOf(cube.Years)}).");
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
            await output.WriteLineAsync(contradiction.Message);
            return CommandLine.DataHaveProblems;
        }
    }

    private static string YearsOf(IReadOnlyList<int> years) => years.Count == 0 ? "none" : string.Join(", ", years);

    private static ReportLanguage[] Languages(string? word) => word switch
    {
        "zh" => [ReportLanguage.Zh],
        "en" => [ReportLanguage.En],
        _ => [ReportLanguage.Zh, ReportLanguage.En],
    };
}
