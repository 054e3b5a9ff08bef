using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics.LifeTables;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.Survival;

/// <summary>A line of a life table as it is sent; one of the three mortalities.</summary>
/// <param name="Sex">1 men, 2 women.</param>
/// <param name="Year">Calendar year; holds until the next year of the table.</param>
/// <param name="Age">Attained age, completed years; holds until the next age of the table.</param>
/// <param name="Area">Area, where the table has areas.</param>
/// <param name="HazardPerDay">Deaths per person and day.</param>
/// <param name="HazardPerYear">Deaths per person-year.</param>
/// <param name="DeathProbability">Probability of dying within the year of age.</param>
internal sealed record LifeTableLine(int Sex, int Year, int Age, string? Area, double? HazardPerDay, double? HazardPerYear, double? DeathProbability);

/// <summary>Survival and prevalence of the registered cases, and the life tables that they need.</summary>
internal static class SurvivalEndpoints
{
    public static void MapSurvival(this IEndpointRouteBuilder routes)
    {
        var survival = routes.MapGroup("").WithTags("Survival");
        survival.MapGet("/survival", Survival).WithName("GetSurvival")
            .WithSummary("Observed, net and age-standardised survival by site and sex, from cases and their follow-up").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        survival.MapGet("/prevalence", Prevalence).WithName("GetPrevalence")
            .WithSummary("Persons alive on a day who were diagnosed in the years before, by site, sex and age").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        survival.MapGet("/life-tables", List).WithName("ListLifeTables").WithSummary("The life tables that the store holds");
        survival.MapGet("/life-tables/{name}", Show).WithName("ShowLifeTable").WithSummary("Areas, sexes and years of a life table with their life expectancy")
            .ProducesProblem(StatusCodes.Status404NotFound);
        survival.MapPut("/life-tables/{name}", Load).WithName("LoadLifeTable")
            .WithSummary("Loads a life table from a CSV (sex, year, age, perhaps area, and hazard_per_day, hazard_per_year or death_probability), in place of one of the same name; with method, one made of deaths and population (sex, year, age, deaths, population, perhaps area)")
            .Accepts<LifeTableLine>("text/csv").ProducesValidationProblem();
        survival.MapDelete("/life-tables/{name}", Remove).WithName("RemoveLifeTable").WithSummary("Takes a life table out")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Ok<SurvivalDocument>, ValidationProblem, ProblemHttpResult>> Survival(
        [AsParameters] SurvivalQuery query, CaseSurvival source, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var asked = query.Read(refusals);
        var name = string.IsNullOrWhiteSpace(query.LifeTable) ? await source.OnlyLifeTableAsync(stop) : query.LifeTable.Trim();
        MortalityTable? table = null;
        if (name is not null && (table = await source.LifeTableAsync(name, stop)) is null)
            refusals.Add("lifeTable", name, new("没有这个寿命表；见 GET /v1/life-tables。", "there is no such life table; GET /v1/life-tables lists them."));
        if (asked is not null && await source.UnknownAsync(asked.Registries, stop) is { } unknown) refusals.Add("registries", unknown.Asked, unknown.Reason);
        if (asked is null || !refusals.None) return refusals.ToProblem();
        try
        {
            var (answer, end) = await limits.Statistics.RunAsync(ending => asked.AnswerAsync(source, table, name, ending), stop);
            return answer is null ? limits.OfTable(end, "survival") : TypedResults.Ok(answer);
        }
        catch (ComputeRefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                var (parameter, value) = refusal.Where switch
                {
                    "trend" => ("trend", query.Trend), "years" => ("years", query.Years), "method" => ("method", query.Method), _ => ("lifeTable", name),
                };
                refusals.Add(parameter, value, refusal.Reason);
            }
            return refusals.ToProblem();
        }
    }

    internal static async Task<Results<Ok<PrevalenceDocument>, ValidationProblem, ProblemHttpResult>> Prevalence(
        [AsParameters] PrevalenceQuery query, CaseSurvival source, CubeCache cubes, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var asked = query.Read(refusals);
        if (asked is not null && await source.UnknownAsync(asked.Registries, stop) is { } unknown) refusals.Add("registries", unknown.Asked, unknown.Reason);
        if (asked is null || !refusals.None) return refusals.ToProblem();
        var cube = await cubes.CurrentAsync(stop);
        try
        {
            var (answer, end) = await limits.Statistics.RunAsync(ending => asked.AnswerAsync(source, cube, ending), stop);
            return answer is null ? limits.OfTable(end, "prevalence") : TypedResults.Ok(answer);
        }
        catch (ComputeRefusedException refused)
        {
            refusals.Add("date", query.Date, refused.Refusals[0].Reason);
            return refusals.ToProblem();
        }
    }

    internal static async Task<Ok<IReadOnlyList<StoredLifeTable>>> List(LifeTableStore store, CancellationToken stop) =>
        TypedResults.Ok(await store.ListAsync(stop));

    internal static async Task<Results<Ok<IReadOnlyList<LifeTableEntry>>, ProblemHttpResult>> Show(
        [Description("Name of the life table")] string name, LifeTableStore store, CancellationToken stop) =>
        await store.RowsAsync(name, stop) is { Count: > 0 } rows ? TypedResults.Ok(LifeTableEntry.All(rows)) : Problems.NotFound("lifeTable", name);

    internal static async Task<Results<Ok<StoredLifeTable>, ValidationProblem>> Load(
        [Description("Name under which it is asked for")] string name,
        [Description("Where it comes from; kept with it")] string? source,
        [Description("Who loads it; kept in the audit")] string? by,
        HttpRequest request, LifeTableStore store, CancellationToken stop,
        [Description("The CSV holds deaths and population by age group: how ages are carried out to single years, elandt-johnson, spline or abridged")] string? method = null)
    {
        var refusals = new Refusals();
        var how = refusals.OneOf("method", method, MadeLifeTable.Methods);
        if (string.IsNullOrWhiteSpace(by)) refusals.Add("by", by, new("请注明由谁装入。", "say who loads it."));
        if (string.IsNullOrWhiteSpace(source)) refusals.Add("source", source, new("请注明来源。", "say where it comes from."));
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        var (rows, faults) = LifeTableFile.Read(CsvInput.Decode(body.ToArray()), how);
        foreach (var fault in faults) refusals.Say(fault.Where, fault.Reason);
        if (!refusals.None) return refusals.ToProblem();
        store.Load(name, LifeTableFile.SourceOf(source!, how), LifeTableFile.ToStore(rows), by!);
        return TypedResults.Ok((await store.ListAsync(stop)).Single(table => table.Name == name));
    }

    internal static Results<NoContent, ProblemHttpResult, ValidationProblem> Remove(
        [Description("Name of the life table")] string name, [Description("Who takes it out; kept in the audit")] string? by, LifeTableStore store)
    {
        var refusals = new Refusals();
        if (string.IsNullOrWhiteSpace(by)) refusals.Add("by", by, new("请注明由谁移除。", "say who takes it out."));
        if (!refusals.None) return refusals.ToProblem();
        return store.Remove(name, by!) ? TypedResults.NoContent() : Problems.NotFound("lifeTable", name);
    }
}
