using Registry.Analytics.Numerics;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Prevalence;

/// <summary>Prevalence of the registered cases on a day, by site, sex and age on the day.</summary>
public static class SitePrevalence
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>The rows: site by site within a sex, for each number of years looked back all ages and then the age groups.</summary>
    /// <param name="patients">The registered cases, with all years of diagnosis that are looked back on.</param>
    /// <param name="scheme">Site groups.</param>
    /// <param name="index">The day.</param>
    /// <param name="years">Years looked back.</param>
    /// <param name="ages">Youngest ages of groups, ascending from 0; empty for all ages only.</param>
    /// <param name="people">Population by site, sex and youngest age (null: all ages); null where it is not known. Asked for several places at a time.</param>
    /// <param name="incidence">New cases of a site and sex by age, for complete prevalence from the most years looked back that the data have; null without it.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    public static IReadOnlyList<SitePrevalenceRow> Rows(
        RegisteredPatients patients, SiteScheme scheme, DateOnly index, IReadOnlyList<int> years, IReadOnlyList<int> ages,
        Func<int, Sex?, int?, double?> people, Func<int, Sex?, IReadOnlyList<AgeIncidence>>? incidence = null, double confidence = 0.95)
    {
        var most = Math.Min(years.Max(), YearsRegistered(patients, index));
        (int Group, Sex? Sex)[] places = [.. from sex in Sexes
                                             from place in Enumerable.Range(0, scheme.Groups.Count)
                                             where scheme.Groups[place].AppliesTo(sex)
                                             select (place, sex)];
        return [.. SideBySide.Map(places, place =>
            Of(patients, scheme, place.Group, place.Sex, index, years, ages, people, most > 0 ? incidence : null, most, confidence).ToList()).SelectMany(rows => rows)];
    }

    private static IEnumerable<SitePrevalenceRow> Of(
        RegisteredPatients patients, SiteScheme scheme, int group, Sex? sex, DateOnly index, IReadOnlyList<int> years, IReadOnlyList<int> ages,
        Func<int, Sex?, int?, double?> people, Func<int, Sex?, IReadOnlyList<AgeIncidence>>? incidence, int most, double confidence)
    {
        List<Patient> persons = [.. patients.OfSite(scheme, group, sex, onlyAnalysed: false).Select(p => p.Patient)];
        var followed = persons.Where(p => p.ExitDay > 0).ToList();
        var survival = followed.Count > 0 ? ObservedSurvival.KaplanMeier(followed) : null;
        foreach (var back in years)
        {
            yield return new(group, sex, null, LimitedDurationPrevalence.Of(persons, index, back, survival, confidence), people(group, sex, null));
            for (var i = 0; i < ages.Count; i++)
            {
                var (from, to) = (ages[i], i + 1 < ages.Count ? ages[i + 1] : int.MaxValue);
                yield return new(group, sex, from, LimitedDurationPrevalence.Of(persons.Where(p => p.AgeOn(index) >= from && p.AgeOn(index) < to), index, back, survival, confidence),
                    people(group, sex, from));
            }
        }
        if (incidence is not null && CompletePrevalence.Of(persons, index, most, survival, incidence(group, sex), confidence) is { } complete)
            yield return new(group, sex, null, complete, people(group, sex, null));
    }

    /// <summary>Whole years before a day that the data go back: looking back further counts too few.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="index">The day.</param>
    public static int YearsRegistered(RegisteredPatients patients, DateOnly index)
    {
        if (patients.All.Count == 0) return 0;
        var first = new DateOnly(patients.All.Min(p => p.Patient.Diagnosis.Year), 1, 1);
        return Enumerable.Range(1, 150).TakeWhile(years => index.Year > years && index.AddYears(-years).AddDays(1) >= first).LastOrDefault();
    }
}
