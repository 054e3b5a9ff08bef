namespace Registry.Analytics.Numerics;

/// <summary>Lets a caller end a long computation from outside. What is computed never depends on it: a run goes to its end or has no result.</summary>
/// <remarks>The statistics stay functions of their arguments; loops that repeat the whole estimate (permutations, random maps, windows)
/// ask once a turn. A run that nobody limits is never ended.</remarks>
public static class EndableWork
{
    private static readonly AsyncLocal<CancellationToken> Limit = new();

    /// <summary>Runs a computation that ends when the token is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static T Until<T>(Func<T> run, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(run);
        var before = Limit.Value;
        Limit.Value = stop;
        try
        {
            return run();
        }
        finally
        {
            Limit.Value = before;
        }
    }

    /// <summary>Ends the computation when it shall end; asked once a turn by loops that may be long.</summary>
    /// <exception cref="OperationCanceledException">It shall.</exception>
    public static void GoOn() => Limit.Value.ThrowIfCancellationRequested();
}
