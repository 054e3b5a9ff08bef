namespace Registry.Analytics.Trends;

/// <summary>A series or an option of which no trend can be told.</summary>
/// <param name="zh">What is wrong and what to do, in Chinese.</param>
/// <param name="en">The same in English.</param>
public sealed class TrendRefusedException(string zh, string en) : ArgumentException(en)
{
    /// <summary>What is wrong and what to do.</summary>
    public Bilingual Reason { get; } = new(zh, en);
}
