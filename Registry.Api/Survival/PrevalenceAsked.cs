using System.Globalization;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Survival;
using Registry.Api.Compute;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Survival;

/// <summary>A question about prevalence that can be answered.</summary>
internal sealed record PrevalenceAsked(
    DateOnly Date, IReadOnlyList<int> Back, IReadOnlyList<string> Registries, SiteScheme Scheme, IReadOnlyList<int> Ages, bool ByRegistry)
{
    private const string Method = "persons alive at the end of the day with a first tumour of the site within the years before; lost persons by their observed survival; exact Poisson limits; population of the year";

    /// <summary>Answers it.</summary>
    /// <param name="source">The cases.</param>
    /// <param name="cube">Counts of the data state, for the population of the year of the day.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="ComputeRefusedException">Nobody was diagnosed by the day.</exception>
    public async Task<PrevalenceDocument> AnswerAsync(CaseSurvival source, CountCube cube, CancellationToken stop)
    {
        var patients = await source.PatientsAsync(Registries, 1, Date.Year, DateOnly.MaxValue, stop);
        var years = patients.All.Select(p => p.Patient).Where(p => p.Diagnosis <= Date).Select(p => p.Diagnosis.Year).Distinct().Order().ToList();
        if (years.Count == 0)
            throw new ComputeRefusedException([new("date", KnownYears.NoData(await source.YearsAsync(Registries, stop)))]);
        var (rules, rows) = (Rules(years[0], years[^1]), new List<PrevalenceEntry>());
        IReadOnlyCollection<string> registries = Registries.Count > 0 ? Registries : [.. cube.Registries.Select(r => r.Code)];
        rows.AddRange(Rows(PrevalenceEntry.All, patients, cube, registries, years[0]));
        if (ByRegistry)
            foreach (var registry in registries.Order(StringComparer.Ordinal))
                rows.AddRange(Rows(registry, patients.OfRegistry(registry), cube, [registry], years[0]));
        return new(Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Scheme.Code, Method, years[0], years[^1], rules.Zh, rules.En, patients.Tally, rows);
    }

    private IEnumerable<PrevalenceEntry> Rows(string name, RegisteredPatients patients, CountCube cube, IReadOnlyCollection<string> registries, int first)
    {
        var (table, period) = (cube.Tabulate(Scheme, registries, Date.Year, Date.Year), cube.Tabulate(Scheme, registries, first, Date.Year));
        return SitePrevalence.Rows(patients, Scheme, Date, Back, Ages, (group, sex, from) => People(table, group, sex, from), (group, sex) => Incidence(period, group, sex))
            .Select(row => PrevalenceEntry.Of(name, Scheme, row));
    }

    // What is missing makes the counts too low, and the answer says so.
    private Bilingual Rules(int first, int last)
    {
        var rules = new Bilingual($"资料为 {first}-{last} 年诊断的病例。", $"The data are cases diagnosed in {first}-{last}.");
        if (last < Date.Year)
            rules += new Bilingual($"{last} 年以后诊断者不在其中，现患偏低。", $" Who was diagnosed after {last} is not among them: prevalence is too low.");
        return Back.FirstOrDefault(years => Date.AddYears(-years) < new DateOnly(first, 1, 1).AddDays(-1)) is > 0 and var years
            ? rules + new Bilingual($"资料起始不足 {years} 年，回溯 {years} 年及以上者偏低。", $" They begin less than {years} years before the day: counts of {years} years and more are too low.")
            : rules;
    }

    /// <summary>New cases of a site and sex by age, for complete prevalence.</summary>
    internal static IReadOnlyList<AgeIncidence> Incidence(SiteTable period, int group, Sex? sex)
    {
        var (cases, years) = (period.Cases(group, sex), period.PersonYears(deaths: false, group, sex));
        return [.. Enumerable.Range(0, years.Scheme.Count).Select(g => new AgeIncidence(years.Scheme.LowerBound(g) + (years.Scheme.WidthYears(g) ?? 5) / 2.0, cases[g], years[g]))];
    }

    private double? People(SiteTable table, int group, Sex? sex, int? from)
    {
        var years = table.PersonYears(group, sex);
        var to = from is null ? int.MaxValue : Ages.Where(age => age > from).DefaultIfEmpty(int.MaxValue).Min();
        var people = Enumerable.Range(0, years.Scheme.Count).Where(g => years.Scheme.LowerBound(g) >= (from ?? 0) && years.Scheme.LowerBound(g) < to).Sum(g => years[g]);
        return people > 0 ? people : null;
    }
}
