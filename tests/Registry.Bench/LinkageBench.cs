using System.Diagnostics;
using System.Globalization;
using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Bench;

/// <summary>Measures how fast new records are linked to known persons, and how well: invented records whose truth is known.</summary>
internal static class LinkageBench
{
    private const long Seed = 20_260_101;

    /// <summary>Links once at an error rate of 2 % and prints time, memory and quality.</summary>
    /// <param name="arguments">Numbers of new records and of known persons; a million against ten when not given.</param>
    public static int Run(string[] arguments)
    {
        var news = Number(arguments, 0, 1_000_000);
        var known = Number(arguments, 1, 10_000_000);
        var trial = new LinkageTrial(new() { Seed = Seed, Known = known, News = news, ErrorRate = 0.02 });
        var settings = new LinkSettings();
        Say($"{news:N0} new records against {known:N0} known persons, {settings.Threads} threads");
        Say($"making the known records alone takes {ReadSeconds(trial.Known()):F1} s, the new ones {ReadSeconds(trial.News()):F1} s: both are in the times below");
        var watch = Stopwatch.StartNew();
        var index = PersonIndex.Build(trial.Known(), settings, default);
        Say($"index            {Lap(watch):F1} s, {index.DistinctNames:N0} different names");
        var model = LinkageModel.Estimate(index, trial.News(), Seed, default);
        Say($"weights          {Lap(watch):F1} s, expected share {model.ExpectedShare:F3}");
        var (quality, tally) = (new LinkageQuality(), new LinkTally());
        foreach (var pair in PersonLinker.Link(index, trial.News(), model, settings, tally, default)) quality.Add(pair, trial);
        var link = Lap(watch);
        Say($"linkage          {link:F1} s, {news / link:N0} records/s, {tally.Candidates / (double)news:F1} pairs compared a record, {tally.Cut:N0} cut from large blocks");
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

    private static double ReadSeconds(IEnumerable<PersonFacts> records)
    {
        var from = Stopwatch.GetTimestamp();
        foreach (var _ in records) { }
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double Lap(Stopwatch watch)
    {
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        return seconds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
