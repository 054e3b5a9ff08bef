namespace Registry.Analytics.Trends;

/// <summary>How residuals are resampled; the seed is that of the Joinpoint program.</summary>
public sealed record ResamplingOptions
{
    /// <summary>Resampled series; 199 or more.</summary>
    public int Resamples { get; init; } = 5000;

    /// <summary>Seed: the same seed gives the same limits.</summary>
    public int Seed { get; init; } = 10000;
}
