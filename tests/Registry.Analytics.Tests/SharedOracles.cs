using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Registry.Analytics.Tests;

/// <summary>Cases computed by independent programs that may stand in a folder beside the repository; absent on most machines.</summary>
internal static class SharedOracles
{
    /// <summary>Case names of an area, or one empty name when the folder is absent.</summary>
    public static IReadOnlyList<string> Cases(string area, string file) =>
        Directory.Exists(Path.Combine(Root(), area))
            ? [.. Directory.GetDirectories(Path.Combine(Root(), area)).Where(d => File.Exists(Path.Combine(d, file)))
                .Select(d => $"{area}/{Path.GetFileName(d)}").Order(StringComparer.Ordinal)]
            : [""];

    /// <summary>Skips the test, saying why, when there is no such case.</summary>
    public static void MustExist(string name)
    {
        if (name == "") Assert.Ignore("No folder ../shared/oracles beside the repository: tests/reference holds copies of its values.");
    }

    /// <summary>The rows of a CSV of the case; no value holds a comma.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Rows(string name, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), name, file)).Select(l => l.Replace("\"", "").Split(',')).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>Path of a file of a case.</summary>
    public static string PathOf(string name, string file) => Path.Combine(Root(), name, file);

    /// <summary>Expected numbers by path: crude.ci_normal.0. Texts and absent values are left out.</summary>
    public static Dictionary<string, double> Expected(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), name, "expected.json")));
        return Numbers(document.RootElement.GetProperty("expected"), "").ToDictionary(p => p.Path, p => p.Value);
    }

    /// <summary>A value passes when it is within the larger of the absolute and the relative tolerance of the case.</summary>
    public static double Tolerance(string name, double expected)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), name, "expected.json")));
        var tolerance = document.RootElement.GetProperty("tolerance");
        return Math.Max(tolerance.GetProperty("absolute").GetDouble(), tolerance.GetProperty("relative").GetDouble() * Math.Abs(expected));
    }

    private static IEnumerable<(string Path, double Value)> Numbers(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Numbers(p.Value, Join(path, p.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Numbers(item, Join(path, i.ToString(CultureInfo.InvariantCulture)))),
        JsonValueKind.Number => [(path, element.GetDouble())],
        _ => [],
    };

    private static string Join(string path, string name) => path == "" ? name : $"{path}.{name}";

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "shared", "oracles"));
}
