using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>From rows of cases in memory to the rates of 108,000 strata: 90 registries, 20 years, 2 sexes, 30 sites, 18 ages. Each stratum has
/// its crude and standardised rate with variance and Fay-Feuer limits and its cumulative rate to 74 years; beside R data.table.</summary>
internal static class RowsBench
{
    private const int Registries = 90, Years = 20, Sexes = 2, Sites = 30, Ages = 18, Rounds = 5, Seed = 20261130;

    private const int Strata = Registries * Years * Sexes * Sites;

    public static int Run(string[] args)
    {
        var count = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000_000;
        var (rows, people) = Invent(count);
        var threads = Environment.ProcessorCount;
        Say($"{count:N0} rows of five codes, {Strata:N0} strata, {threads} threads");
        for (var round = 0; round < Rounds; round++)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var sum = Rates(Count(rows, threads), people, threads);
            var (seconds, used) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
            Say($"round {round + 1}: {seconds:F3} s, {used:F3} s of processors, checksum {sum:F6}");
        }
        if (args is [_, "r"]) Say($"R data.table and qgamma, 2 threads, rows in memory: {Rival(rows, people) ?? "not installed"} (seconds, processor seconds, checksum)");
        return 0;
    }

    // Rows as columns of codes, as they stand in memory on both sides.
    private sealed record Rows(byte[] Registry, byte[] Year, byte[] Sex, byte[] Site, byte[] Age);

    private static (Rows, double[] People) Invent(int count)
    {
        var random = new Random(Seed);
        var rows = new Rows(new byte[count], new byte[count], new byte[count], new byte[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            rows.Registry[i] = (byte)random.Next(Registries);
            rows.Year[i] = (byte)random.Next(Years);
            rows.Sex[i] = (byte)random.Next(Sexes);
            rows.Site[i] = (byte)(Sites * Math.Pow(random.NextDouble(), 2));
            rows.Age[i] = (byte)(Ages * Math.Pow(random.NextDouble(), 0.4));
        }
        double[] people = [.. Enumerable.Range(0, Registries * Years * Sexes * Ages).Select(_ => 500.0 + random.Next(60_000))];
        return (rows, people);
    }

    private static int[] Count(Rows rows, int threads)
    {
        var parts = new int[threads][];
        Parallel.For(0, threads, part =>
        {
            var counts = parts[part] = new int[Strata * Ages];
            var (from, to) = ((int)((long)rows.Age.Length * part / threads), (int)((long)rows.Age.Length * (part + 1) / threads));
            for (var i = from; i < to; i++)
                counts[((((rows.Registry[i] * Years) + rows.Year[i]) * Sexes + rows.Sex[i]) * Sites + rows.Site[i]) * Ages + rows.Age[i]]++;
        });
        for (var part = 1; part < threads; part++)
            for (var cell = 0; cell < parts[0].Length; cell++) parts[0][cell] += parts[part][cell];
        return parts[0];
    }

    private static double Rates(int[] counts, double[] people, int threads)
    {
        var sums = new double[threads];
        Parallel.For(0, threads, part =>
        {
            for (var stratum = part; stratum < Strata; stratum += threads)
            {
                var (d, n) = (new double[Ages], new double[Ages]);
                for (var age = 0; age < Ages; age++) (d[age], n[age]) = (counts[stratum * Ages + age], people[stratum / Sites * Ages + age]);
                AgeVector cases = new(AgeScheme.To85, d), years = new(AgeScheme.To85, n);
                var standardised = AgeStandardisedRate.Direct(cases, years, Standard)!;
                sums[part] += CrudeRate.Of(cases.Total, years.Total)!.Per100k + standardised.Per100k + standardised.LowerPer100k!.Value + standardised.UpperPer100k!.Value
                    + AgeStandardisedRate.StandardErrorPer100k(cases, years, Standard)!.Value + CumulativeRate.Of(cases, years, 74)!.Percent;
            }
        });
        return sums.Sum();
    }

    private static StandardPopulation Standard { get; } = new("rows", "rows", "rows", new(AgeScheme.To85, Weights()));

    private static double[] Weights() =>
        [12000, 10000, 9000, 9000, 8000, 8000, 6000, 6000, 6000, 6000, 5000, 4000, 4000, 3000, 2000, 1000, 500, 500];

    private static string? Rival(Rows rows, double[] people) => RivalProgram.Run("rows.R", directory =>
    {
        using (var file = File.CreateText(Path.Combine(directory, "rows.csv")))
        {
            file.WriteLine("registry,year,sex,site,age");
            for (var i = 0; i < rows.Age.Length; i++) file.WriteLine($"{rows.Registry[i]},{rows.Year[i]},{rows.Sex[i]},{rows.Site[i]},{rows.Age[i]}");
        }
        File.WriteAllLines(Path.Combine(directory, "people.csv"), people.Select((n, i) =>
            FormattableString.Invariant($"{i / Ages / Sexes / Years},{i / Ages / Sexes % Years},{i / Ages % Sexes},{i % Ages},{n}")).Prepend("registry,year,sex,age,py"));
        File.WriteAllLines(Path.Combine(directory, "weights.csv"), Weights().Select(w => w.ToString(CultureInfo.InvariantCulture)).Prepend("w"));
    });

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
