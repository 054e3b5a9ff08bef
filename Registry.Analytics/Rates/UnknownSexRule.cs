namespace Registry.Analytics.Rates;

/// <summary>What becomes of cases of unknown sex when somebody asks for them to be spread.</summary>
public enum UnknownSexRule
{
    /// <summary>In proportion to men and women of the same age; of all ages where that age has none.</summary>
    WithinAge,

    /// <summary>In proportion to men and women of all ages together.</summary>
    OfAllAges,

    /// <summary>Half to each.</summary>
    Half,

    /// <summary>Neither: they are left out.</summary>
    LeftOut,
}
