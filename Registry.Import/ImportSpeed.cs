using System.Diagnostics;

namespace Registry.Import;

/// <summary>Turns rows and bytes into progress messages, four a second at most.</summary>
internal sealed class ImportSpeed(string phase, IProgress<ImportProgress>? progress)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _lastTold;

    /// <param name="rows">Rows so far.</param>
    /// <param name="share">Share of the file read, 0 to 1, or null while unknown.</param>
    public void Tell(long rows, double? share)
    {
        if (progress is null || Stopwatch.GetElapsedTime(_lastTold).TotalMilliseconds < 250) return;
        _lastTold = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        progress.Report(new(
            phase, rows, seconds > 0 ? rows / seconds : 0, share * 100,
            share > 0.01 ? seconds * (1 - share) / share : null));
    }
}
