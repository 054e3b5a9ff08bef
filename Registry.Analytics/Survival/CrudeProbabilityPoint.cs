namespace Registry.Analytics.Survival;

/// <summary>Crude probabilities of death up to a time.</summary>
/// <param name="Days">Days since diagnosis.</param>
/// <param name="Cancer">Probability of having died because of the cancer, in the presence of other causes.</param>
/// <param name="CancerError">Its standard error.</param>
/// <param name="Other">Probability of having died of anything else.</param>
/// <param name="OtherError">Its standard error.</param>
/// <param name="CancerYearsLost">Mean years lost to the cancer up to the time.</param>
/// <param name="OtherYearsLost">Mean years lost to other causes up to the time.</param>
public sealed record CrudeProbabilityPoint(
    double Days, double Cancer, double CancerError, double Other, double OtherError, double CancerYearsLost, double OtherYearsLost);
