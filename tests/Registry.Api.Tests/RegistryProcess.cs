using System.Diagnostics;

namespace Registry.Api.Tests;

/// <summary>The program as a process of its own, as a user starts it.</summary>
internal static class RegistryProcess
{
    /// <summary>The program beside this test assembly.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "registry.dll");

    /// <summary>Starts a call; its output is to be read.</summary>
    public static Process Start(params IEnumerable<string> call) => Begin("dotnet", [Program, .. call]);

    /// <summary>Runs a call to its end.</summary>
    public static Task<(int Status, string Output, string Error)> RunAsync(params IEnumerable<string> call) => EndAsync(Start(call));

    /// <summary>Runs a call where a folder may not be written: mounted for reading only where the system lets us, which holds for its administrator too;
    /// elsewhere without the right to write.</summary>
    public static async Task<(int Status, string Output, string Error)> RunReadOnlyAsync(string folder, params IEnumerable<string> call)
    {
        if (Environment.IsPrivilegedProcess) return await EndAsync(StartReadOnly(folder, call));
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Ask CanBeReadOnlyAsync before.");
        var usual = File.GetUnixFileMode(folder);
        try
        {
            return await EndAsync(StartReadOnly(folder, call));
        }
        finally
        {
            File.SetUnixFileMode(folder, usual);
        }
    }

    /// <summary>Starts a call where a folder may not be written. Where the program has no special rights the folder stays so: give it its rights back before it is deleted.</summary>
    public static Process StartReadOnly(string folder, params IEnumerable<string> call)
    {
        if (Environment.IsPrivilegedProcess)
            return Begin("unshare", ["--mount", "sh", "-c", "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec dotnet \"$@\"", folder, Program, .. call]);
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Ask CanBeReadOnlyAsync before.");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return Start(call);
    }

    /// <summary>True where a folder can be made read-only in one of these ways.</summary>
    public static async Task<bool> CanBeReadOnlyAsync()
    {
        if (OperatingSystem.IsWindows()) return false;
        if (!Environment.IsPrivilegedProcess) return true;
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare")) return false;
        return (await EndAsync(Begin("unshare", ["--mount", "sh", "-c", "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"", Path.GetTempPath()]))).Status == 0;
    }

    private static Process Begin(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<(int Status, string Output, string Error)> EndAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
    }
}
