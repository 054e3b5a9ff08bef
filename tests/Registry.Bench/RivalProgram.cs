using System.Diagnostics;

namespace Registry.Bench;

/// <summary>Hands data to an R script of this folder, where R and the packages of the script are installed.</summary>
internal static class RivalProgram
{
    /// <summary>What the script printed when it was called with a folder of files; null where Rscript is absent or the script failed.</summary>
    public static string? Run(string script, Action<string> writeInto)
    {
        var directory = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            writeInto(directory);
            using var r = Process.Start(new ProcessStartInfo("Rscript", [Path.Combine(AppContext.BaseDirectory, script), directory]) { RedirectStandardOutput = true })!;
            var printed = r.StandardOutput.ReadToEnd().Trim();
            r.WaitForExit();
            return r.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;                                               // no Rscript on this machine
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
