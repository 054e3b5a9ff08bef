using System.CommandLine;
using Registry.Analytics;
using Registry.Analytics.Tidy;
using Registry.Api.Tables;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry rates</c>, <c>age-specific-rates</c>, <c>counts</c> and <c>quality</c>: tidy tables on standard output.</summary>
internal static class TableVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        Create("rates", "Crude, age-standardised, truncated and cumulative rates, shares and ranks",
            StatisticalTables.Rates, TidyRow.Columns, withEvent: true, withStandards: true),
        Create("age-specific-rates", "Rates of each age group", StatisticalTables.AgeSpecificRates, TidyRow.ColumnsWithAge, withEvent: true),
        Create("counts", "Cases or deaths and person-years of each age group", StatisticalTables.Counts, TidyRow.ColumnsWithAge, withEvent: true),
        Create("quality", "Quality indicators: MV%, DCO%, M:I, unknown primary and the like", StatisticalTables.Quality, TidyRow.Columns, withFindings: true),
    ];

    private static Command Create(
        string name, string description, Func<CountCube, TableQuestion, IEnumerable<TidyRow>> rows, IReadOnlyList<string> columns,
        bool withEvent = false, bool withStandards = false, bool withFindings = false)
    {
        var (db, years, scheme, registries, format) =
            (Options.ExistingDb(), Options.Years(), Options.Scheme(), Options.Registries(), Options.Format());
        var each = new Option<bool>("--each-year") { Description = "A table of each year instead of the whole period" };
        var events = Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality", "both");
        var standards = Options.Standards();
        var rankBy = Options.OneOf("--rank-by", "What ranks compare: the crude rate (default) or the cases", "rate", "cases");
        var ties = Options.OneOf("--ties", "Equal values: lowest gives 1, 2, 2, 4 (default), dense 1, 2, 2, 3", "lowest", "dense");
        var limits = Options.OneOf("--limits", "How the limits of standardised and truncated rates are made (default fay-feuer)", [.. LimitsWords.All]);
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var state = Options.State("--state", "Data state of which the numbers are wanted: DS-12, or B7 after batch 7 (default: now)");
        var verb = new Command(name, description) { db, years, scheme, registries, each, counting, deaths, settings, state, format };
        var findings = FindingsText.Option();
        Option[] rates = withStandards ? [rankBy, ties, limits, standards] : [];
        foreach (var option in (Option[])[.. rates, .. withEvent ? [events] : Array.Empty<Option>(), .. withFindings ? [findings] : Array.Empty<Option>()]) verb.Add(option);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            if (await LoadAsync(database, call.GetValue(state), call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop) is not { } cube)
                return CommandLine.Wrong(call, NoState(call.GetValue(state)!));
            if (withFindings && call.GetValue(findings))
                return await FindingsText.WriteAsync(call, cube, call.GetValue(years), call.GetRequiredValue(registries), call.GetRequiredValue(format) == "csv");
            return await WriteAsync(call, cube, rows, columns, call.GetRequiredValue(format) == "csv", new TableQuestion
            {
                Scheme = cube.Sites(call.GetRequiredValue(scheme)),
                Years = call.GetValue(years),
                EachYear = call.GetValue(each),
                Registries = call.GetRequiredValue(registries),
                Events = withEvent ? Events(call.GetValue(events)) : [],
                Standards = withStandards ? call.GetRequiredValue(standards).All : [],
                Ranking = RankingWords.Rule(call.GetValue(rankBy) ?? "rate", call.GetValue(ties) ?? "lowest"),
                Limits = LimitsWords.Read(call.GetValue(limits)),
            }, stop);
        });
        return verb;
    }

    /// <summary>What is said of a data state that there is not.</summary>
    internal static Bilingual NoState(string state) => new(
        $"--state {state}：没有该数据状态，或对其使用了 --deaths cases；registry states list 列出全部。",
        $"--state {state}: there is no such data state, or --deaths cases was asked of it; registry states list names them.");

    /// <summary>The counts of a data state, or of now; null when there is no state of the name. Deaths of registered cases are told of the state of now only.</summary>
    internal static async Task<CountCube?> LoadAsync(
        RegistryDatabase database, string? state, Counting counting, DeathSource deaths, string settings, CancellationToken stop)
    {
        if (state is null) return await new CubeStore(database).LoadAsync(counting, deaths, settings, stop);
        var states = new StateStore(database);
        if (deaths != DeathSource.VitalStatistics || await states.FindAsync(state, stop) is not { } found) return null;
        var cube = await states.LoadAsync(found, counting, stop);
        return cube.With(cube.Settings.With(settings, out _)!);
    }

    private static async Task<int> WriteAsync(
        ParseResult call, CountCube cube, Func<CountCube, TableQuestion, IEnumerable<TidyRow>> rows, IReadOnlyList<string> columns, bool csv,
        TableQuestion question, CancellationToken stop)
    {
        if (WhyRefused(question, cube) is { } wrong) return CommandLine.Wrong(call, wrong);
        var output = call.InvocationConfiguration.Output;
        if (csv)
            await CsvText.WriteAsync(output, columns, rows(cube, question).Select(row => row.Values));
        else
            await output.WriteLineAsync(await TableJson.TextAsync(cube, question, columns, rows(cube, question), stop));
        return CommandLine.Done;
    }

    /// <summary>Why there is no table: registries or years without data; null when there is one.</summary>
    internal static Bilingual? WhyRefused(TableQuestion question, CountCube cube) =>
        question.RegistriesUnknownTo(cube).ToList() is { Count: > 0 } unknown ? NoData(unknown)
        : question is { Years: { } asked } && question.IsOfNoYearIn(cube) ? NoYear(asked, cube) : null;

    /// <summary>What is said of registries that have no data.</summary>
    internal static Bilingual NoData(IEnumerable<string> registries) => new(
        $"--registries {string.Join(',', registries)}：没有这些登记处的数据；registry registries list 列出全部登记处。",
        $"--registries {string.Join(',', registries)}: there are no data of such a registry; registry registries list names them all.");

    /// <summary>What is said of a period of which no year has data.</summary>
    internal static Bilingual NoYear(YearRange years, CountCube cube) => new Bilingual($"--years {years}：", $"--years {years}: ") + KnownYears.NoData(cube.Years);

    /// <summary>The events of a word; incidence when nothing is said.</summary>
    internal static IReadOnlyList<RegistryEvent> Events(string? word) => word switch
    {
        "mortality" => [RegistryEvent.Mortality],
        "both" => [RegistryEvent.Incidence, RegistryEvent.Mortality],
        _ => [RegistryEvent.Incidence],
    };
}
