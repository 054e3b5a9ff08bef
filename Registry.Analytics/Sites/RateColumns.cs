namespace Registry.Analytics.Sites;

/// <summary>Where each number of a row stands in the flat storage of a rate table; NaN is an absent number and never leaves it.</summary>
internal static class RateColumns
{
    public const int Cases = 0, UnknownAge = 1, PersonYears = 2, Crude = 3;
    public const int Cumulative64 = 6, Cumulative74 = 9, Risk74 = 12, Share = 15, Rank = 18, Problem = 19;

    /// <summary>Cases of known age, then person-years, of the ages that a measure over some ages counts.</summary>
    public const int Counts35To64 = 20, Counts0To64 = 22, Counts0To74 = 24;

    public const int FirstStandard = 26;

    /// <summary>For each standard: the ASR and its limits, then the truncated rate and its limits.</summary>
    public const int PerStandard = 6;

    public static int Width(int standards) => FirstStandard + PerStandard * standards;
}
