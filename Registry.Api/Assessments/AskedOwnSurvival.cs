using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Api.Survival;
using Registry.Core.Cube;
using Registry.Core.Coding;

namespace Registry.Api.Assessments;

/// <summary>Five-year net survival of the own cases, with the closing date that was asked for.</summary>
internal sealed record AskedOwnSurvival(OwnSurvival Survival, DateOnly Closing, string LifeTable)
{
    /// <summary>What M:I is held against.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"own five-year net survival of {Survival.Count} sites and sexes, at {Survival.OfRegistries} of registry, site and sex that of the registry itself, followed to {Closing:yyyy-MM-dd}, life table {LifeTable}; the others published, none where neither is known");

    /// <summary>Computes it from all registered cases; null when nobody asks for it or it is refused.</summary>
    /// <param name="closing">Closing date as it is asked; empty for the published survival.</param>
    /// <param name="cube">Counts, for the settings of the sites.</param>
    /// <param name="source">Cases and life tables.</param>
    /// <param name="refusals">What cannot be read.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<AskedOwnSurvival?> ReadAsync(string? closing, CountCube cube, CaseSurvival source, Refusals refusals, CancellationToken stop)
    {
        if (SurvivalQuery.Day("closing", closing, refusals) is not { } day) return null;
        if (await source.OnlyLifeTableAsync(stop) is not { } name || await source.LifeTableAsync(name, stop) is not { } table)
        {
            refusals.Add("closing", closing, new("计算本地净生存率需要库中恰有一个寿命表；见 GET /v1/life-tables 或 registry lifetables list。", "own net survival needs one life table in the store, and no more than one; GET /v1/life-tables or registry lifetables list names them."));
            return null;
        }
        var scheme = cube.Sites(SiteScheme.Cn26);
        var patients = await source.PatientsAsync([], 1, day.Year, day, stop);
        try
        {
            var question = new SiteSurvivalQuestion { Scheme = scheme, LifeTable = table, Years = [5] };
            return new(await Task.Run(() => OwnSurvival.Of(SiteSurvival.Rows(patients, question), scheme).WithRegistries(patients, question), stop), day, name);
        }
        catch (MissingMortalityException missing)
        {
            refusals.Add("closing", closing, LifeTableText.Refusal(missing).Reason);
            return null;
        }
    }
}
