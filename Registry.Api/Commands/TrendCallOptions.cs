using System.CommandLine;
using Registry.Analytics.Trends;
using Registry.Api.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Commands;

/// <summary>What <c>registry trends</c> is asked with.</summary>
internal sealed class TrendCallOptions
{
    private readonly Option<SiteScheme> _scheme = Options.Scheme();
    private readonly Option<IReadOnlyList<string>> _registries = Options.Registries();
    private readonly Option<YearRange> _years = Years();
    private readonly Option<StandardPopulation> _standard = Standard();

    private readonly Option<IReadOnlyList<string>> _sites = Options.Read<IReadOnlyList<string>>(
        "--sites", "CODE,…", "Site groups to show; p is adjusted over those shown", (string text, Action<Bilingual> _) => Options.Codes(text));

    private readonly Option<string> _events = Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality", "both");

    private readonly Option<string> _selection = Options.OneOf(
        "--selection", "How the number of joinpoints is chosen (default weighted-bic)", [.. TrendWords.Criteria]);

    private readonly Option<long> _joinpoints = Options.Number(
        "--joinpoints", "N", "Most joinpoints (default as many as the years bear)", 0, JoinpointSelection.Most);

    private readonly Option<string> _limits = Options.OneOf("--limits", "Limits: of t (default), normal, or quantile (resampled)", [.. TrendWords.Limits]);

    private readonly Option<string> _search = Options.OneOf(
        "--search", "Joinpoints at years (grid, the default) or at any time (continuous)", [.. TrendWords.Searches]);

    private readonly Option<string> _correlation = Options.Read<string>(
        "--autocorrelation", "R|estimate", "Correlation of the residuals of successive years (default 0)", (text, refuse) =>
        {
            if (!TrendWords.Autocorrelation(text, out _)) refuse(TrendWords.AutocorrelationExpected);
            return text;
        });

    private readonly Option<IReadOnlyList<DatedBreak>> _breaks = Breaks();
    private readonly Option<IReadOnlyList<TrendWindow>> _windows = Options.Read<IReadOnlyList<TrendWindow>>(
        "--windows", "YEARS|FROM-TO,…", "Further windows of the mean change (AAPC): 10 is the last ten calendar years, 2010-2015 that period", (text, refuse) =>
        {
            if (WindowWords.Read(text) is { } windows) return windows;
            refuse(WindowWords.Expected);
            return [];
        });
    private readonly Option<bool> _points = new("--points") { Description = "The rate of every year and its fitted value too" };

    /// <summary>Men against women, or two registries, in place of the trends.</summary>
    public Option<string> Compare { get; } = Options.OneOf(
        "--compare", "Test men against women, or two named registries, in place of the trends", [.. TrendWords.Comparisons]);

    /// <summary>All of them, in the order in which they are shown.</summary>
    public IEnumerable<Option> All =>
        [_years, _events, _scheme, _sites, _registries, _standard, _selection, _joinpoints, _limits, _search, _correlation, _windows, _breaks, _points, Compare];

    /// <summary>Known breaks by the last year before them; the report takes them too.</summary>
    public static Option<IReadOnlyList<DatedBreak>> Breaks() => Options.Read<IReadOnlyList<DatedBreak>>(
        "--breaks", "YEAR=KIND[@REGISTRY][/SITE],…", "Known breaks by the last year before them; kinds: coding, screening, area, reporting", (text, refuse) =>
        {
            if (BreakWords.Read(text) is { } known) return known;
            refuse(BreakWords.Expected);
            return [];
        });

    /// <summary>The question of a call.</summary>
    public TrendQuestion Question(ParseResult call, CountCube cube) => new()
    {
        Scheme = cube.Sites(call.GetRequiredValue(_scheme)),
        Sites = call.GetValue(_sites) ?? [],
        Years = call.GetResult(_years) is { Implicit: false } ? call.GetValue(_years) : null,
        Registries = call.GetRequiredValue(_registries),
        Events = TrendWords.Events(call.GetValue(_events) ?? "incidence")!,
        Windows = call.GetValue(_windows) ?? [],
        WithPoints = call.GetValue(_points),
        Options = TrendWords.With(
            new()
            {
                Standard = call.GetRequiredValue(_standard),
                MostJoinpoints = call.GetResult(_joinpoints) is { Implicit: false } ? (int)call.GetValue(_joinpoints) : null,
                Breaks = call.GetValue(_breaks) ?? [],
            },
            call.GetValue(_selection) ?? "", call.GetValue(_limits) ?? "", call.GetValue(_search) ?? "",
            TrendWords.Autocorrelation(call.GetValue(_correlation) ?? "0", out var known) ? known : 0),
    };

    private static Option<YearRange> Years()
    {
        var option = Options.Years();
        option.Required = false;
        option.Description = "First and last year (default: the longest period in which half of the registries reported every year)";
        return option;
    }

    /// <summary>Standard population of the rates; the forecast takes it too.</summary>
    public static Option<StandardPopulation> Standard()
    {
        var option = Options.Read("--standard", "CODE", "Standard population", (text, refuse) =>
        {
            if (StandardPopulation.Find(text) is { } found) return found;
            refuse(KnownWords.Instead(text, StandardPopulation.All.Select(known => known.Code)));
            return StandardPopulation.Cn2000;
        });
        option.DefaultValueFactory = _ => StandardPopulation.Cn2000;
        return option;
    }
}
