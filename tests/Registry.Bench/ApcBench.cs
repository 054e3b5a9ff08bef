using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Forecasts;

namespace Registry.Bench;

/// <summary>How many age-period-cohort models and Nordpred forecasts one core fits, beside apc.fit of the R package Epi where that is installed.</summary>
internal static class ApcBench
{
    private const int Repeats = 2000;

    public static int Run(bool compare)
    {
        var table = ForecastChapterBench.Invented(new Random(20261130), 18, 8, 5);
        ApcCurveOptions options = new() { PeriodKnots = 4, ReferenceCohort = 1930 };
        var ours = Measure("spline curves with all models of the table", Repeats, () => AgePeriodCohortCurves.Of(table.Observed, options).Age[0].Value);
        Measure("deviance table", Repeats, () => AgePeriodCohortModels.Of(table.Observed).Drift.LogPerYear);
        Measure("net and local drifts", Repeats, () => NetDrift.Of(table.Observed).NetDrift.LogPerYear);
        Measure("Nordpred, base and slope said: the fit, the test of its bend, the forecast", Repeats, () => NordpredForecast.Of(table, new() { BasePeriods = 6, IsRecent = false }).Totals[0].Expected);
        Measure("Nordpred forecasts, base and slope chosen", Repeats, () => NordpredForecast.Of(table).Totals[0].Expected);
        foreach (var model in new[] { ForecastModel.LogLinear, ForecastModel.LinearByAge })
            Measure($"{model} forecasts", Repeats, () => AgeDriftForecast.Of(table, model).Totals[0].Expected);
        Measure("smooth forecasts", Repeats / 20, () => SmoothApcForecast.Of(table).Totals[0].Expected);
        Measure("Bayesian forecasts", Repeats / 20, () => BayesianApcForecast.Of(table).Totals[0].Expected);
        if (compare) Console.WriteLine(Rival(table.Observed) is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $"apc.fit of Epi: {theirs:F1} a second; ratio {ours / theirs:F0}") : "Rscript or its package Epi is absent");
        return 0;
    }

    private static double Measure(string what, int repeats, Func<double> fit)
    {
        for (var i = 0; i < Math.Min(50, repeats); i++) fit();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        double sum = 0;
        for (var i = 0; i < repeats; i++) sum += fit();
        var rate = repeats / (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rate:F0} a second of processor time, checksum {sum / repeats:R}"));
        return rate;
    }

    private static double? Rival(LexisTable table)
    {
        var path = Path.Combine(Path.GetTempPath(), $"registry-bench-apc-{Environment.ProcessId}.csv");
        var rows = from age in Enumerable.Range(0, table.AgeStarts.Count)
                   from period in Enumerable.Range(0, table.PeriodStarts.Count)
                   select string.Create(CultureInfo.InvariantCulture, $"{table.Age(age)},{table.Period(period)},{table.Cases(age, period)},{table.PersonYears(age, period)}");
        File.WriteAllLines(path, rows.Prepend("A,P,D,Y"));
        try
        {
            const string Script = "suppressMessages(library(Epi)); x<-read.csv(commandArgs(TRUE)[1]); f<-function() apc.fit(x,ref.c=1930,parm='ACP',npar=c(A=5,P=4,C=5),scale=1e5,print.AOV=FALSE); "
                + "invisible(f()); t<-system.time(for(i in 1:40) f())[1:2]; cat(40/sum(t))";
            using var r = Process.Start(new ProcessStartInfo("Rscript", ["-e", Script, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var printed = r.StandardOutput.ReadToEnd().Trim();
            r.WaitForExit();
            return r.ExitCode == 0 && double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;                                               // no Rscript on this machine
        }
        finally
        {
            File.Delete(path);
        }
    }
}
