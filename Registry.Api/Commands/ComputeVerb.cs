using System.CommandLine;
using Registry.Api.Compute;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry compute</c>: statistics on counts of the caller, without a database; one verb below it for each statistic.</summary>
internal static class ComputeVerb
{
    /// <summary>The verb that the statistics stand below.</summary>
    public const string Name = "compute";

    public static Command Create()
    {
        var verb = new Command(Name, "Statistics on counts of your own (CSV or JSON), without a database") { List() };
        foreach (var computation in Computations.All) verb.Add(Of(computation));
        return verb;
    }

    private static Command List()
    {
        var lang = Options.Lang();
        var verb = new Command("list", "Every statistic and what it answers; docs/compute.md has examples") { lang };
        verb.SetAction(async (call, stop) =>
        {
            foreach (var computation in Computations.All)
                await call.InvocationConfiguration.Output.WriteLineAsync($"{computation.Name,-28} {computation.Title.In(call.GetValue(lang))}");
            return CommandLine.Done;
        });
        return verb;
    }

    private sealed record AnswerOptions(
        Option<ReportLanguage> Lang, Option<string> Format, Option<string>? Second, Option<string> Geometry, Option<string> Key,
        IReadOnlyDictionary<string, Option<string>> Parameters);

    private static Command Of(Computation computation)
    {
        var input = Options.InputFile("--input", $"CSV or JSON with {ColumnsOf(computation)}; - reads standard input");
        var example = new Option<bool>("--example") { Description = "Write an input that can be tried, and stop" };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON Schema of the input, and stop" };
        var format = Options.OneOf("--format", "How the answer is written (default json)", "json", "csv");
        var (lang, geometry, key) = (Options.Lang(), Geometry(), Key());
        var verb = new Command(computation.Name, computation.Title.En) { input, example, schema, format, lang };
        var options = computation.AllParameters.ToDictionary(p => p.Name, OptionOf, StringComparer.Ordinal);
        foreach (var option in options.Values) verb.Add(option);
        var second = computation.Companion is { } known ? Options.InputFile(known.Option, $"CSV: {known.Meaning.En}; may stand in the input behind a line {known.Heading}") : null;
        if (second is not null) verb.Add(second);
        if (AreaGeometry.CanCarry(computation))
        {
            verb.Add(geometry);
            verb.Add(key);
        }
        var how = new AnswerOptions(lang, format, second, geometry, key, options);
        verb.SetAction(async (call, stop) =>
        {
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(example)) await output.WriteAsync(computation.Example.Csv);
            else if (call.GetValue(schema)) await output.WriteLineAsync(ComputationSchema.Of(computation).ToJsonString(ComputeText.Readable));
            else if (call.GetValue(input) is not { } file) return CommandLine.Wrong(call, new("缺少 --input 文件；--example 可写出一个示例。", "--input FILE is missing; --example writes one to try."));
            else return await AnswerAsync(call, computation, how, file, stop);
            return CommandLine.Done;
        });
        return verb;
    }

    private static async Task<int> AnswerAsync(ParseResult call, Computation computation, AnswerOptions options, string file, CancellationToken stop)
    {
        var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        var companion = options.Second is not null && call.GetValue(options.Second) is { } other ? await ComputeText.ReadAsync(other, stop) : null;
        var said = options.Parameters.Where(o => call.GetResult(o.Value) is not null).ToDictionary(o => o.Key, o => call.GetRequiredValue(o.Value), StringComparer.Ordinal);
        var (answer, refusals) = ComputeQuestion.Answer(computation, await ComputeText.ReadAsync(file, stop), said, companion);
        var language = call.GetValue(options.Lang);
        foreach (var refusal in refusals) await error.WriteLineAsync($"registry: {refusal.In(language)}");
        if (answer is null) return CommandLine.DataHaveProblems;
        if (call.GetValue(options.Geometry) is { } map) return await WriteMapAsync(call, answer, map, call.GetValue(options.Key) ?? AreaRows.Area.Name, language, stop);
        if (call.GetValue(options.Format) == "csv") await answer.WriteCsvAsync(output);
        else await output.WriteLineAsync(answer.ToJson());
        return CommandLine.Done;
    }

    private static Option<string> Geometry() => Options.InputFile("--geometry", "GeoJSON of the areas: it is written with the numbers of each area in its properties");

    private static Option<string> Key() => Options.Words("--key", "NAME", "Property of the GeoJSON that holds the area (default area)");

    private static async Task<int> WriteMapAsync(ParseResult call, ComputeAnswer answer, string file, string key, ReportLanguage language, CancellationToken stop)
    {
        var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        try
        {
            await output.WriteLineAsync(AreaGeometry.Join(answer, await File.ReadAllTextAsync(file, stop), key));
            return CommandLine.Done;
        }
        catch (ComputeRefusedException refused)
        {
            foreach (var refusal in refused.Refusals) await error.WriteLineAsync($"registry: {refusal.In(language)}");
            return CommandLine.DataHaveProblems;
        }
    }

    private static Option<string> OptionOf(ComputeParameter parameter)
    {
        var help = parameter.Values.Count > 0
            ? string.Join('|', parameter.Values) + (parameter.Kind == ParameterKind.Choices ? ",…" : "") : parameter.Kind.ToString().ToUpperInvariant();
        var usual = parameter.Default.Length == 0 ? "" : $" (default {parameter.Default})";
        return Options.Read(parameter.Option, help, parameter.Meaning.En + usual, (text, refuse) =>
        {
            if (parameter.WhyRefused(text) is { } expected) refuse(expected);
            return text;
        });
    }

    private static string ColumnsOf(Computation computation) =>
        string.Join(", ", computation.Columns.Select(c => c.IsRequired ? c.Name : $"[{c.Name}]"));
}
