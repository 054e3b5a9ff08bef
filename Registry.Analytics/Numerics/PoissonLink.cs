namespace Registry.Analytics.Numerics;

/// <summary>How the rate follows from the linear predictor η: exp(η), or η to a power (5 in Nordpred, 1 for straight lines).</summary>
internal sealed class PoissonLink
{
    private const double Least = 2.220446049250313e-16;
    private readonly int? _power;

    private PoissonLink(int? power) => _power = power;

    /// <summary>Rate exp(η).</summary>
    public static PoissonLink Log { get; } = new(null);

    /// <summary>Rate η⁵.</summary>
    public static PoissonLink Power5 { get; } = new(5);

    /// <summary>Rate η.</summary>
    public static PoissonLink Identity { get; } = new(1);

    /// <summary>The linear predictor of a rate above 0.</summary>
    public double Predictor(double rate) => _power switch { null => Math.Log(rate), 1 => rate, var power => Math.Pow(rate, 1.0 / power.Value) };

    /// <summary>The rate; where a power of η would not be above 0, a rate that is next to nothing.</summary>
    public double Rate(double predictor) => _power switch
    {
        null => Math.Exp(predictor),
        _ when predictor <= 0 => 0,
        1 => predictor,
        5 => predictor * predictor * (predictor * predictor) * predictor,
        var power => Math.Pow(predictor, power.Value),
    };

    /// <summary>Derivative of the rate by the linear predictor.</summary>
    public double Slope(double predictor) => _power switch
    {
        null => Math.Exp(predictor),
        1 => 1,
        _ when predictor <= 0 => 0,
        5 => 5 * (predictor * predictor) * (predictor * predictor),
        var power => power.Value * Math.Pow(predictor, power.Value - 1),
    };

    /// <summary>A mean kept above 0, as nordpred does.</summary>
    public static double Above0(double value) => value > Least ? value : Least;
}
