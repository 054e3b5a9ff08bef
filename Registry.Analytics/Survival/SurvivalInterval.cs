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

    /// <summary>Persons last seen alive in the interval, before its end.</summary>
    public int Lost { get; init; }

    /// <summary>Deaths.</summary>
    public int Deaths { get; init; }

    /// <summary>Deaths of the cancer.</summary>
    public int CancerDeaths { get; init; }

    /// <summary>Person-years.</summary>
    public double Years { get; init; }

    /// <summary>Deaths expected in the person-years from the population.</summary>
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
    public double Effective => AtRisk - Lost / 2.0;
}
