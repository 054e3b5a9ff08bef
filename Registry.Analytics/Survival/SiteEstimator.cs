using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>One estimator on some patients, at the times of a question.</summary>
internal sealed class SiteEstimator
{
    private static readonly SurvivalMeasure[] OnlySurvival = [SurvivalMeasure.Survival], Deaths = [SurvivalMeasure.CancerDeath, SurvivalMeasure.OtherDeath];

    private readonly Func<SurvivalMeasure, int, SurvivalPoint?> _at;

    private SiteEstimator(IReadOnlyList<SurvivalMeasure> measures, Func<SurvivalMeasure, int, SurvivalPoint?> at) => (Measures, _at) = (measures, at);

    /// <summary>What it estimates.</summary>
    public IReadOnlyList<SurvivalMeasure> Measures { get; }

    /// <summary>Estimates; nobody is followed for a day: nothing at any time.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static SiteEstimator Of(IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method)
    {
        var measures = SiteEstimatesQuestion.IsCrude(method) ? Deaths : OnlySurvival;
        if (!patients.Any(p => p.ExitDay > p.EntryDay)) return new(measures, (_, _) => null);
        double[] days = [.. question.Survival.Years.Select(Days)];
        return new(measures, SiteEstimatesQuestion.IsCrude(method) ? Probabilities(patients, question, method, days) : Survival(patients, question, method, days));
    }

    /// <summary>The estimate at the i-th time, with limits that can be said.</summary>
    public SurvivalPoint? At(SurvivalMeasure measure, int i) => Sayable(_at(measure, i), measure);

    /// <summary>An estimate without limits where nobody has died or its error is 0 (nobody died of this cause): they would look like certainty.
    /// Limits of a probability of death end at 0 and 1.</summary>
    public static SurvivalPoint? Sayable(SurvivalPoint? point, SurvivalMeasure measure) => point switch
    {
        null => null,
        { Deaths: 0 } or { StandardError: 0 } => point with { Lower = null, Upper = null },
        _ when Deaths.Contains(measure) => point with { Lower = point.Lower is { } lower ? Math.Max(0, lower) : null, Upper = point.Upper is { } upper ? Math.Min(1, upper) : null },
        _ => point,
    };

    private static Func<SurvivalMeasure, int, SurvivalPoint?> Survival(
        IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, double[] days)
    {
        var (curve, scale, confidence) = (Curve(patients, question, method, days), question.ScaleOf(method), question.Survival.Confidence);
        return question.Given > 0
            ? (_, i) => curve.Given(days[i], Days(question.Given), scale, confidence)
            : (_, i) => curve.At(days[i], scale, confidence);
    }

    private static SurvivalCurve Curve(IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, double[] days) => method switch
    {
        SurvivalMethod.Observed => ObservedSurvival.KaplanMeier(patients),
        SurvivalMethod.CauseSpecific => ObservedSurvival.CauseSpecific(patients),
        SurvivalMethod.Actuarial => IntervalSurvival.Observed(Intervals(patients, null, question), IntervalMethod.LifeTable),
        SurvivalMethod.EdererOne => RelativeSurvival.EdererOne(patients, question.Survival.LifeTable!),
        SurvivalMethod.EdererTwo => RelativeSurvival.EdererTwo(patients, question.Survival.LifeTable!),
        SurvivalMethod.Hakulinen => RelativeSurvival.Hakulinen(patients, question.Survival.LifeTable!, question.Survival.Window.Closing),
        SurvivalMethod.NetByIntervals => IntervalSurvival.PoharPerme(Intervals(patients, question.Survival.LifeTable, question)),
        _ => NetSurvival.PoharPerme(patients, question.Survival.LifeTable!, [.. days, Days(question.Given)]),
    };

    private static IReadOnlyList<SurvivalInterval> Intervals(IReadOnlyList<Patient> patients, MortalityTable? table, SiteEstimatesQuestion question)
    {
        var pieces = question.Survival.Years[^1] * 12 / question.IntervalMonths;
        return IntervalSurvival.Count(patients, table, [.. Enumerable.Range(0, pieces + 1).Select(i => i * question.IntervalMonths / 12.0)]);
    }

    private static Func<SurvivalMeasure, int, SurvivalPoint?> Probabilities(
        IReadOnlyList<Patient> patients, SiteEstimatesQuestion question, SurvivalMethod method, double[] days)
    {
        var points = (method == SurvivalMethod.Crude ? CrudeProbability.OfLifeTable(patients, question.Survival.LifeTable!, days) : CrudeProbability.OfCauses(patients, days))
            .ToDictionary(point => point.Days);
        var counts = ObservedSurvival.KaplanMeier(patients);
        return (measure, i) => points.TryGetValue(days[i], out var point) && counts.At(days[i], LimitScale.Plain, question.Survival.Confidence) is { } all
            ? Point(measure == SurvivalMeasure.CancerDeath ? (point.Cancer, point.CancerError) : (point.Other, point.OtherError), question.Survival.Confidence, all) : null;
    }

    private static SurvivalPoint Point((double Value, double Error) estimate, double confidence, SurvivalPoint all)
    {
        var (lower, upper) = CrudeProbability.Limits(estimate.Value, estimate.Error, confidence);
        return all with { Survival = estimate.Value, StandardError = estimate.Error, Lower = lower, Upper = upper };
    }

    private static double Days(int years) => years * MortalityTable.DaysPerYear;
}
