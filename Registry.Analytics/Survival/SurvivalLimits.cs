using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Limits of a survival on three scales.</summary>
internal static class SurvivalLimits
{
    /// <summary>The limits; equal to the survival when it has no error, absent where the scale has none: at 0, and log-log at 1 and above (as survfit and relsurv).</summary>
    /// <param name="survival">The survival.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <param name="isProbability">True when limits are cut at 0 and 1.</param>
    public static (double? Lower, double? Upper) Of(double survival, double error, LimitScale scale, double confidence, bool isProbability)
    {
        if (!(survival > 0) || !double.IsFinite(error) || (scale == LimitScale.LogLog && survival >= 1)) return (null, null);
        if (error == 0) return (survival, survival);
        var z = StudentT.Quantile(confidence, double.PositiveInfinity);
        var power = scale == LimitScale.LogLog ? z * error / (survival * -Math.Log(survival)) : 0;
        var (lower, upper) = scale switch
        {
            LimitScale.Plain => (survival - z * error, survival + z * error),
            LimitScale.Log => (survival * Math.Exp(-z * error / survival), survival * Math.Exp(z * error / survival)),
            _ => (Math.Pow(survival, Math.Exp(power)), Math.Pow(survival, Math.Exp(-power))),
        };
        return isProbability ? (Math.Max(lower, 0), Math.Min(upper, 1)) : (lower, upper);
    }

    /// <summary>The scale in words.</summary>
    public static string Words(LimitScale scale) => scale switch
    {
        LimitScale.Plain => "plain",
        LimitScale.Log => "log",
        _ => "log-log",
    };
}
