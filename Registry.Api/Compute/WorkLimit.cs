using Registry.Analytics.Numerics;

namespace Registry.Api.Compute;

/// <summary>How long a computation may hold the service, and how many may run side by side.</summary>
/// <param name="longest">Longest time from the request to the answer, waiting for a turn included.</param>
internal sealed class WorkLimit(TimeSpan longest) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>What is said of a computation that takes longer.</summary>
    public Bilingual TooLong { get; } = new(
        $"计算超过 {longest.TotalSeconds:0} 秒，已停止。请减少行数、置换或模拟次数、转折点数或网格点数，或在命令行用 registry compute 计算（无时限）。",
        $"took more than {longest.TotalSeconds:0} s and was ended. Send fewer rows, permutations, simulations, joinpoints or grid points, or use registry compute, which has no limit of time.");

    /// <summary>Runs a computation apart from the request; it ends with the time, or when the caller goes.</summary>
    /// <returns>What it computes; null when the time was over.</returns>
    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public async Task<T?> RunAsync<T>(Func<T> compute, CancellationToken caller) where T : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(caller);
        end.CancelAfter(longest);
        try
        {
            await _turns.WaitAsync(end.Token);
            var work = Task.Run(() => EndableWork.Until(compute, end.Token), CancellationToken.None);
            // The turn is over when the work is, not when the answer is: a statistic that never asks whether it shall end goes on alone.
            _ = work.ContinueWith(_ => _turns.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return await work.WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
