namespace Registry.Import.Linking;

/// <summary>How a linkage decides and how much it may use.</summary>
public sealed record LinkSettings
{
    /// <summary>Probability from which a pair may be linked without anybody looking; that of the model when null.</summary>
    public double? AutomaticProbability { get; init; }

    /// <summary>Probability from which a pair is shown to somebody.</summary>
    public double ReviewProbability { get; init; } = 0.05;

    /// <summary>Largest block that is compared whole; of a larger one only the part that agrees in a second key is.</summary>
    public int BlockCap { get; init; } = 400;

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>These settings, refused when they make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public LinkSettings Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReviewProbability, 0);
        if (double.IsNaN(ReviewProbability) || AutomaticProbability is { } automatic && !(automatic >= ReviewProbability && automatic <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(AutomaticProbability), AutomaticProbability, $"It must lie between the limit of review ({ReviewProbability}) and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(BlockCap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        return this;
    }
}
