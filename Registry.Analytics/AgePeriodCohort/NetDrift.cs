namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Net drift and local drifts: by how many percent a year rates change over all ages, and in each age group.</summary>
public static class NetDrift
{
    /// <summary>Fits the model and derives its curves.</summary>
    /// <param name="table">Cases and person-years, somebody at risk in every cell; age groups and periods equally wide.</param>
    /// <param name="options">Reference age and period, confidence; null for the middle ones and 0.95.</param>
    /// <exception cref="ArgumentException">Fewer than three age groups or periods, widths differ, nobody is at risk in a cell, or a reference is not the middle of a group.</exception>
    /// <remarks>Rosenberg PS, Check DP, Anderson WF. Cancer Epidemiol Biomarkers Prev 2014;23:2296-2302, and the program of that web tool (apc2).</remarks>
    public static DriftAnalysis Of(LexisTable table, NetDriftOptions? options = null)
    {
        options ??= new();
        table.MustHave(periods: 3, square: true);
        var model = new DriftModel(table, options);
        return new(
            model.Line([0, 0, 1]), model.Line([0, 1, 0]), model.Line([0, 1, -1]), model.LocalDrifts(),
            model.AgeDeviations(), model.PeriodDeviations(), model.CohortDeviations(),
            model.LongitudinalAge(), model.CrossSectionalAge(), model.FittedPeriods(), model.FittedCohorts(), model.PeriodRatios(), model.CohortRatios(), model.Tests(),
            model.ReferenceAge, model.ReferencePeriod, model.ReferenceCohort, model.Dispersion, model.ZeroCells,
            "least squares of ln(rate) weighted by cases (0.1 for none), deviations from straight lines in age, period and cohort, variances times the dispersion, normal limits");
    }
}
