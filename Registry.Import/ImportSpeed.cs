using System.Diagnostics;

namespace Registry.Import;

/// <summary>Turns rows and bytes into progress messages, four a second at most.</summary>
internal sealed class ImportSpeed(string phase, long totalBytes, IProgress<ImportProgress>? progress)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _lastTold;

    public void Tell(long rows, long bytesRead)
    {
        if (progress is null || Stopwatch.GetElapsedTime(_lastTold).TotalMilliseconds < 250) return;
        _lastTold = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        double? share = totalBytes > 0 ? Math.Clamp((double)bytesRead / totalBytes, 0, 1) : null;
        progress.Report(new(
            phase, rows, seconds > 0 ? rows / seconds : 0, share * 100,
            share > 0.01 ? seconds * (1 - share) / share : null));
    }
}
