namespace Registry.Analytics.Completeness;

/// <summary>Completeness at a time after diagnosis from how patients die and how the registry learns of them (flow method).</summary>
public static class FlowMethod
{
    /// <summary>How the estimate is made.</summary>
    public const string Method = "flow method (Bullard), deaths at the middle of each step, share not yet registered the mean of its ends";

    /// <summary>Completeness at the end of each step.</summary>
    /// <param name="steps">Steps from diagnosis on, each beginning where the one before ends.</param>
    /// <returns>One estimate a step.</returns>
    /// <exception cref="ArgumentException">There is no step, a share is not from 0 to 1, a curve rises, or steps do not join.</exception>
    /// <remarks>C(T) = 1 - s(T)u(T) - Σ (s(tⱼ₋₁) - s(tⱼ))(1 - mⱼ)ūⱼ. Bullard J, Coleman MP, Robinson D, Lutz JM, Bell J, Peto J. Br J Cancer 2000;82:1111-1116.</remarks>
    public static IReadOnlyList<FlowEstimate> Of(IReadOnlyList<FlowStep> steps)
    {
        if (steps.Count == 0) throw new ArgumentException("There is no step.", nameof(steps));
        double lost = 0, initiated = 0;
        var estimates = new List<FlowEstimate>();
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            MustJoin(step, i == 0 ? null : steps[i - 1]);
            var dead = (step.SurvivalAtStart - step.SurvivalAtEnd) * (step.UnregisteredAtStart + step.UnregisteredAtEnd) / 2;
            lost += dead * (1 - step.Mentioned);
            initiated += dead * step.Mentioned;
            var alive = step.SurvivalAtEnd * step.UnregisteredAtEnd;
            estimates.Add(new(step.EndYears, 1 - alive - lost, alive, lost, initiated));
        }
        return estimates;
    }

    private static void MustJoin(FlowStep step, FlowStep? before)
    {
        double[] shares = [step.SurvivalAtStart, step.SurvivalAtEnd, step.Mentioned, step.UnregisteredAtStart, step.UnregisteredAtEnd];
        if (!Array.TrueForAll(shares, share => share is >= 0 and <= 1))
            throw new ArgumentException($"Step to {step.EndYears} years: {string.Join(", ", shares)} are not all from 0 to 1.", nameof(step));
        if (step.SurvivalAtEnd > step.SurvivalAtStart || step.UnregisteredAtEnd > step.UnregisteredAtStart)
            throw new ArgumentException(
                $"Step to {step.EndYears} years: survival {step.SurvivalAtStart} to {step.SurvivalAtEnd}, unregistered {step.UnregisteredAtStart} to {step.UnregisteredAtEnd} rise.", nameof(step));
        if (before is not null && (before.EndYears >= step.EndYears || Math.Abs(before.SurvivalAtEnd - step.SurvivalAtStart) > 1e-9
            || Math.Abs(before.UnregisteredAtEnd - step.UnregisteredAtStart) > 1e-9))
            throw new ArgumentException($"The step to {step.EndYears} years does not begin where the step to {before.EndYears} years ends.", nameof(step));
    }
}

/// <summary>A step of time after diagnosis.</summary>
/// <param name="EndYears">End of the step, years after diagnosis.</param>
/// <param name="SurvivalAtStart">Share of patients alive at its beginning.</param>
/// <param name="SurvivalAtEnd">Share of patients alive at its end.</param>
/// <param name="Mentioned">Share of those who die in it whose certificate mentions the cancer.</param>
/// <param name="UnregisteredAtStart">Share of living patients not yet registered at its beginning.</param>
/// <param name="UnregisteredAtEnd">Share of living patients not yet registered at its end.</param>
public sealed record FlowStep(
    double EndYears, double SurvivalAtStart, double SurvivalAtEnd, double Mentioned, double UnregisteredAtStart, double UnregisteredAtEnd);

/// <summary>Completeness at a time after diagnosis; shares of all patients.</summary>
/// <param name="Years">Years after diagnosis.</param>
/// <param name="Fraction">Registered, from 0 to 1.</param>
/// <param name="MissingAlive">Alive and not registered.</param>
/// <param name="LostDead">Dead without a certificate that mentions the cancer, and not registered.</param>
/// <param name="Initiated">Registered because of a certificate (DCI).</param>
public sealed record FlowEstimate(double Years, double Fraction, double MissingAlive, double LostDead, double Initiated);
