using System.CommandLine;
using Registry.Analytics.Trends;
using Registry.Api.Reports;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>What <c>registry report</c> is asked with about trends and forecasts.</summary>
internal sealed class ReportForecastOptions
{
    private readonly Option<IReadOnlyList<DatedBreak>> _breaks = TrendCallOptions.Breaks();
    private readonly Option<string> _stored = BreaksVerb.Stored();
    private readonly Option<long> _toYear = Options.Number("--forecast-to", "YEAR", "Last year that is forecast: adds the chapter of forecasts", 1951, 2200);

    private readonly Option<string?> _population = new("--population")
    {
        Description = "Population to come for that chapter: CSV with sex (1, 2), age (0-4 … 85+), year, population", HelpName = "FILE",
    };

    /// <summary>All of them, in the order in which they are shown.</summary>
    public IEnumerable<Option> All => [_breaks, _stored, _toYear, _population];

    /// <summary>Known breaks, the question of the chapter and the deliveries; a year or file that cannot be used is told in one line.</summary>
    public async Task<(IReadOnlyList<DatedBreak> Breaks, ForecastQuestion? Forecast, NowcastInput? Nowcast, Bilingual? Wrong)> ReadAsync(
        ParseResult call, RegistryDatabase database, CountCube cube, int year, CancellationToken stop)
    {
        var source = new ForecastSource(new(new(database)), new(database), TimeProvider.System);
        IReadOnlyList<DatedBreak> breaks = [.. (call.GetValue(_breaks) ?? []).Concat(await source.BreaksAsync(cube, call.GetValue(_stored) != "off", stop)).Distinct()];
        int? toYear = call.GetResult(_toYear) is { Implicit: false } ? (int)call.GetValue(_toYear) : null;
        var (forecast, wrong) = ForecastSource.Question(year, toYear, call.GetValue(_population));
        return (breaks, forecast, forecast is null ? null : await source.NowcastAsync(cube, stop), wrong);
    }
}
