using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>Survival of the registered cases by site and sex: observed, net, and net standardised for age.</summary>
public static class SiteSurvival
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>The rows, site by site, both sexes before men and women; sites that a sex does not have are left out.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static IReadOnlyList<SiteSurvivalRow> Rows(RegisteredPatients patients, SiteSurvivalQuestion question) =>
        [.. from sex in Sexes
            from @group in Enumerable.Range(0, question.Scheme.Groups.Count)
            where question.Scheme.Groups[@group].AppliesTo(sex)
            from row in Of(Inside(patients.OfSite(question.Scheme, @group, sex, onlyAnalysed: true), question), question, @group, sex)
            select row];

    /// <summary>The net survival of a site and sex from day to day; null without a life table or patients.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="group">Position of the site in the scheme.</param>
    /// <param name="sex">Male, female, or null for both.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static SurvivalCurve? Curve(RegisteredPatients patients, SiteSurvivalQuestion question, int group, Sex? sex)
    {
        var inside = Inside(patients.OfSite(question.Scheme, group, sex, onlyAnalysed: true), question);
        if (!inside.Any(p => p.ExitDay > p.EntryDay)) return null;
        return question.LifeTable is { } table ? NetSurvival.PoharPerme(inside, table, Days(question)) : ObservedSurvival.KaplanMeier(inside);
    }

    /// <summary>Survival by clinical stage at a time, and the share of each stage.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked; the last of its years is taken.</param>
    /// <param name="group">Position of the site in the scheme.</param>
    /// <returns>A row for each stage of the national list, and one for cases without a stage.</returns>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static IReadOnlyList<StageSurvivalRow> ByStage(RegisteredPatients patients, SiteSurvivalQuestion question, int group)
    {
        EndableWork.GoOn();
        var all = patients.OfSite(question.Scheme, group, null, onlyAnalysed: false);
        var days = question.Years[^1] * MortalityTable.DaysPerYear;
        return [.. Enumerable.Range(1, 6).Select(stage => (int?)stage).Append(null).Select(stage =>
        {
            var ofStage = all.Where(p => p.Stage == stage).ToList();
            var inside = Inside(ofStage.Where(p => p.IsAnalysed), question);
            var hasSomebody = inside.Any(p => p.ExitDay > p.EntryDay);
            return new StageSurvivalRow(stage, ofStage.Count, all.Count, Rates.Proportion.Of(ofStage.Count, all.Count, question.Confidence),
                hasSomebody ? At(ObservedSurvival.KaplanMeier(inside), days, question.Scale, question) : null,
                hasSomebody && question.LifeTable is { } table ? At(NetSurvival.PoharPerme(inside, table, [days]), days, question.NetScale, question) : null);
        })];
    }

    private static IEnumerable<SiteSurvivalRow> Of(IReadOnlyList<Patient> patients, SiteSurvivalQuestion question, int group, Sex? sex)
    {
        EndableWork.GoOn();
        var (standard, ages) = SurvivalStandard.OfSite(question.Scheme.Groups[group].IcdLabel);
        var hasSomebody = patients.Any(p => p.ExitDay > p.EntryDay);
        var observed = hasSomebody ? ObservedSurvival.KaplanMeier(patients) : null;
        var net = hasSomebody && question.LifeTable is { } table ? NetSurvival.PoharPerme(patients, table, Days(question)) : null;
        var byAge = net is null ? [] : ages.Select((_, i) => OfAges(patients, question, ages, i)).ToList();
        var deaths = patients.Count(p => p.IsDead);
        foreach (var years in question.Years)
        {
            var days = years * MortalityTable.DaysPerYear;
            yield return new(group, sex, years, patients.Count, deaths, At(observed, days, question.Scale, question), At(net, days, question.NetScale, question),
                net is null ? null : AgeStandardisedSurvival.Direct([.. byAge.Select(c => At(c, days, question.NetScale, question))], standard.Weights(ages), question.NetScale, question.Confidence))
            {
                Standard = standard.Number,
            };
        }
    }

    private static SurvivalCurve? OfAges(IReadOnlyList<Patient> patients, SiteSurvivalQuestion question, IReadOnlyList<int> ages, int group)
    {
        List<Patient> inside = [.. patients.Where(p => ages.Count(from => p.Age >= from) - 1 == group)];
        return inside.Exists(p => p.ExitDay > p.EntryDay) ? NetSurvival.PoharPerme(inside, question.LifeTable!, Days(question)) : null;
    }

    // Where nobody has died yet there is no estimate of the error: limits equal to the survival would look like certainty.
    private static SurvivalPoint? At(SurvivalCurve? curve, double days, LimitScale scale, SiteSurvivalQuestion question) =>
        curve?.At(days, scale, question.Confidence) is { Deaths: 0 } certain ? certain with { Lower = null, Upper = null } : curve?.At(days, scale, question.Confidence);

    private static IReadOnlyList<Patient> Inside(IEnumerable<RegisteredPatient> patients, SiteSurvivalQuestion question) =>
        question.Window.Of([.. patients.Select(p => p.Patient)]);

    private static double[] Days(SiteSurvivalQuestion question) => [.. question.Years.Select(years => years * MortalityTable.DaysPerYear)];
}
