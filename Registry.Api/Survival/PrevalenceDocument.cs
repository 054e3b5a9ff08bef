using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Survival;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Survival;

/// <summary>What prevalence is asked with.</summary>
internal sealed record PrevalenceQuery(
    [property: FromQuery(Name = "date"), Description("The day, yyyy-MM-dd")] string? Date,
    [property: FromQuery(Name = "back"), Description("Years looked back, comma-separated; default 1,3,5,10")] string? Back,
    [property: FromQuery(Name = "registries"), Description("Registry codes, comma-separated; default: all, pooled")] string? Registries,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "ages"), Description("Youngest ages on the day, comma-separated multiples of five from 0 such as 0,45,65; default: all ages only")] string? Ages)
{
    /// <summary>The question, or refusals of what cannot be read.</summary>
    public PrevalenceAsked? Read(Refusals refusals)
    {
        var date = SurvivalQuery.Day("date", Date, refusals);
        if (date is null && string.IsNullOrWhiteSpace(Date)) refusals.Add("date", Date, new("请给出时点日期。", "the day is expected."));
        var ages = SurvivalQuery.WholeNumbers("ages", Ages, [], 0, 85, refusals);
        if (ages.Count > 0 && (ages[0] != 0 || ages.Any(age => age % 5 != 0)))
            refusals.Add("ages", Ages, new("应从 0 起，均为 5 的倍数。", "multiples of five from 0 are expected."));
        var scheme = refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, new("没有这个部位分类。", "there is no such scheme."));
        var back = SurvivalQuery.WholeNumbers("back", Back, [1, 3, 5, 10], 1, 50, refusals);
        return refusals.None ? new(date!.Value, back, SurvivalQuery.Codes(Registries), scheme, ages) : null;
    }
}

/// <summary>A question about prevalence that can be answered.</summary>
internal sealed record PrevalenceAsked(DateOnly Date, IReadOnlyList<int> Back, IReadOnlyList<string> Registries, SiteScheme Scheme, IReadOnlyList<int> Ages)
{
    /// <summary>Answers it.</summary>
    /// <param name="source">The cases.</param>
    /// <param name="cube">Counts of the data state, for the population of the year of the day.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<PrevalenceDocument> AnswerAsync(CaseSurvival source, CountCube cube, CancellationToken stop)
    {
        var patients = await source.PatientsAsync(Registries, 1, Date.Year, DateOnly.MaxValue, stop);
        IReadOnlyCollection<string> registries = Registries.Count > 0 ? Registries : [.. cube.Registries.Select(r => r.Code)];
        var table = cube.Tabulate(Scheme, registries, Date.Year, Date.Year);
        var first = patients.All.Count > 0 ? patients.All.Min(p => p.Patient.Diagnosis.Year) : Date.Year;
        var period = cube.Tabulate(Scheme, registries, first, Date.Year);
        var rows = SitePrevalence.Rows(patients, Scheme, Date, Back, Ages, (group, sex, from) => People(table, group, sex, from), (group, sex) => Incidence(period, group, sex));
        return new(Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Scheme.Code,
            "persons alive at the end of the day with a first tumour of the site within the years before; lost persons by their observed survival; exact Poisson limits; population of the year",
            first, patients.Tally, [.. rows.Select(row => PrevalenceEntry.Of(Scheme, row))]);
    }

    private static IReadOnlyList<AgeIncidence> Incidence(SiteTable period, int group, Sex? sex)
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

/// <summary>Prevalence of a site, sex and age group.</summary>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="Icd10">ICD-10 codes of the site.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Sex">1 men, 2 women, 0 both.</param>
/// <param name="Back">Years looked back; null for complete prevalence, by the completeness index of the most years looked back.</param>
/// <param name="FromAge">Youngest age on the day; null for all ages.</param>
/// <param name="Alive">Persons known to be alive.</param>
/// <param name="Lost">Persons lost before the day.</param>
/// <param name="ExpectedAlive">Of them expected to be alive.</param>
/// <param name="Prevalence">Both together.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Per100k">Per 100 000 people; null where the population is not known.</param>
internal sealed record PrevalenceEntry(
    string SiteCode, string Icd10, string SiteZh, string SiteEn, int Sex, double? Back, int? FromAge, double Alive, int Lost, double ExpectedAlive,
    double Prevalence, double Lower, double Upper, double? Per100k)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
        ["site_code", "icd10", "site_zh", "site_en", "sex", "years_back", "age_from", "alive", "lost", "expected_alive", "prevalence", "lower", "upper", "per_100k"];

    /// <summary>The entry of a row.</summary>
    public static PrevalenceEntry Of(SiteScheme scheme, SitePrevalenceRow row)
    {
        var (group, count) = (scheme.Groups[row.Group], row.Count);
        return new(group.Code, group.IcdLabel, group.NameZh, group.NameEn, (int)(row.Sex ?? 0), count.Years, row.FromAge, count.Alive, count.Lost, count.ExpectedAlive,
            count.Total, count.Lower, count.Upper, row.Per100k);
    }

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() => [SiteCode, Icd10, SiteZh, SiteEn, Sex, Back, FromAge, Alive, Lost, ExpectedAlive, Prevalence, Lower, Upper, Per100k];
}

/// <summary>Prevalence of the registered cases on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Scheme">Site groups.</param>
/// <param name="Method">How it is counted.</param>
/// <param name="FirstYear">First year of diagnosis in the data: nothing is known of older cases.</param>
/// <param name="Tally">Cases read and left out.</param>
/// <param name="Rows">Sites, sexes and ages.</param>
internal sealed record PrevalenceDocument(string Date, string Scheme, string Method, int FirstYear, PatientTally Tally, IReadOnlyList<PrevalenceEntry> Rows);
