namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Rates by age and rate ratios by period and cohort, with natural splines or factors, in the parametrisations of Carstensen.</summary>
public static class AgePeriodCohortCurves
{
    /// <summary>Fits the curves.</summary>
    /// <param name="table">Cases and person-years; widths may differ when splines are fitted.</param>
    /// <param name="options">Parametrisation, weights, knots, references; null for the defaults.</param>
    /// <exception cref="ArgumentException">Fewer than three age groups or two periods, widths differ with factors, or cases lie so close that two knots cannot be placed.</exception>
    /// <remarks>Carstensen B. Stat Med 2007;26:3018-3045; the choices of <c>apc.fit</c> of the R package Epi 2.47.</remarks>
    public static ApcCurves Of(LexisTable table, ApcCurveOptions? options = null)
    {
        options ??= new();
        table.MustHave(periods: 2, square: options.AreFactors);
        var model = new CurveModel(table.Cells(), options);
        var drift = model.AgeDrift();
        var (age, period, cohort, ofModel) = options.Parametrisation switch
        {
            ApcParametrisation.SequentialDriftCohortPeriod => model.DriftThenCohort(),
            ApcParametrisation.SequentialDriftPeriodCohort => model.DriftThenPeriod(),
            ApcParametrisation.SequentialCohortPeriod => model.CohortThenPeriod(),
            ApcParametrisation.SequentialPeriodCohort => model.PeriodThenCohort(),
            _ => model.Together(),
        };
        return new(age, period, cohort, ofModel, drift, model.Sequence(), [model.AgeKnots, model.PeriodKnots, model.CohortKnots],
            model.CentralPeriod, model.CentralCohort, Describe(options));
    }

    private static string Describe(ApcCurveOptions options)
    {
        var curves = options.AreFactors ? "factors" : "natural splines, knots at quantiles of the cases";
        var weights = options.Weighting switch { DriftWeighting.PersonYears => "person-years", DriftWeighting.Cases => "cases", _ => "equal weights" };
        var order = options.Parametrisation is ApcParametrisation.AgeCohortPeriod or ApcParametrisation.AgePeriodCohort
            or ApcParametrisation.AgeDriftCohortPeriod or ApcParametrisation.AgeDriftPeriodCohort ? "fitted together" : "fitted one after the other";
        return $"log-linear Poisson age-period-cohort model, {curves}, {order}, drift taken out by {weights}, normal limits";
    }
}
