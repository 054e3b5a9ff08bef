namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Likelihood ratio test of a model against one that holds it.</summary>
/// <param name="Smaller">The model with fewer parameters.</param>
/// <param name="Larger">The other one.</param>
/// <param name="ChiSquare">Difference of the deviances.</param>
/// <param name="DegreesOfFreedom">Difference of the degrees of freedom.</param>
/// <param name="PValue">Probability of a difference as large if the smaller model holds; null without degrees of freedom.</param>
public sealed record ApcComparison(string Smaller, string Larger, double ChiSquare, int DegreesOfFreedom, double? PValue)
{
    internal static ApcComparison Of(ApcModel smaller, ApcModel larger)
    {
        var (difference, freedom) = (Math.Max(0, smaller.Deviance - larger.Deviance), smaller.DegreesOfFreedom - larger.DegreesOfFreedom);
        return new(smaller.Name, larger.Name, difference, freedom, freedom > 0 ? Numerics.ChiSquare.Above(difference, freedom) : null);
    }
}
