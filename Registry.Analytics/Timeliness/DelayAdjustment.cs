namespace Registry.Analytics.Timeliness;

/// <summary>A reporting triangle made up to the end.</summary>
/// <param name="Delays">The delay distribution.</param>
/// <param name="Years">Each year with its nowcast.</param>
/// <param name="Outstanding">Cases of all years that are still to come.</param>
/// <param name="OutstandingError">Standard deviation of them.</param>
/// <param name="Dispersion">Variance of a count over its mean.</param>
/// <param name="Method">The model in words.</param>
public sealed record DelayAdjustment(
    IReadOnlyList<DelayShare> Delays, IReadOnlyList<AdjustedYear> Years, double Outstanding, double OutstandingError, double Dispersion, string Method);
