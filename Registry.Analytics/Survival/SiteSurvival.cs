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
    public static IReadOnlyList<SiteSurvivalRow> Rows(RegisteredPatients patients, SiteSurvivalQuestion question)
    {
        var grid = SurvivalSums.GridOf(Days(question));
        int[] groups = [.. Enumerable.Range(0, question.Scheme.Groups.Count)];
        var sites = SideBySide.Map(groups, group => RowsOf(patients, question, group, grid));
        return [.. Sexes.SelectMany(sex => sites.SelectMany(site => site.Where(row => row.Sex == sex)))];
    }

    /// <summary>The net survival of a site and sex from day to day; null without a life table or patients.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="group">Position of the site in the scheme.</param>
    /// <param name="sex">Male, female, or null for both.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static SurvivalCurve? Curve(RegisteredPatients patients, SiteSurvivalQuestion question, int group, Sex? sex)
    {
        var inside = Inside(patients.OfSite(question.Scheme, group, sex, onlyAnalysed: true), question);
        var sums = SurvivalSums.Of(inside, question.LifeTable, SurvivalSums.GridOf(Days(question)));
        return question.LifeTable is null ? sums.Observed() : sums.Net(Days(question));
    }

    /// <summary>Net survival of each site (not of totals) and of each of some sexes at a time; null where nobody is followed so long.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked, with a life table; its times are not looked at.</param>
    /// <param name="years">Years since diagnosis.</param>
    /// <param name="sexes">Men, women.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static IReadOnlyList<(string Code, Sex Sex, SurvivalPoint? Net)> NetOfSites(
        RegisteredPatients patients, SiteSurvivalQuestion question, int years, IReadOnlyList<Sex> sexes)
    {
        var (groups, days) = (question.Scheme.Groups, years * MortalityTable.DaysPerYear);
        var grid = SurvivalSums.GridOf([days]);
        var asked = from place in Enumerable.Range(0, groups.Count)
                    where groups[place].Kind == SiteGroupKind.Site
                    from sex in sexes
                    where groups[place].AppliesTo(sex)
                    select (place, sex);
        return SideBySide.Map([.. asked], one =>
        {
            var sums = SurvivalSums.Of(Inside(patients.OfSite(question.Scheme, one.place, one.sex, onlyAnalysed: true), question), question.LifeTable, grid);
            return (groups[one.place].Code, one.sex, At(sums.Net([days]), days, question.NetScale, question));
        });
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
        var grid = SurvivalSums.GridOf([days]);
        return SideBySide.Map([.. Enumerable.Range(1, 6).Select(stage => (int?)stage), null], stage =>
        {
            var ofStage = all.Where(p => p.Stage == stage).ToList();
            var sums = SurvivalSums.Of(Inside(ofStage.Where(p => p.IsAnalysed), question), question.LifeTable, grid);
            return new StageSurvivalRow(stage, ofStage.Count, all.Count, Rates.Proportion.Of(ofStage.Count, all.Count, question.Confidence),
                At(sums.Observed(), days, question.Scale, question), At(sums.Net([days]), days, question.NetScale, question));
        });
    }

    private static List<SiteSurvivalRow> RowsOf(RegisteredPatients patients, SiteSurvivalQuestion question, int group, TimeGrid grid)
    {
        EndableWork.GoOn();
        var site = question.Scheme.Groups[group];
        var (standard, ages) = SurvivalStandard.OfSite(site.IcdLabel);
        var cells = SiteCells.Of(Inside(patients.OfGroup(question.Scheme, group, onlyAnalysed: true), question), question.LifeTable, ages, grid);
        return [.. Sexes.Where(sex => site.AppliesTo(sex)).SelectMany(sex => RowsOf(cells, question, group, sex, standard.Number, standard.Weights(ages)))];
    }

    private static IEnumerable<SiteSurvivalRow> RowsOf(
        SiteCells cells, SiteSurvivalQuestion question, int group, Sex? sex, int standard, IReadOnlyList<double> weights)
    {
        var (rowSex, days) = (sex ?? question.Scheme.Groups[group].OnlySex, Days(question));
        var whole = cells.Whole(rowSex);
        var (observed, net) = (whole.Observed(), whole.Net(days));
        var standardised = net is null ? _ => null : Standardised(cells, question, rowSex, weights);
        return question.Years.Zip(days, (years, day) => new SiteSurvivalRow(
            group, sex, years, whole.Patients, whole.Deaths, At(observed, day, question.Scale, question), At(net, day, question.NetScale, question), standardised(day))
        {
            Standard = standard,
        });
    }

    // Net survival standardised for age at a time.
    private static Func<double, SurvivalPoint?> Standardised(SiteCells cells, SiteSurvivalQuestion question, Sex? sex, IReadOnlyList<double> weights)
    {
        var days = Days(question);
        if (question.Weighting == AgeWeighting.Brenner)
        {
            var weighted = cells.Weighted(sex, weights)?.Net(days);
            return day => At(weighted, day, question.NetScale, question);
        }
        var byAge = cells.ByAge(sex).Select(sums => sums.Net(days)).ToList();
        return day => AgeStandardisedSurvival.Direct([.. byAge.Select(curve => At(curve, day, question.NetScale, question))], weights, question.NetScale, question.Confidence);
    }

    // Where nobody has died yet there is no estimate of the error: limits equal to the survival would look like certainty.
    private static SurvivalPoint? At(SurvivalCurve? curve, double days, LimitScale scale, SiteSurvivalQuestion question) =>
        curve?.At(days, scale, question.Confidence) is { Deaths: 0 } certain ? certain with { Lower = null, Upper = null } : curve?.At(days, scale, question.Confidence);

    private static IReadOnlyList<Patient> Inside(IEnumerable<RegisteredPatient> patients, SiteSurvivalQuestion question) =>
        question.Window.Of([.. patients.Select(p => p.Patient)]);

    private static double[] Days(SiteSurvivalQuestion question) => [.. question.Years.Select(years => years * MortalityTable.DaysPerYear)];
}
