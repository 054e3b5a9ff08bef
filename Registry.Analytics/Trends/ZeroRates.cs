namespace Registry.Analytics.Trends;

/// <summary>What becomes of a year with rate 0, which has no logarithm.</summary>
public enum ZeroRates
{
    /// <summary>The year takes no part; the result names it.</summary>
    LeaveOut,

    /// <summary>Half a case stands for none: rate 0.5/person-years, standard error √0.5/person-years.</summary>
    HalfCase,

    /// <summary>A series with such a year is refused, as the Joinpoint program does with rates that come without counts.</summary>
    Refuse,
}
