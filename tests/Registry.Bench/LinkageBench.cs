using System.Diagnostics;
using System.Globalization;
using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Bench;

/// <summary>Measures how fast new records are linked to known persons, and how well: invented records whose truth is known.</summary>
internal static class LinkageBench
{
    private const long Seed = 20_260_101;

    /// <summary>Links once and prints time, memory and quality.</summary>
    /// <param name="arguments">Numbers of new records and of known persons, errors in percent in the new and in the known records, seed; a
    /// million against ten, 2 % when not given, and as many in the known as in the new.</param>
    public static int Run(string[] arguments)
    {
        var (news, known, percent) = (Number(arguments, 0, 1_000_000), Number(arguments, 1, 10_000_000), Number(arguments, 2, 2));
        var (knownPercent, seed) = (Number(arguments, 3, percent), Number(arguments, 4, (int)Seed));
        var trial = new LinkageTrial(
            new() { Seed = seed, Known = known, News = news, ErrorRate = percent / 100.0, KnownErrorRate = knownPercent / 100.0 });
        var settings = new LinkSettings();
        Say($"{news:N0} new records, {percent} % wrong in each field, against {known:N0} known persons, {knownPercent} % wrong, seed {seed}, {settings.Threads} threads");
        var lap = new Lap();
        foreach (var _ in trial.Known()) { }
        foreach (var _ in trial.News()) { }
        Report("inventing alone", lap, $"which is in the times below: the known records once, the new ones twice");
        var index = PersonIndex.Build(trial.Known(), settings, default);
        Report("index", lap, $"{index.DistinctNames:N0} different names");
        var model = LinkageModel.Estimate(index, trial.News(), Seed, default);
        Report("weights", lap, $"expected share {model.ExpectedShare:F3}, automatic from a probability of {model.AutomaticProbability:F3}");
        var (quality, tally) = (new LinkageQuality(), new LinkTally());
        foreach (var pair in PersonLinker.Link(index, trial.News(), model, settings, tally, default)) quality.Add(pair, trial);
        Report("linkage", lap, $"{tally.Candidates / (double)news:F1} pairs compared a record, {tally.Cut:N0} cut from large blocks");
        Say($"peak memory      {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MB resident");
        quality.Matched = Enumerable.Range(0, news).Count(i => trial.KnownIdOf(LinkageTrial.FirstNew + i) is not null);
        Say($"quality          {quality}");
        return 0;
    }

    /// <summary>Links at each error rate and prints precision and recall of the bands.</summary>
    /// <param name="arguments">Seed, numbers of new records and of known persons.</param>
    public static int Quality(string[] arguments)
    {
        var seed = Number(arguments, 0, 7_001);
        var news = Number(arguments, 1, 50_000);
        var known = Number(arguments, 2, 200_000);
        Say($"seed {seed}, {news:N0} new records against {known:N0} known persons, half of all records without a resident ID");
        foreach (var (where, knownErrors) in new[] { ("errors in the new records", false), ("errors in the new and in the known records", true) })
        {
            Say(where);
            foreach (var rate in new[] { 0.01, 0.02, 0.03, 0.05 })
                Say($"  {rate:P0}: {QualityOf(new() { Seed = seed, Known = known, News = news, ErrorRate = rate, KnownErrorRate = knownErrors ? rate : 0 })}");
        }
        return 0;
    }

    /// <summary>Links once and prints where the links went that were not made.</summary>
    /// <param name="arguments">Seed, numbers of new records and of known persons, errors in percent in the new and in the known records.</param>
    public static int Losses(string[] arguments)
    {
        var (seed, news, known) = (Number(arguments, 0, 7_001), Number(arguments, 1, 50_000), Number(arguments, 2, 200_000));
        var percent = Number(arguments, 3, 5);
        var trial = new LinkageTrial(new()
        {
            Seed = seed, Known = known, News = news, ErrorRate = percent / 100.0, KnownErrorRate = Number(arguments, 4, percent) / 100.0,
        });
        var (settings, quality) = (new LinkSettings(), new LinkageQuality());
        var index = PersonIndex.Build(trial.Known(), settings, default);
        var model = LinkageModel.Estimate(index, trial.News(), seed: 1, default);
        var pairs = PersonLinker.Link(index, trial.News(), model, settings, new(), default).ToList();
        foreach (var pair in pairs) quality.Add(pair, trial);
        quality.Matched = Enumerable.Range(0, news).Count(i => trial.KnownIdOf(LinkageTrial.FirstNew + i) is not null);
        Say($"{quality}; automatic from {model.AutomaticProbability:F3}");
        var losses = new LinkageLosses(trial, index, model);
        losses.Look(trial.News(), pairs.ToLookup(pair => pair.NewId));
        losses.Print(Console.Out);
        return 0;
    }

    private static LinkageQuality QualityOf(LinkageTrialOptions options)
    {
        var (trial, settings, quality) = (new LinkageTrial(options), new LinkSettings(), new LinkageQuality());
        var index = PersonIndex.Build(trial.Known(), settings, default);
        var model = LinkageModel.Estimate(index, trial.News(), seed: 1, default);
        foreach (var pair in PersonLinker.Link(index, trial.News(), model, settings, new(), default)) quality.Add(pair, trial);
        quality.Matched = Enumerable.Range(0, options.News).Count(i => trial.KnownIdOf(LinkageTrial.FirstNew + i) is not null);
        return quality;
    }

    private static int Number(string[] arguments, int place, int otherwise) =>
        arguments.Length > place ? int.Parse(arguments[place].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : otherwise;

    private static void Report(string what, Lap lap, FormattableString about)
    {
        var (seconds, processor) = lap.Next();
        Say($"{what,-16} {seconds:F1} s ({processor:F1} s of processors); {about.ToString(CultureInfo.InvariantCulture)}");
    }

    // On a shared machine the processor time says more than the clock.
    private sealed class Lap
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private double _processor = Environment.CpuUsage.TotalTime.TotalSeconds;

        public (double Seconds, double Processor) Next()
        {
            var (seconds, processor) = (_watch.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);
            _watch.Restart();
            (processor, _processor) = (processor - _processor, processor);
            return (seconds, processor);
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
