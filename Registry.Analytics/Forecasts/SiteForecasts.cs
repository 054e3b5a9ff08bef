using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Numerics;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Forecasts;

/// <summary>Forecasts of every site and sex of stored counts.</summary>
public static class SiteForecasts
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>Registries that reported an event and have a population in every year of a period.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="registries">Codes to choose from; empty for all.</param>
    /// <param name="fromYear">First year.</param>
    /// <param name="toYear">Last year.</param>
    /// <param name="registryEvent">New cases or deaths.</param>
    public static IReadOnlyList<string> Reporting(CountCube cube, IReadOnlyCollection<string> registries, int fromYear, int toYear, RegistryEvent registryEvent) =>
        [.. cube.Registries.Select(r => r.Code).Where(code => registries.Count == 0 || registries.Contains(code))
            .Where(code => Enumerable.Range(fromYear, toYear - fromYear + 1).All(year => cube.HasPopulation(code, year) && Reported(cube, code, year, registryEvent)))];

    /// <summary>The years and registries that a forecast from a year is made from: the longest period in which half of the registries or more reported every year.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="registries">Codes to choose from.</param>
    /// <param name="toYear">Last year.</param>
    /// <param name="registryEvent">New cases or deaths.</param>
    /// <returns>The years, ascending, and the registries; both are empty when there are none.</returns>
    public static (IReadOnlyList<int> Years, IReadOnlyList<string> Registries) Base(CountCube cube, IReadOnlyList<string> registries, int toYear, RegistryEvent registryEvent)
    {
        var period = TrendPeriod.Of(cube, SiteScheme.Cn26, registries, null, toYear, registryEvent == RegistryEvent.Mortality);
        return (period.Years, period.Registries);
    }

    /// <summary>The forecasts, each site and sex on its own, side by side on the processors there are.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="scheme">Site groups.</param>
    /// <param name="registries">Registries that are pooled; they must have reported every year.</param>
    /// <param name="fromYear">First year of the base.</param>
    /// <param name="toYear">Last year of the base.</param>
    /// <param name="horizonYears">Years to come.</param>
    /// <param name="registryEvent">New cases or deaths.</param>
    /// <param name="scenario">Population to come.</param>
    /// <param name="sites">Codes of the groups wanted; empty for every one.</param>
    /// <param name="options">Options of the models.</param>
    /// <param name="breaks">Known breaks; those that concern a series speak against its forecast.</param>
    /// <param name="standard">Standard of the rates; null for counts alone.</param>
    /// <remarks>Cases of unknown age are spread over the known ages in proportion; groups 0 and 1-4 become 0-4.</remarks>
    public static IReadOnlyList<SiteForecast> Of(
        CountCube cube, SiteScheme scheme, IReadOnlyList<string> registries, int fromYear, int toYear, int horizonYears, RegistryEvent registryEvent,
        PopulationScenario scenario, IReadOnlyCollection<string> sites, ForecastOptions? options = null, IReadOnlyList<DatedBreak>? breaks = null, StandardPopulation? standard = null)
    {
        options = (options ?? new()) with { Standard = standard is null ? null : Weights(standard) };
        var years = Enumerable.Range(fromYear, toYear - fromYear + 1).Select(year => cube.Tabulate(scheme, [.. registries], year, year)).ToArray();
        var wanted = from sex in Sexes
                     from index in Enumerable.Range(0, scheme.Groups.Count)
                     let site = scheme.Groups[index]
                     where (sites.Count == 0 || sites.Contains(site.Code)) && site.AppliesTo(sex) && (sex is not null || site.OnlySex is null)
                     select (Index: index, Sex: sex);
        return SideBySide.Map(wanted.ToList(), one => One(years, one.Index, one.Sex, horizonYears, registryEvent, scenario, options) with
        {
            Known = Known(scheme.Groups[one.Index], registryEvent, registries, fromYear, toYear, breaks ?? []),
        });
    }

    /// <summary>Weights of a standard by five-year age group, 0-4 to 85+, which add up to 1.</summary>
    public static double[] Weights(StandardPopulation standard)
    {
        var weights = standard.On(AgeScheme.To85).Weights;
        return [.. Enumerable.Range(0, AgeScheme.To85.Count).Select(age => weights[age] / weights.Total)];
    }

    private static ForecastReason[] Known(SiteGroup site, RegistryEvent registryEvent, IReadOnlyList<string> registries, int fromYear, int toYear, IReadOnlyList<DatedBreak> breaks) =>
    [
        .. registryEvent == RegistryEvent.Incidence && SiteForecast.Screened(site) is { } screened ? [screened] : (ForecastReason[])[],
        .. ForecastAdvice.Of(breaks.Where(b => b.Concerns(registries, site.Code)), fromYear, toYear),
    ];

    private static SiteForecast One(
        SiteTable[] years, int index, Sex? sex, int horizonYears, RegistryEvent registryEvent, PopulationScenario scenario, ForecastOptions options)
    {
        var none = new SiteForecast(years[0].Scheme.Groups[index], sex, registryEvent, null, null);
        try
        {
            var annual = Table(years, index, sex, horizonYears, registryEvent == RegistryEvent.Mortality, scenario);
            var comparison = ForecastEnsemble.Of(annual, null, options);
            return none with { Annual = annual, Comparison = comparison, Score = comparison.BackTest.Ensemble() };
        }
        catch (ArgumentException refused)
        {
            return none with { Refusal = new Bilingual("不能预测：", "no forecast: ") + StatisticRefusedException.ReasonOf(refused) };
        }
    }

    private static ForecastTable Table(SiteTable[] years, int index, Sex? sex, int horizonYears, bool deaths, PopulationScenario scenario)
    {
        var ages = AgeScheme.To85.Count;
        var (cases, people, future) = (new double[ages, years.Length], new double[ages, years.Length], new double[ages, horizonYears]);
        for (var i = 0; i < years.Length; i++)
        {
            var (counts, personYears) = (deaths ? years[i].Deaths(index, sex) : years[i].Cases(index, sex), years[i].PersonYears(deaths, index, sex));
            var unknown = deaths ? years[i].DeathsOfUnknownAge(index, sex) : years[i].CasesOfUnknownAge(index, sex);
            var factor = counts.Total > 0 ? (counts.Total + unknown) / counts.Total : 1;
            for (var age = 0; age < counts.Scheme.Count; age++)
            {
                cases[Math.Max(0, age - 1), i] += factor * counts[age];
                people[Math.Max(0, age - 1), i] += personYears[age];
            }
        }
        for (var age = 0; age < ages; age++)
            for (var h = 0; h < horizonYears; h++)
                future[age, h] = scenario.Of(sex, age, years[^1].ToYear + 1 + h, people[age, years.Length - 1])
                    ?? throw new StatisticRefusedException(
                        $"人口方案没有 {years[^1].ToYear + 1 + h} 年 {AgeScheme.To85.Labels[age]} 岁的人口；请补上该年该年龄组。",
                        $"The population scenario says nothing of {AgeScheme.To85.Labels[age]} in {years[^1].ToYear + 1 + h}.");
        return new(new LexisTable([.. Enumerable.Range(0, ages).Select(age => 5.0 * age)], 5, [.. years.Select(y => (double)y.FromYear)], 1, cases, people), future);
    }

    private static bool Reported(CountCube cube, string registry, int year, RegistryEvent registryEvent) =>
        cube.Tabulate(SiteScheme.Cn26, [registry], year, year).Coverage(registryEvent == RegistryEvent.Mortality).WithoutData.Count == 0;
}
