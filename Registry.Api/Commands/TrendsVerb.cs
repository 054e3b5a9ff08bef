using System.CommandLine;
using System.Text.Json;
using Registry.Api.Breaks;
using Registry.Api.Compute;
using Registry.Api.Tables;
using Registry.Api.Trends;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry trends</c>: segments and changes of the rates of every site and sex, with findings in words.</summary>
internal static class TrendsVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = ComputeText.Readable.Encoder };

    public static Command Create()
    {
        var (db, format, options) = (Options.ExistingDb(), Options.Format(), new TrendCallOptions());
        var (counting, deaths, settings, stored) = (Options.Counting(), Options.Deaths(), Options.Settings(), BreaksVerb.Stored());
        var verb = new Command("trends", "Trends of standardised rates by site and sex: segments, annual percent change, breaks, findings in words") { db };
        foreach (var option in (Option[])[.. options.All, stored, counting, deaths, settings, format]) verb.Add(option);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            var question = options.Question(call, cube);
            question = question.With(await new BreakDesk(new(database)).StandingAsync(question.Scheme, call.GetValue(stored) != "off", stop));
            return await WriteAsync(call, cube, question, call.GetValue(options.Compare), call.GetRequiredValue(format) == "csv");
        });
        return verb;
    }

    private static async Task<int> WriteAsync(ParseResult call, CountCube cube, TrendQuestion question, string? compare, bool csv)
    {
        var strangers = question.Strangers(cube).Select(s => new Bilingual($"--{s.Parameter} {s.Value}：{s.Expected.Zh}", $"--{s.Parameter} {s.Value}: {s.Expected.En}")).ToList();
        if (compare == "registries" && question.NotTwo() is { } expected) strangers.Add(new Bilingual("--registries：", "--registries: ") + expected);
        if (strangers.Count > 0) return CommandLine.Wrong(call, Bilingual.Join(Bilingual.Same(" "), strangers));
        var (columns, rows) = compare is null
            ? (TrendRow.Columns, TrendRow.Of(cube, question).Select(row => row.Values))
            : (TrendComparisonRow.Columns, question.Comparisons(cube, compare == "registries").SelectMany(row => row.Rows));
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, columns, rows);
        else await output.WriteLineAsync(JsonSerializer.Serialize(TrendDocument.Of(cube, question, columns, rows), Json));
        return CommandLine.Done;
    }
}
