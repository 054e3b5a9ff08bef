using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Tables;

/// <summary>Ways of counting as a caller writes them, and what an answer says about them.</summary>
internal static class CountingWords
{
    /// <summary>The words for which tumours count.</summary>
    public static IReadOnlyList<string> All { get; } = ["all", "primaries", "first"];

    /// <summary>The words for where deaths come from.</summary>
    public static IReadOnlyList<string> AllDeaths { get; } = ["vital", "cases"];

    /// <summary>Reads all, primaries or first; null for any other word.</summary>
    public static Counting? Read(string word) => word switch
    {
        "all" => Counting.All,
        "primaries" => Counting.Primaries,
        "first" => Counting.First,
        _ => null,
    };

    /// <summary>The word of a way of counting.</summary>
    public static string Word(this Counting counting) => counting switch
    {
        Counting.Primaries => "primaries",
        Counting.First => "first",
        _ => "all",
    };

    /// <summary>Reads vital or cases; null for any other word.</summary>
    public static DeathSource? ReadDeaths(string word) => word switch
    {
        "vital" => DeathSource.VitalStatistics,
        "cases" => DeathSource.RegisteredCases,
        _ => null,
    };

    /// <summary>The word of a source of deaths.</summary>
    public static string Word(this DeathSource deaths) => deaths == DeathSource.RegisteredCases ? "cases" : "vital";

    /// <summary>The counts under a way of counting and, for this question only, other settings.</summary>
    /// <param name="store">Where the counts are.</param>
    /// <param name="counting">Which tumours count.</param>
    /// <param name="deaths">Where the deaths come from.</param>
    /// <param name="settings">Settings such as c86=other, known to be right; empty for those of the site.</param>
    /// <param name="stop">Ends the loading.</param>
    public static async Task<CountCube> LoadAsync(
        this CubeStore store, Counting counting, DeathSource deaths, string settings, CancellationToken stop)
    {
        var cube = await store.LoadAsync(counting, deaths, stop);
        return cube.With(cube.Settings.With(settings, out _)!);
    }

    /// <summary>How the numbers were made, in one line for the head of an answer.</summary>
    public static string Methods(CountCube cube, SiteScheme scheme) =>
        $"docs/methods.md; each row names its own in ci_method; counting: {cube.Tumours.Counting.Word()}; deaths: "
        + $"{(cube.Tumours.Deaths == DeathSource.RegisteredCases ? "of registered cases" : "vital statistics")}; settings: {scheme.Settings}";
}
