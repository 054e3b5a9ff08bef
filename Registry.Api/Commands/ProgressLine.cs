using System.CommandLine;
using System.Diagnostics;

namespace Registry.Api.Commands;

/// <summary>Progress on standard error: one line that is written over on a terminal, a line every two seconds elsewhere.</summary>
internal sealed class ProgressLine<T>(TextWriter error, bool onTerminal, Func<T, string> say) : IProgress<T>, IDisposable
{
    private readonly long _between = onTerminal ? Stopwatch.Frequency / 5 : Stopwatch.Frequency * 2;
    private long _next = Stopwatch.GetTimestamp();
    private int _length;

    /// <inheritdoc/>
    public void Report(T value)
    {
        if (Stopwatch.GetTimestamp() < _next) return;
        _next = Stopwatch.GetTimestamp() + _between;
        var line = say(value);
        if (onTerminal) error.Write("\r" + line.PadRight(_length));
        else error.WriteLine(line);
        _length = line.Length;
    }

    /// <summary>Leaves an empty line behind on a terminal.</summary>
    public void Dispose()
    {
        if (onTerminal && _length > 0) error.Write("\r" + new string(' ', _length) + "\r");
    }
}

/// <summary>Whether a call wants to hear of progress.</summary>
internal static class ProgressLine
{
    public static Option<bool> Option() => new("--progress") { Description = "Say on standard error how far it is (on a terminal anyway)" };

    /// <summary>A line for this call, or null when standard error is no terminal and nobody asked.</summary>
    public static ProgressLine<T>? For<T>(ParseResult call, Option<bool> option, Func<T, string> say) =>
        !Console.IsErrorRedirected || call.GetValue(option)
            ? new(call.InvocationConfiguration.Error, onTerminal: !Console.IsErrorRedirected, say)
            : null;
}
