using System.Diagnostics;
using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Forecasts;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>What the chapters of trends and forecasts of a province compute, from its loaded counts: every site and sex, incidence and mortality.</summary>
internal static class ChapterBench
{
    private const int Registries = 12, FirstYear = 1983, Years = 40, Horizon = 25, Seed = 20261130;

    public static int Run()
    {
        var cube = InventedCube.Make(Seed, Registries, FirstYear, Years);
        var (last, codes) = (FirstYear + Years - 1, cube.Registries.Select(r => r.Code).ToArray());
        var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var trends = Enum.GetValues<RegistryEvent>().SelectMany(counted =>
            SiteTrends.Of(cube, SiteScheme.Cn59, codes, FirstYear, last, new() { Event = counted }).Trends).ToList();
        var (trendSeconds, told) = (watch.Elapsed.TotalSeconds, trends.Count(t => t.Model is not null));
        var forecasts = Enum.GetValues<RegistryEvent>().SelectMany(counted => SiteForecasts.Of(
            cube, SiteScheme.Cn59, codes, FirstYear, last, Horizon, counted, PopulationScenario.Constant, [], null, null, StandardPopulation.Cn2000)).ToList();
        var compared = forecasts.Select(f => f.Comparison).OfType<ForecastComparison>().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{trends.Count} trends ({told} told) in {trendSeconds:F1} s; {forecasts.Count} forecasts of {compared.Sum(c => c.Forecasts.Count)} models, {compared.Sum(c => c.BackTest.Points.Count)} back-test points from {compared.Max(c => c.BackTest.Points.Select(p => p.Held).Distinct().Count())} origins over 5 to 15 years, in {watch.Elapsed.TotalSeconds - trendSeconds:F1} s; "
            + $"together {watch.Elapsed.TotalSeconds:F1} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F1} s of processor time on {Environment.ProcessorCount} processors"));
        return 0;
    }
}
