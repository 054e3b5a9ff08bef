using System.ComponentModel;
using System.Globalization;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Populations;

/// <summary>A population that somebody counted.</summary>
internal sealed record PopulationOrder(
    [property: Description("Six-digit registry code")] string? Registry,
    [property: Description("Day of the counts, 2020-11-01; a year for year-ends and mid-year populations")] string? Date,
    [property: Description("huji (household-registered) or changzhu (usual residents)")] string? Definition,
    [property: Description("census, year-end or mid-year")] string? Method,
    [property: Description("Where the counts come from: publisher, title, year")] string? Source,
    [property: Description("The people: sex 1 or 2, age group (0, 1-4, 85+), persons; every group of both sexes")] IReadOnlyList<PopulationCountEntry>? Counts,
    [property: Description("Who stores it; kept in the audit")] string? By = null)
{
    /// <summary>The version without its people; what cannot be read is refused.</summary>
    public PopulationVersion? Read(SexAgeCounts? counts, Refusals refusals)
    {
        var method = Method is { } word ? PopulationMethods.Find(word) : null;
        if (method is not (PopulationMethod.Census or PopulationMethod.YearEnd or PopulationMethod.MidYear))
            refusals.Add("method", Method, new("应为 census、year-end 或 mid-year。", "census, year-end or mid-year is expected."));
        if (!Area.IsWellFormed(Registry ?? "")) refusals.Add("registry", Registry, new("应为六位行政区划代码。", "a six-digit area code is expected."));
        var basis = DefinitionWords.Read(Definition);
        if (basis is null) refusals.Add("definition", Definition, new("应为 huji 或 changzhu。", "huji or changzhu is expected."));
        var date = CountDate.Read(Date, method ?? PopulationMethod.Census);
        if (date is null) refusals.Add("date", Date, CountDate.Expected);
        if (string.IsNullOrWhiteSpace(Source)) refusals.Add("source", Source, new("请注明来源。", "say where the counts come from."));
        return refusals.None && counts is not null
            ? new()
            {
                Registry = Registry!,
                Date = date!.Value,
                Basis = basis!.Value,
                Method = method!.Value,
                Source = Source!.Trim(),
                Counts = counts,
                MadeBy = string.IsNullOrWhiteSpace(By) ? null : By.Trim(),
            }
            : null;
    }

    /// <summary>The people of a request; what cannot be read is refused.</summary>
    public SexAgeCounts? ReadCounts(Refusals refusals)
    {
        var rows = (Counts ?? []).Select((count, index) => new InputLine(
            $"counts[{index}]", [count.Sex, count.Age, count.Persons?.ToString("R", CultureInfo.InvariantCulture)])).ToList();
        var (people, wrong) = PopulationTable.Read(new InputTable(["sex", "age", "persons"], rows), []);
        foreach (var refusal in wrong) refusals.Add(refusal.Where, null, refusal.Reason);
        return people;
    }
}

/// <summary>A population that is to be worked out of others.</summary>
internal sealed record DerivationOrder(
    [property: Description("mid-year-mean, linear, geometric, extrapolated-linear, extrapolated-geometric, split-evenly or split-by-reference")] string? Method,
    [property: Description("Versions it starts from: P12, or 330106-2021 for what the registry delivered")] IReadOnlyList<string>? Of,
    [property: Description("Day wanted, for interpolation and extrapolation; a year means its middle")] string? Date = null,
    [property: Description("Age groups wanted of a split: cn19 (default) or to85")] string? Ages = null,
    [property: Description("Version whose proportions a split follows")] string? Reference = null,
    [property: Description("Who stores it; kept in the audit")] string? By = null);

/// <summary>Who decides to use a version, and why.</summary>
internal sealed record UseOrder(
    [property: Description("Who decides; kept with the decision")] string? By, [property: Description("Why; kept with the decision")] string? Reason);
