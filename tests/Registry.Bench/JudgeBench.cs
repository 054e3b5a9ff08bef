using System.Diagnostics;
using System.Globalization;
using Registry.Core.Records;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Invented;
using Registry.Import.Reading;

namespace Registry.Bench;

/// <summary>Measures the judging of cases alone: an invented file of 25 columns stands ready in memory as rows of text.</summary>
internal static class JudgeBench
{
    private const int Rounds = 5;
    private const int Repeats = 10;

    /// <summary>Times the whole way from text to judged record, its first half (text to types) and its second (the checks), and prints
    /// the best of five rounds of each.</summary>
    /// <param name="arguments">Number of rows, 200,000 when not given.</param>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        var (layout, rows) = Read(count);
        Say($"{count:N0} invented cases of {layout.Items.Count} columns, {CheckPlan.For(PartKind.Incidence, layout, CheckCatalogue.Load()).Count} conditions apply");
        var whole = Best(() => Whole(layout, rows));
        Say($"text to judged records     {whole} rows/s; {whole.Verdicts:N0} verdicts, {whole.Queried:N0} rows with a query or an error");
        Say($"text to types              {Best(() => Types(layout, rows))} rows/s");
        var checks = Best(() => Checks(layout, rows));
        Say($"every check on read types  {checks} rows/s; {checks.Verdicts:N0} verdicts");
        return 0;
    }

    private static (PartLayout Layout, FileRow[] Rows) Read(int count)
    {
        var path = Path.Combine(Path.GetTempPath(), $"330106_FB_{Environment.ProcessId}.csv");
        try
        {
            InventedProvince.WriteBenchmark(path, count, seed: 1);
            using var file = BatchFile.Open(path, ReadingOptions.None with { Registry = "330106" });
            var part = file.Parts.Single();
            return (part.Layout, [.. part.Rows()]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Timing Whole(PartLayout layout, FileRow[] rows)
    {
        var (verdicts, queried) = (0L, 0);
        return Measured(rows.Length, () =>
        {
            foreach (var row in ImportPipeline.Judge(new(PartKind.Incidence, "bench", layout, _ => rows), Context()))
            {
                verdicts += row.Verdicts.Count;
                if (row.Verdicts.Any(verdict => verdict.Severity > Severity.Info)) queried++;
            }
        }) with { Verdicts = verdicts, Queried = queried };
    }

    private static Timing Types(PartLayout layout, FileRow[] rows)
    {
        var facts = new RowFacts(PartKind.Incidence, layout, Context());
        return Measured(rows.Length, () =>
        {
            foreach (var row in rows)
            {
                facts.Take(row);
                CaseReader.Read(facts);
            }
        });
    }

    // Types and then the checks, eleven times and once: the difference is ten times the checks, on facts that are at hand as they
    // are in an import.
    private static Timing Checks(PartLayout layout, FileRow[] rows)
    {
        var (once, often) = (Judged(layout, rows, 1), Judged(layout, rows, 1 + Repeats));
        return new(rows.Length, (often.Seconds - once.Seconds) / Repeats, (often.Bytes - once.Bytes) / Repeats) { Verdicts = once.Verdicts };
    }

    private static Timing Judged(PartLayout layout, FileRow[] rows, int times)
    {
        var context = Context();
        var plan = CheckPlan.For(PartKind.Incidence, layout, context.Checks);
        var facts = new RowFacts(PartKind.Incidence, layout, context);
        var (verdicts, found) = (new List<Verdict>(), 0L);
        return Measured(rows.Length, () =>
        {
            foreach (var row in rows)
            {
                facts.Take(row);
                CaseReader.Read(facts);
                for (var time = 0; time < times; time++)
                {
                    verdicts.Clear();
                    plan.Judge(facts, verdicts);
                }
                found += verdicts.Count;
            }
        }) with { Verdicts = found };
    }

    private static JudgingContext Context() =>
        new() { Registry = "330106", Checks = CheckCatalogue.Load(), Today = new(2026, 11, 1) };

    private static Timing Best(Func<Timing> round) => Enumerable.Range(0, Rounds).Select(_ => round()).MinBy(run => run.Seconds)!;

    private static Timing Measured(int rows, Action work)
    {
        var (bytes, seconds) = (GC.GetAllocatedBytesForCurrentThread(), ProcessorSeconds());
        work();
        return new(rows, ProcessorSeconds() - seconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    // Processor time, so that a busy machine does not count.
    private static double ProcessorSeconds() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record Timing(int Rows, double Seconds, long Bytes)
    {
        public long Verdicts { get; init; }

        public int Queried { get; init; }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{Seconds * 1e6 / Rows:F2} µs and {Bytes / Rows} bytes a row, {Rows / Seconds:N0}");
    }
}
