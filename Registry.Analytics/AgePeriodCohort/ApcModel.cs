namespace Registry.Analytics.AgePeriodCohort;

/// <summary>How well a model of the rates fits.</summary>
/// <param name="Name">age, age-drift, age-period, age-cohort or age-period-cohort.</param>
/// <param name="Deviance">Deviance.</param>
/// <param name="DegreesOfFreedom">Cells less parameters.</param>
/// <param name="PValue">Probability of a deviance as large if the model holds; null without degrees of freedom. Trust it where most cells have five cases or more.</param>
public sealed record ApcModel(string Name, double Deviance, int DegreesOfFreedom, double? PValue);
