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
        var nordpred = Measure("Nordpred fits (power-5 link, six periods, ages from 25)", Repeats, () => new NordpredModel(table, 6, 5, isLogLink: false).Deviance);
        Measure("Nordpred forecasts, base and slope chosen", Repeats, () => NordpredForecast.Of(table).Totals[0].Expected);
        foreach (var model in new[] { ForecastModel.LogLinear, ForecastModel.LinearByAge })
            Measure($"{model} forecasts", Repeats, () => AgeDriftForecast.Of(table, model).Totals[0].Expected);
        Measure("smooth forecasts", Repeats / 20, () => SmoothApcForecast.Of(table).Totals[0].Expected);
        Measure("Bayesian forecasts", Repeats / 20, () => BayesianApcForecast.Of(table).Totals[0].Expected);
        if (!compare) return 0;
        Console.WriteLine(Rival(table.Observed, ApcFit) is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $"apc.fit of Epi: {theirs:F1} a second; ratio {ours / theirs:F0}") : "Rscript or its package Epi is absent: not compared");
        Console.WriteLine(Rival(table.Observed, NordpredFit) is { } fits
            ? string.Create(CultureInfo.InvariantCulture, $"R glm with the link of nordpred: {fits:F1} a second; ratio {nordpred / fits:F0}") : "Rscript is absent: not compared");
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

    private const string ApcFit =
        "suppressMessages(library(Epi)); x<-read.csv(commandArgs(TRUE)[1]); f<-function() apc.fit(x,ref.c=1930,parm='ACP',npar=c(A=5,P=4,C=5),scale=1e5,print.AOV=FALSE); "
        + "invisible(f()); t<-system.time(for(i in 1:40) f())[1:2]; cat(40/sum(t))";

    // The model of nordpred.estimate: age levels, a drift, periods and cohorts as factors, rates to the power of a fifth.
    private const string NordpredFit =
        "x<-read.csv(commandArgs(TRUE)[1]); p<-sort(unique(x$P)); x<-x[x$P %in% tail(p,6) & x$A>25,]; x$C<-x$P-x$A; Y<-x$Y; "
        + "l<-structure(list(linkfun=function(m)(m/Y)^.2,linkinv=function(e)Y*e^5,mu.eta=function(e)5*Y*e^4,valideta=function(e)all(e>0),name='power5'),class='link-glm'); "
        + "f<-function() glm(D~factor(A)+P+factor(P)+factor(C)-1,family=poisson(l),data=x,mustart=x$D+0.1); invisible(f()); t<-system.time(for(i in 1:40) f())[1:2]; cat(40/sum(t))";

    private static double? Rival(LexisTable table, string script)
    {
        var path = Path.Combine(Path.GetTempPath(), $"registry-bench-apc-{Environment.ProcessId}.csv");
        var rows = from age in Enumerable.Range(0, table.AgeStarts.Count)
                   from period in Enumerable.Range(0, table.PeriodStarts.Count)
                   select string.Create(CultureInfo.InvariantCulture, $"{table.Age(age)},{table.Period(period)},{table.Cases(age, period)},{table.PersonYears(age, period)}");
        File.WriteAllLines(path, rows.Prepend("A,P,D,Y"));
        try
        {
            using var r = Process.Start(new ProcessStartInfo("Rscript", ["-e", script, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
