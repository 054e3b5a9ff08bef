using System.Globalization;
using Registry.Analytics.Quality;
using Registry.Core.Store;

namespace Registry.Api.FollowUps;

/// <summary>Signs of assumed contacts and missed deaths in a registry.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Living">Cases last seen alive or lost.</param>
/// <param name="OnDiagnosisDay">Of them last seen on the day of diagnosis.</param>
/// <param name="OnDiagnosisDayPercent">The same, percent.</param>
/// <param name="VeryOld">Of them 105 years or older at the contact.</param>
/// <param name="CommonDay">Day on which most were seen.</param>
/// <param name="OnCommonDay">Seen on that day.</param>
/// <param name="OnCommonDayPercent">The same, percent.</param>
/// <param name="Lethal">Cases of sites that few survive, diagnosed ten years or more before the day.</param>
/// <param name="LethalLiving">Of them seen alive ten years or more after diagnosis.</param>
/// <param name="LethalLivingPercent">The same, percent.</param>
internal sealed record PlausibilityEntry(
    string Registry, long Living, long OnDiagnosisDay, double? OnDiagnosisDayPercent, long VeryOld, string? CommonDay, long OnCommonDay, double? OnCommonDayPercent,
    long Lethal, long LethalLiving, double? LethalLivingPercent)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "registry", "living", "on_diagnosis_day", "on_diagnosis_day_percent", "very_old", "common_day", "on_common_day", "on_common_day_percent",
        "lethal", "lethal_living", "lethal_living_percent",
    ];

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        Registry, Living, OnDiagnosisDay, OnDiagnosisDayPercent, VeryOld, CommonDay, OnCommonDay, OnCommonDayPercent, Lethal, LethalLiving, LethalLivingPercent,
    ];

    internal static PlausibilityEntry Of(string registry, FollowUpSigns signs) => new(
        registry, signs.Living, signs.OnDiagnosisDay, signs.DiagnosisDayShare?.Percent, signs.VeryOld, signs.CommonDay?.ToString("O", CultureInfo.InvariantCulture), signs.OnCommonDay,
        signs.CommonDayShare?.Percent, signs.Lethal, signs.LethalLiving, signs.LethalShare?.Percent);
}

/// <summary>Signs of assumed contacts and missed deaths, registry by registry.</summary>
/// <param name="Date">The day.</param>
/// <param name="Method">How they are counted.</param>
/// <param name="Rows">The registries that have cases.</param>
internal sealed record FollowUpPlausibilityDocument(string Date, string Method, IReadOnlyList<PlausibilityEntry> Rows)
{
    /// <summary>Counts the cases of a registry, or of all.</summary>
    public static Task<FollowUpPlausibilityDocument> OfAsync(FollowUpStore store, IReadOnlyList<string> registries, DateOnly day, CancellationToken stop) => Task.Run(
        () => new FollowUpPlausibilityDocument(day.ToString("O", CultureInfo.InvariantCulture), FollowUpPlausibility.Method,
            [.. registries.AsParallel().AsOrdered().WithCancellation(stop).Select(code => PlausibilityEntry.Of(code, FollowUpPlausibility.Of(store.Current(code), day)))
                .Where(entry => entry.Living + entry.Lethal > 0)]),
        stop);
}
