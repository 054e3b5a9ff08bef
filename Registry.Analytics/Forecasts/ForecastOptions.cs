namespace Registry.Analytics.Forecasts;

/// <summary>What can be chosen about a forecast.</summary>
public sealed record ForecastOptions
{
    /// <summary>Periods the trend is taken from; null for those of the method.</summary>
    public int? BasePeriods { get; init; }

    /// <summary>Youngest age that is modelled; null: where every older group has 10 cases in the base (Nordpred), else every age.</summary>
    public double? FromAge { get; init; }

    /// <summary>Youngest age whose forecast is that of the model; null: the group after <see cref="FromAge"/>. Nordpred only.</summary>
    public double? UseFromAge { get; init; }

    /// <summary>True for the slope of the last two periods, false for the average slope, null to let a test decide. Nordpred only.</summary>
    public bool? IsRecent { get; init; }

    /// <summary>Share of the trend that is cut in each period to come; the last one goes on. Nordpred only.</summary>
    public IReadOnlyList<double> CutTrend { get; init; } = [0, 0.25, 0.5, 0.75, 0.75];

    /// <summary>True for the log link in place of the power-5 link. Nordpred only.</summary>
    public bool IsLogLink { get; init; }

    /// <summary>True to widen intervals by the dispersion of the fit where that is above 1.</summary>
    public bool IsOverdispersed { get; init; }

    /// <summary>Weights of a standard population by age group, which add up to 1; null when no standardised rate is asked for.</summary>
    public IReadOnlyList<double>? Standard { get; init; }

    /// <summary>Two-sided confidence level of the intervals; at 0.95 they are 1.96 standard errors wide on either side, as published.</summary>
    public double Confidence { get; init; } = 0.95;
}
