using System.ComponentModel;
using System.Globalization;
using Registry.Analytics.Forecasts;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Core.Coding;

namespace Registry.Api.Forecasts;

/// <summary>A population scenario in a request.</summary>
/// <param name="Name">What it is called in the answer.</param>
/// <param name="Population">Its cells; several of one sex, age and year are added up.</param>
internal sealed record ScenarioRequest(
    [property: Description("What the scenario is called in the answer; default scenario")] string? Name,
    [property: Description("Population by sex, age group and year, for every year that is forecast")] IReadOnlyList<ScenarioCell>? Population)
{
    /// <summary>The scenario; a cell that cannot be read is refused by its place.</summary>
    public PopulationScenario Read(Refusals refusals)
    {
        var people = new Dictionary<(Sex, int, int), double>();
        var cells = Population ?? [];
        if (cells.Count == 0) refusals.Add("population", null, new("应为性别、年龄组、年份、人口数的列表。", "a list of sex, age group, year and population is expected."));
        for (var i = 0; i < cells.Count && refusals.None; i++)
        {
            var sex = cells[i].Sex switch { 1 => Sex.Male, 2 => Sex.Female, _ => Sex.Unknown };
            var age = cells[i].Age is { } text && AgeLabel.Read(text) is { } label ? AgeScheme.To85.GroupOf(label.Lower) : -1;
            if (sex == Sex.Unknown || age < 0 || cells[i].Year is not { } year || cells[i].Population is not (>= 0 and < double.MaxValue))
                refusals.Add($"population[{i.ToString(CultureInfo.InvariantCulture)}]", cells[i].ToString(), new("应为性别 1 或 2、年龄组（0-4 … 85+）、年份和不小于 0 的人口数。", "sex 1 or 2, an age group (0-4 … 85+), a year and a population of 0 or more are expected."));
            else people[(sex, age, year)] = people.GetValueOrDefault((sex, age, year)) + cells[i].Population!.Value;
        }
        return new(Bilingual.Same(string.IsNullOrWhiteSpace(Name) ? "scenario" : Name.Trim()), people);
    }
}

/// <summary>A cell of a population scenario.</summary>
/// <param name="Sex">1 men, 2 women.</param>
/// <param name="Age">Age group: 0-4 … 85+.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Population">People in the middle of it.</param>
internal sealed record ScenarioCell(int? Sex, string? Age, int? Year, double? Population);
