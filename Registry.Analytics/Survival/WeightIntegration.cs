namespace Registry.Analytics.Survival;

/// <summary>How the hazard of the weighted population is integrated between two exits.</summary>
public enum WeightIntegration
{
    /// <summary>As relsurv 2.2-9 does it, with its default precision of a day: the mean hazard of a day is taken over all days since the last exit.</summary>
    Relsurv,

    /// <summary>Exactly: the logarithm of the ratio of the summed weights.</summary>
    Exact,
}
