namespace Registry.Import.Checks;

/// <summary>The numbers in force, by what they limit: looked up once, so that a condition reads a property.</summary>
internal sealed class CheckThresholds
{
    private readonly Dictionary<(string, string), double> _values;

    /// <summary>Takes the numbers in force.</summary>
    public CheckThresholds(IEnumerable<CheckThreshold> values)
    {
        _values = values.ToDictionary(value => (value.Check, value.Name), value => value.Value);
        CollectsIntracranial = Of("P-SCOPE-2", "collect") != 0;
        HeapedPercent = Of("D-PREC-4", "percent");
        FewestHeapedDates = Of("D-PREC-4", "dates");
        VeryOldYears = (int)Of("D-AGE-3", "years");
        LateMonths = (int)Of("F-PER-2", "months");
        OverdueMonths = (int)Of("U-STA-3", "months");
        OldAliveYears = (int)Of("U-STA-4", "years");
        LowestSexRatio = Of("N-POP-3", "lowest");
        LowestSexRatioOfTheOld = Of("N-POP-3", "lowest-old");
        HighestSexRatio = Of("N-POP-3", "highest");
        PopulationChangePercent = Of("N-POP-11", "percent");
    }

    /// <summary>True when benign and uncertain tumours of pituitary, craniopharyngeal duct and pineal gland are collected.</summary>
    public bool CollectsIntracranial { get; }

    /// <summary>Largest share of one day of the month among the dates of a hospital.</summary>
    public double HeapedPercent { get; }

    /// <summary>Fewest dates of a hospital that are looked at.</summary>
    public double FewestHeapedDates { get; }

    /// <summary>Oldest age that needs no confirmation.</summary>
    public int VeryOldYears { get; }

    /// <summary>Months after the end of the year from which a delivery is late.</summary>
    public int LateMonths { get; }

    /// <summary>Most months between the last contact of a living person and the follow-up round.</summary>
    public int OverdueMonths { get; }

    /// <summary>Oldest age alive at the last contact that needs no confirmation.</summary>
    public int OldAliveYears { get; }

    /// <summary>Lowest ratio of men to women under 80 years.</summary>
    public double LowestSexRatio { get; }

    /// <summary>Lowest ratio of men to women from 80 years on.</summary>
    public double LowestSexRatioOfTheOld { get; }

    /// <summary>Highest ratio of men to women.</summary>
    public double HighestSexRatio { get; }

    /// <summary>Largest change of a population cell from the year before.</summary>
    public double PopulationChangePercent { get; }

    private double Of(string check, string name) => _values[(check, name)];
}
