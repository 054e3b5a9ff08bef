using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases found early (stage 0 or I, or 0 to II) among those whose stage is known.</summary>
public static class EarlyStage
{
    private static readonly string[] Names = ["0", "0 or I", "0 to II", "0 to III"];

    /// <summary>The share with Wilson limits.</summary>
    /// <param name="stages">Clinical stages of the national list: 1 is stage 0, 2 stage I … 5 stage IV, 6 cannot be determined; null where nothing is said.</param>
    /// <param name="last">Last code that counts as early: 2 for stage I, 3 for stage II.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>Percent of the known stages; null when none is known.</returns>
    /// <exception cref="ArgumentException">The last code is no stage.</exception>
    public static PercentEstimate? Of(IEnumerable<int?> stages, int last = 2, double confidence = 0.95)
    {
        if (last is < 1 or > 4) throw new ArgumentException($"{last} is no code of an early stage: 1 to 4 are expected.", nameof(last));
        var known = stages.Where(stage => stage is >= 1 and <= 5).ToList();
        return Proportion.Of(known.Count(stage => stage <= last), known.Count, confidence) is { } share
            ? share with { Method = $"stage {Names[last - 1]} / cases of known stage, Wilson score limits" } : null;
    }
}
