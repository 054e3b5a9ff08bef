namespace Registry.Analytics.Survival;

/// <summary>What the patients did in one interval of time since diagnosis.</summary>
public sealed record SurvivalInterval
{
    /// <summary>Beginning, years since diagnosis.</summary>
    public required double From { get; init; }

    /// <summary>End, years since diagnosis.</summary>
    public required double To { get; init; }

    /// <summary>Persons who are under observation in the interval.</summary>
    public int AtRisk { get; init; }

    /// <summary>Persons under observation just before its end: those who leave with it or later.</summary>
    public int Reaching { get; init; }

    /// <summary>Persons last seen alive in the interval, before its end.</summary>
    public int Lost { get; init; }

    /// <summary>Deaths.</summary>
    public int Deaths { get; init; }

    /// <summary>Deaths of the cancer.</summary>
    public int CancerDeaths { get; init; }

    /// <summary>Persons under observation, each with the own weight (Brenner).</summary>
    public double CountedAtRisk { get; init; }

    /// <summary>Persons last seen alive before the end, each with the own weight.</summary>
    public double CountedLost { get; init; }

    /// <summary>Deaths, each with the own weight.</summary>
    public CountedEvents CountedDeaths { get; init; }

    /// <summary>Deaths of the cancer, each with the own weight.</summary>
    public CountedEvents CountedCancerDeaths { get; init; }

    /// <summary>Person-years, those of each person times the own weight.</summary>
    public double Years { get; init; }

    /// <summary>Deaths expected in these person-years from the population.</summary>
    public double Expected { get; init; }

    /// <summary>Sum of the weights 1/S* of the deaths.</summary>
    public double WeightedDeaths { get; init; }

    /// <summary>Sum of their squares.</summary>
    public double SquaredDeaths { get; init; }

    /// <summary>Weighted person-years.</summary>
    public double WeightedYears { get; init; }

    /// <summary>Weighted expected deaths.</summary>
    public double WeightedExpected { get; init; }

    /// <summary>Length, years.</summary>
    public double Length => To - From;

    /// <summary>Persons at risk of the life-table method: those lost count half.</summary>
    public double Effective => CountedAtRisk - CountedLost / 2;
}
