using System.CommandLine;
using System.Globalization;
using Registry.Import.Invented;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry generate</c>: the files of an invented province.</summary>
internal static class GenerateVerb
{
    private static readonly GeneratorOptions Usual = new() { OutputFolder = "" };

    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder for the files", HelpName = "DIR", Required = true };
        var seed = Options.Number("--seed", "N", "The same seed gives the same files", 0, long.MaxValue, Usual.Seed);
        var registries = Options.Number("--registries", "N", "Number of registries", 1, 90, Usual.Registries);
        var from = Options.Number("--from-year", "Y", "First year", 1990, 2060, Usual.FromYear);
        var to = Options.Number("--to-year", "Y", "Last year", 1990, 2060, Usual.ToYear);
        var population = Options.Number("--population", "N", "Mean population of a registry", 1000, 20_000_000, Usual.Population);
        var errors = ErrorRate();
        var followUp = new Option<bool>("--follow-up") { Description = "Also a follow-up sheet (SF) of each registry, a year later" };
        var lang = Options.Lang();
        var progress = ProgressLine.Option();
        var verb = new Command("generate", "Write the files of an invented province, with planted errors that are listed in planted_errors.csv")
        {
            folder, seed, registries, from, to, population, errors, followUp, lang, progress,
        };
        verb.SetAction((call, stop) =>
        {
            if (call.GetValue(from) > call.GetValue(to))
                return Task.FromResult(CommandLine.Wrong(call, new("--from-year 晚于 --to-year。", "--from-year lies after --to-year.")));
            using var line = ProgressLine.For<GeneratorProgress>(call, progress, p => $"{p.Done}/{p.Total} {p.Registry}");
            var written = InventedProvince.Write(
                new GeneratorOptions
                {
                    OutputFolder = call.GetRequiredValue(folder),
                    Seed = call.GetValue(seed),
                    Registries = (int)call.GetValue(registries),
                    FromYear = (int)call.GetValue(from),
                    ToYear = (int)call.GetValue(to),
                    Population = (int)call.GetValue(population),
                    ErrorRate = call.GetValue(errors),
                    FollowUp = call.GetValue(followUp),
                },
                line, stop);
            call.InvocationConfiguration.Output.WriteLine(Summary(written).In(call.GetValue(lang)));
            return Task.FromResult(CommandLine.Done);
        });
        return verb;
    }

    private static Option<double> ErrorRate()
    {
        var option = Options.Read("--error-rate", "R", "Share of rows with a planted error, 0 to 0.5", (text, refuse) =>
        {
            if (!double.TryParse(text, CultureInfo.InvariantCulture, out var share) || share is not (>= 0 and <= 0.5))
                refuse(new("应为 0 至 0.5 的比例。", "a share from 0 to 0.5 is expected."));
            return share;
        });
        option.DefaultValueFactory = _ => Usual.ErrorRate;
        return option;
    }

    private static Bilingual Summary(GeneratedFiles written) => new(
        $"{written.Files.Count} 个文件：病例 {Numbers.Count(written.Cases)} 行，死亡 {Numbers.Count(written.Deaths)} 行，"
        + $"人口 {Numbers.Count(written.PopulationRows)} 行{(written.FollowUps > 0 ? $"，随访 {Numbers.Count(written.FollowUps)} 行" : "")}；植入错误 {Numbers.Count(written.PlantedErrors.Count)} 处（{written.PlantedErrorsFile}）。",
        $"{written.Files.Count} files: {Numbers.Count(written.Cases)} cases, {Numbers.Count(written.Deaths)} deaths, "
        + $"{Numbers.Count(written.PopulationRows)} population rows{(written.FollowUps > 0 ? $", {Numbers.Count(written.FollowUps)} follow-ups" : "")}; {Numbers.Count(written.PlantedErrors.Count)} planted errors ({written.PlantedErrorsFile}).");
}
