using System.Diagnostics;
using System.Globalization;
using System.Text;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Bench;

/// <summary>Net survival of Pohar Perme at every exit day, ten years of follow-up, life table by age, sex and year; beside R's relsurv where it is installed.</summary>
internal static class NetSurvivalBench
{
    private const int Seed = 20261130, TenYears = 3652;

    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var (table, patients) = (Table(), Patients(count));
        var five = 5 * MortalityTable.DaysPerYear;
        for (var round = 1; round <= 3; round++)
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            var curve = NetSurvival.PoharPerme(patients, table, [five]);
            var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: {count} patients, {curve.Days.Count} days with an exit, {watch.Elapsed.TotalSeconds:F2} s, {used:F2} s of processor time, {Environment.WorkingSet >> 20} MB, five years {curve.At(five, LimitScale.Log, 0.95)!.Survival:R}"));
        }
        return arguments.Length > 1 ? BesideR(patients, five, arguments[1]) : 0;
    }

    // A Gompertz population; half of the patients are followed for ten years.
    private static MortalityTable Table() => MortalityTable.Of(
        from sex in new[] { Sex.Male, Sex.Female }
        from year in Enumerable.Range(1995, 30)
        from age in Enumerable.Range(0, 111)
        select new MortalityRow(sex, year, age, Hazard(sex, year, age)));

    private static double Hazard(Sex sex, int year, int age) => 1e-7 * (sex == Sex.Male ? 1.6 : 1) * Math.Exp(0.09 * age) * (1 - 0.01 * (year - 1995));

    private static List<Patient> Patients(int count)
    {
        var random = new Random(Seed);
        var patients = new List<Patient>(count);
        for (var i = 0; i < count; i++)
        {
            var days = (int)(-4 * 365 * Math.Log(1 - random.NextDouble()));
            patients.Add(new(random.Next(2) == 0 ? Sex.Male : Sex.Female, (int)(365.241 * (30 + 60 * random.NextDouble())),
                new DateOnly(2000, 1, 1).AddDays(random.Next(3650)), Math.Clamp(days, 1, TenYears), days < TenYears ? PatientOutcome.DiedOfCancer : PatientOutcome.Alive));
        }
        return patients;
    }

    // The same patients and table for relsurv::rs.surv; the script prints its time, and its survival at every time is compared.
    private static int BesideR(List<Patient> patients, double five, string folder)
    {
        Directory.CreateDirectory(folder);
        var (data, script, result) = (Path.Combine(folder, "patients.csv"), Path.Combine(folder, "relsurv.R"), Path.Combine(folder, "relsurv.csv"));
        File.WriteAllLines(data, patients.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.ExitDay},{(p.IsDead ? 1 : 0)},{p.AgeDays},{(int)p.Sex},{p.Diagnosis:yyyy-MM-dd}"))
            .Prepend("time,stat,age,sex,year"));
        var text = new StringBuilder("suppressMessages(library(relsurv)); d <- read.csv('").Append(data.Replace('\\', '/')).AppendLine("'); d$year <- as.Date(d$year)");
        text.AppendLine("ages <- 0:110; years <- 1995:2024; a <- array(0, dim = c(length(ages), length(years), 2))");
        text.AppendLine("for (y in seq_along(years)) for (s in 1:2) a[, y, s] <- 1e-7 * ifelse(s == 1, 1.6, 1) * exp(0.09 * ages) * (1 - 0.01 * (years[y] - 1995))");
        text.AppendLine("dimnames(a) <- list(age = as.character(ages), year = as.character(years), sex = c('male', 'female')); attr(a, 'dimid') <- c('age', 'year', 'sex')");
        text.AppendLine("attr(a, 'type') <- c(2, 3, 1); attr(a, 'cutpoints') <- list(ages * 365.241, as.Date(paste0(years, '-01-01')), NULL); class(a) <- 'ratetable'");
        text.AppendLine(CultureInfo.InvariantCulture, $"t <- system.time(f <- rs.surv(Surv(time, stat) ~ 1, data = d, ratetable = a, add.times = {five:R}))");
        text.AppendLine(CultureInfo.InvariantCulture, $"k <- system.time(s <- survfit(Surv(time, stat) ~ 1, data = d))");
        text.AppendLine(CultureInfo.InvariantCulture, $"cat('relsurv:', t['elapsed'], 's, five years', format(summary(f, times = {five:R})$surv, digits = 16), '; survfit:', k['elapsed'], 's\\n')");
        text.AppendLine(CultureInfo.InvariantCulture, $"write.csv(data.frame(time = f$time, surv = format(f$surv, digits = 16), error = format(f$std.err, digits = 16)), '{result.Replace('\\', '/')}', row.names = FALSE, quote = FALSE)");
        text.AppendLine(CultureInfo.InvariantCulture, $"write.csv(data.frame(time = s$time, surv = format(s$surv, digits = 16)), '{result.Replace('\\', '/')}.km', row.names = FALSE, quote = FALSE)");
        File.WriteAllText(script, text.ToString());
        using var r = Process.Start(new ProcessStartInfo("Rscript", [script]));
        r?.WaitForExit();
        if (r?.ExitCode != 0) return r?.ExitCode ?? 1;
        Say("net survival", NetSurvival.PoharPerme(patients, Table(), [five]), result);
        Say("observed survival", ObservedSurvival.KaplanMeier(patients), result + ".km");
        return 0;
    }

    // The largest difference at any time at which R has an estimate.
    private static void Say(string what, SurvivalCurve curve, string file)
    {
        var (most, times) = (0.0, 0);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var fields = line.Split(',');
            var point = curve.At(double.Parse(fields[0], CultureInfo.InvariantCulture), LimitScale.Log, 0.95)!;
            most = Math.Max(most, Math.Abs(point.Survival - double.Parse(fields[1], CultureInfo.InvariantCulture)));
            times++;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: largest difference from R at {times} times {most:E1}"));
    }
}
