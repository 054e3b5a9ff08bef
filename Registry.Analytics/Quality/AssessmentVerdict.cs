namespace Registry.Analytics.Quality;

/// <summary>What is said of an indicator after everything it was held against.</summary>
public enum AssessmentVerdict
{
    /// <summary>As expected, or not beyond what chance gives.</summary>
    Fine,

    /// <summary>Not as expected by more than chance: the registry explains, and a reviewer writes the explanation down.</summary>
    Explain,

    /// <summary>Beyond the fixed limits and beyond what the sites, the region and screening account for: the data are not taken as they are.</summary>
    Block,

    /// <summary>Too few cases to say anything.</summary>
    TooFew,

    /// <summary>It cannot be computed.</summary>
    NoData,
}
