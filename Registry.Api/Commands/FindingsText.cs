using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Commands;

/// <summary><c>registry quality --findings</c>: what the data of each registry should explain.</summary>
internal static class FindingsText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The option that asks for findings in place of the indicators.</summary>
    public static Option<bool> Option() => new("--findings")
    {
        Description = "What each registry should explain (checks Q-MV to Q-UNK) instead of the indicators",
    };

    /// <summary>Writes the findings as CSV or JSON.</summary>
    public static async Task<int> WriteAsync(ParseResult call, CountCube cube, YearRange? years, IReadOnlyList<string> registries, bool csv)
    {
        if (registries.Except(cube.Registries.Select(registry => registry.Code)).ToList() is { Count: > 0 } unknown)
            return CommandLine.Wrong(call, TableVerbs.NoData(unknown));
        if (years is { } range && !cube.Years.Any(range.Holds)) return CommandLine.Wrong(call, TableVerbs.NoYear(range, cube));
        var found = FindingDocument.Of(cube, years, registries, verdict: null);
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, FindingEntry.Columns, found.Findings.Select(finding => finding.Values()));
        else await output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
        return CommandLine.Done;
    }
}
