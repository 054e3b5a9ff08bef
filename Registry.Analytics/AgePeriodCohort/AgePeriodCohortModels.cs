using Registry.Analytics.Numerics;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Which of age, drift, period and cohort are needed to describe rates: the sequence of models of Clayton and Schifflers.</summary>
public static class AgePeriodCohortModels
{
    /// <summary>Fits the five models and compares each with the next.</summary>
    /// <param name="table">Cases and person-years; age groups and periods equally wide.</param>
    /// <param name="confidence">Two-sided confidence level of the drift.</param>
    /// <exception cref="ArgumentException">Fewer than three age groups or two periods, or widths differ.</exception>
    /// <remarks>Clayton D, Schifflers E. Stat Med 1987;6:449-467 and 469-481.</remarks>
    public static ApcSequence Of(LexisTable table, double confidence = 0.95)
    {
        table.MustHave(periods: 2, square: true);
        var cells = table.Cells();
        var (ages, periods) = (table.AgeStarts.Count, table.PeriodStarts.Count);
        var (design, middle) = (new ApcDesign(cells), cells.Average(c => c.Period));
        var age = ApcDesign.Levels(ages, c => c.AgeIndex);
        var period = ApcDesign.Levels(periods, c => c.PeriodIndex);
        var cohort = ApcDesign.Levels(ages + periods - 1, c => c.PeriodIndex - c.AgeIndex + ages - 1);
        var drift = design.Fit(null, age, c => [c.Period - middle]);
        ApcModel[] models =
        [
            ApcDesign.Describe("age", design.Fit(null, age)), ApcDesign.Describe("age-drift", drift),
            ApcDesign.Describe("age-period", design.Fit(null, age, period)), ApcDesign.Describe("age-cohort", design.Fit(null, age, cohort)),
            ApcDesign.Describe("age-period-cohort", design.Fit(null, age, period, cohort)),
        ];
        (int Smaller, int Larger)[] steps = [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)];
        return new(models, [.. steps.Select(s => ApcComparison.Of(models[s.Smaller], models[s.Larger]))],
            Drift.Of(drift.Coefficients[ages], Math.Sqrt(drift.Covariance()[ages][ages]), StudentT.Quantile(confidence, double.PositiveInfinity)),
            ages * periods - cells.Count, "log-linear Poisson models of the cases with factors, offset ln(person-years), likelihood ratio tests");
    }
}
