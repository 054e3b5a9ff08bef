using Registry.Analytics.Numerics;

namespace Registry.Api.Compute;

/// <summary>How long a piece of work may hold the service, and how many pieces may run side by side.</summary>
/// <param name="longest">Longest time that a piece waits for its turn, and again the longest that it works.</param>
/// <param name="turns">How many run side by side.</param>
internal sealed class WorkLimit(TimeSpan longest, int turns) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(turns);

    /// <summary>The limit of time, for messages.</summary>
    public TimeSpan Longest => longest;

    /// <summary>Runs a computation apart from the request; it ends with the time, or when the caller goes.</summary>
    /// <inheritdoc cref="RunAsync{T}(Func{CancellationToken, Task{T}}, CancellationToken)"/>
    public Task<WorkOutcome<T>> RunAsync<T>(Func<T> compute, CancellationToken caller) where T : class =>
        RunAsync(_ => Task.FromResult(compute()), caller);

    /// <summary>Runs reading and computing apart from the request; it ends with the time, or when the caller goes.</summary>
    /// <param name="work">The work; its token ends it.</param>
    /// <param name="caller">Ends with the caller.</param>
    /// <returns>What it computes, or why there is nothing.</returns>
    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public async Task<WorkOutcome<T>> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken caller) where T : class
    {
        if (!await _turns.WaitAsync(longest, caller)) return WorkOutcome<T>.NotBegun;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(caller);
        end.CancelAfter(longest);
        var stop = end.Token;
        var running = Task.Run(() => EndableWork.Until(() => work(stop), stop), CancellationToken.None);
        // The turn is over when the work is, not when the answer is: a statistic that never asks whether it shall end goes on alone.
        _ = running.ContinueWith(_ => _turns.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return WorkOutcome<T>.Of(await running.WaitAsync(stop));
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return WorkOutcome<T>.TookTooLong;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
