using System.CommandLine;
using System.Globalization;
using Registry.Api.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Commands;

/// <summary>What <c>registry survival</c> can be asked: one option for each parameter of <see cref="SurvivalQuery"/>.</summary>
internal sealed class SurvivalOptions
{
    private readonly Option<YearRange> _years = Options.Years();
    private readonly Option<string> _closing = SurvivalVerbs.Needed(SurvivalVerbs.Day("--closing", "Closing date of the follow-up: what happens later does not count"));
    private readonly Option<string> _registries = Options.Words("--registries", "CODE,…", "Registries, pooled (default: all)");
    private readonly Option<SiteScheme> _scheme = Options.Scheme();
    private readonly Option<string> _times = SurvivalVerbs.Numbers("--times", "Years since diagnosis (default 1,3,5)", 1, 50);
    private readonly Option<string> _approach = Options.OneOf("--approach", "Default: period with --from, hybrid with --whole-since, else complete; cohort takes only who could be followed for all times", SurvivalQuery.Approaches);
    private readonly Option<string> _from = SurvivalVerbs.Day("--from", "Period approach: first day whose person-time counts (default: all follow-up)");
    private readonly Option<string> _since = SurvivalVerbs.Day("--whole-since", "Hybrid approach: who is diagnosed on or after this day counts from diagnosis");
    private readonly Option<string> _weighting = Options.OneOf("--weighting", "Age standardisation: weighted mean of age groups, or patients weighted (default groups)", SurvivalQuery.Weightings);
    private readonly Option<string> _limits = Options.OneOf("--limits", "Scale of the limits (default log-log of observed, log of relative and net survival)", SurvivalQuery.Scales);
    private readonly Option<string> _method = SurvivalVerbs.Checked("--method", "WORD,…", $"Estimators, whose table is given instead: {string.Join(", ", SurvivalMethodWords.All)}",
        (text, refusals) => refusals.ReadKnown("method", text, [], SurvivalMethodWords.Read, SurvivalMethodWords.All));
    private readonly Option<string> _given = SurvivalVerbs.Numbers("--given", "With --method, conditional survival: of those who have reached these years", 1, 50);
    private readonly Option<string> _months = Options.OneOf("--interval-months", "With --method, months of an interval of actuarial and net-intervals (default 1)", SurvivalQuery.Months);
    private readonly Option<bool> _byStage = new("--by-stage") { Description = "The stages of each site and their survival instead" };
    private readonly Option<string> _trend = SurvivalVerbs.Numbers("--trend", "Years of a window: survival in windows that end on the closing date, and its change a year, instead", 1, 10);

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command verb)
    {
        Option[] all = [_years, _closing, _registries, _scheme, _times, _approach, _from, _since, _weighting, _limits, _method, _given, _months, _byStage, _trend];
        foreach (var option in all) verb.Options.Add(option);
    }

    /// <summary>The question of a call.</summary>
    public SurvivalQuery Of(ParseResult call)
    {
        var years = call.GetValue(_years);
        return new(string.Create(CultureInfo.InvariantCulture, $"{years.From:0000}-{years.To:0000}"), call.GetValue(_closing), call.GetValue(_registries), call.GetValue(_scheme)!.Code,
            null, call.GetValue(_times), call.GetValue(_from), call.GetValue(_since), call.GetValue(_byStage) ? "true" : null, call.GetValue(_weighting), call.GetValue(_trend),
            call.GetValue(_approach), call.GetValue(_method), call.GetValue(_given), call.GetValue(_months), call.GetValue(_limits));
    }
}
