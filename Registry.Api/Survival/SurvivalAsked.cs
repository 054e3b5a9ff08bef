using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Api.Compute;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>A question about survival that can be answered.</summary>
internal sealed record SurvivalAsked(
    YearRange Diagnosed, DateOnly Closing, IReadOnlyList<string> Registries, SiteScheme Scheme, IReadOnlyList<int> Times, SurvivalWindow Window, bool ByStage)
{
    /// <summary>How net survival is standardised for age.</summary>
    public AgeWeighting Weighting { get; init; } = AgeWeighting.Groups;

    /// <summary>Years of a window of the trend; null without one.</summary>
    public int? Trend { get; init; }

    /// <summary>Estimators whose table is asked for; none for observed and net survival.</summary>
    public IReadOnlyList<SurvivalMethod> Methods { get; init; } = [];

    /// <summary>Years that the patients of conditional survival have reached; 0 from diagnosis.</summary>
    public int Given { get; init; }

    /// <summary>Months of an interval of the estimators that have intervals.</summary>
    public int IntervalMonths { get; init; } = 1;

    /// <summary>Scale of the limits by its word; null for the usual ones.</summary>
    public string? Limits { get; init; }

    /// <summary>Answers it.</summary>
    /// <param name="source">Cases and life tables.</param>
    /// <param name="lifeTable">The life table, or null.</param>
    /// <param name="name">Its name, or null.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="ComputeRefusedException">There is no case of the years, or the life table is missing or lacks a row.</exception>
    public async Task<SurvivalDocument> AnswerAsync(CaseSurvival source, MortalityTable? lifeTable, string? name, CancellationToken stop)
    {
        if (lifeTable is null && Methods.Any(SiteEstimatesQuestion.NeedsLifeTable))
            throw Refused("method", new("所求的估计需要寿命表，库中没有或不止一个；请用 lifeTable 指定。", "what is asked needs a life table, and the store holds none or several; name one by lifeTable."));
        var patients = await source.PatientsAsync(Registries, Diagnosed.From, Diagnosed.To, Closing, stop);
        if (patients.Tally.Cases == 0) throw Refused("years", KnownYears.NoData(await source.YearsAsync(Registries, stop)));
        var words = new AskedSurvival(Text(Closing), $"{Diagnosed.From}-{Diagnosed.To}", SurvivalApproach.Words(Window), lifeTable is null ? null : name);
        var first = patients.All.Select(patient => patient.Patient.Diagnosis.Year).DefaultIfEmpty(Diagnosed.From).Min();
        return SurvivalDocument.Of(patients, Question(lifeTable), words, this)
            .With(Trend is { } span ? SurvivalTrendEntry.All(patients, Question(lifeTable), new(first, 1, 1), Closing, span) : []);
    }

    /// <summary>The question as the statistics take it.</summary>
    public SiteSurvivalQuestion Question(MortalityTable? lifeTable)
    {
        var usual = new SiteSurvivalQuestion { Scheme = Scheme, LifeTable = lifeTable, Years = Times, Window = Window, Weighting = Weighting };
        return Limits switch
        {
            null => usual,
            "plain" => usual with { Scale = LimitScale.Plain, NetScale = LimitScale.Plain },
            "log" => usual with { Scale = LimitScale.Log, NetScale = LimitScale.Log },
            _ => usual with { Scale = LimitScale.LogLog, NetScale = LimitScale.LogLog },
        };
    }

    private static ComputeRefusedException Refused(string where, Bilingual reason) => new([new(where, reason)]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
