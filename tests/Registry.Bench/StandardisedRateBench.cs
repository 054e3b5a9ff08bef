using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>How many age-standardised rates with Fay-Feuer limits one core computes from counts in memory, one call a rate.</summary>
internal static class StandardisedRateBench
{
    private const int Populations = 2000, Repeats = 500, Rounds = 5, Seed = 20261130;

    public static int Run()
    {
        var random = new Random(Seed);
        var cells = Enumerable.Range(0, Populations).Select(_ => Cell(random)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            double sum = 0;
            for (var repeat = 0; repeat < Repeats; repeat++)
                foreach (var (cases, years) in cells)
                    sum += AgeStandardisedRate.Direct(cases, years, StandardPopulation.Segi)!.UpperPer100k!.Value;
            var (seconds, used) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round + 1}: {Populations * Repeats / seconds / 1e6:F2} million rates a second, {Populations * Repeats / used / 1e6:F2} a second of processor time, checksum {sum / Repeats:R}"));
        }
        return 0;
    }

    // Cases of a common and of a rare cancer alike: shapes of the gamma distribution from 1 to some thousands.
    private static (AgeVector Cases, AgeVector PersonYears) Cell(Random random)
    {
        var ages = AgeScheme.Cn19.Count;
        double[] years = [.. Enumerable.Range(0, ages).Select(_ => 500.0 + random.Next(60_000))];
        var level = Math.Pow(10, -6 + 3 * random.NextDouble());
        double[] cases = [.. years.Select((n, age) => Math.Floor(n * level * Math.Pow(1.25, age) * 2 * random.NextDouble()))];
        cases[random.Next(ages)]++;
        return (new(AgeScheme.Cn19, cases), new(AgeScheme.Cn19, years));
    }
}
