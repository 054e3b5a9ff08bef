using System.Globalization;
using Registry.Analytics.Forecasts;
using Registry.Api.Compute;
using Registry.Core.Coding;

namespace Registry.Api.Forecasts;

/// <summary>A population scenario as a CSV with the columns sex (1, 2), age (0-4 … 85+), year, population; several areas are added up.</summary>
internal static class ScenarioFile
{
    private static readonly string[] Columns = ["sex", "age", "year", "population"];

    /// <summary>The scenario, or what is wrong with the file in one line.</summary>
    public static (PopulationScenario? Scenario, Bilingual? Wrong) Read(string path)
    {
        if (!File.Exists(path)) return (null, new($"--population {path}：没有该文件。", $"--population {path}: there is no such file."));
        var refusals = new List<ComputeRefusal>();
        var table = CsvInput.Read(CsvInput.Decode(File.ReadAllBytes(path)), refusals);
        if (refusals.Count > 0) return (null, new($"--population {path}，{refusals[0].Where}：{refusals[0].Reason.Zh}", $"--population {path}, {refusals[0].Where}: {refusals[0].Reason.En}"));
        var places = Columns.Select(name => table.Header.ToList().FindIndex(h => ComputeColumn.Plain(h) == name)).ToArray();
        if (Array.IndexOf(places, -1) is >= 0 and var missing) return (null, new($"--population {path}：缺少列 {Columns[missing]}。", $"--population {path}: the column {Columns[missing]} is missing."));
        var people = new Dictionary<(Sex, int, int), double>();
        foreach (var line in table.Rows)
        {
            string[] cells = [.. places.Select(place => line.Values[place] ?? "")];
            var sex = cells[0] switch { "1" => Sex.Male, "2" => Sex.Female, _ => Sex.Unknown };
            var age = AgeLabel.Read(cells[1]) is { } label ? AgeScheme.To85.GroupOf(label.Lower) : -1;
            if (sex == Sex.Unknown || age < 0 || !int.TryParse(cells[2], CultureInfo.InvariantCulture, out var year)
                || !(double.TryParse(cells[3], CultureInfo.InvariantCulture, out var count) && count >= 0 && double.IsFinite(count)))
                return (null, new(
                    $"--population {path}，{line.Place}：应为性别 1 或 2、年龄组、年份和人口数，而不是 {string.Join(',', cells)}。",
                    $"--population {path}, {line.Place}: sex 1 or 2, an age group, a year and a population are expected, not {string.Join(',', cells)}."));
            people[(sex, age, year)] = people.GetValueOrDefault((sex, age, year)) + count;
        }
        return (new(Bilingual.Same(Path.GetFileName(path)), people), null);
    }
}
