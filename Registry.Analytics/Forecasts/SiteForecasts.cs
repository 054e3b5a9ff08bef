using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Numerics;
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

    /// <summary>The forecasts, each site and sex on its own.</summary>
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
    /// <remarks>Cases of unknown age are spread over the known ages in proportion; groups 0 and 1-4 become 0-4.</remarks>
    public static IEnumerable<SiteForecast> Of(
        CountCube cube, SiteScheme scheme, IReadOnlyList<string> registries, int fromYear, int toYear, int horizonYears, RegistryEvent registryEvent,
        PopulationScenario scenario, IReadOnlyCollection<string> sites, ForecastOptions? options = null)
    {
        var years = Enumerable.Range(fromYear, toYear - fromYear + 1).Select(year => cube.Tabulate(scheme, [.. registries], year, year)).ToArray();
        return from sex in Sexes
               from index in Enumerable.Range(0, scheme.Groups.Count)
               let site = scheme.Groups[index]
               where (sites.Count == 0 || sites.Contains(site.Code)) && site.AppliesTo(sex) && (sex is not null || site.OnlySex is null)
               select One(years, index, site, sex, horizonYears, registryEvent, scenario, options);
    }

    private static SiteForecast One(
        SiteTable[] years, int index, SiteGroup site, Sex? sex, int horizonYears, RegistryEvent registryEvent, PopulationScenario scenario, ForecastOptions? options)
    {
        EndableWork.GoOn();
        try
        {
            return new(site, sex, registryEvent, ForecastEnsemble.Of(Table(years, index, sex, horizonYears, registryEvent == RegistryEvent.Mortality, scenario), null, options), null);
        }
        catch (ArgumentException refused)
        {
            var reason = refused.Message.Split(" (Parameter ")[0];
            return new(site, sex, registryEvent, null, new($"不能预测：{reason}", $"no forecast: {reason}"));
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
                    ?? throw new ArgumentException($"The population scenario says nothing of {AgeScheme.To85.Labels[age]} in {years[^1].ToYear + 1 + h}.");
        return new(new LexisTable([.. Enumerable.Range(0, ages).Select(age => 5.0 * age)], 5, [.. years.Select(y => (double)y.FromYear)], 1, cases, people), future);
    }

    private static bool Reported(CountCube cube, string registry, int year, RegistryEvent registryEvent) =>
        cube.Tabulate(SiteScheme.Cn26, [registry], year, year).Coverage(registryEvent == RegistryEvent.Mortality).WithoutData.Count == 0;
}
