namespace Registry.Analytics;

/// <summary>Numbers or options of which a statistic cannot be made.</summary>
/// <param name="zh">What is wrong and what to do, in Chinese.</param>
/// <param name="en">The same in English.</param>
public sealed class StatisticRefusedException(string zh, string en) : ArgumentException(en)
{
    /// <summary>What is wrong and what to do.</summary>
    public Bilingual Reason { get; } = new(zh, en);

    /// <summary>The reason of any refusal: its own words, or those of an argument that is out of its range.</summary>
    public static Bilingual ReasonOf(ArgumentException refused)
    {
        if (refused is StatisticRefusedException said) return said.Reason;
        var message = refused.Message.Split(" (Parameter ")[0];
        return new($"这些数字无法计算该统计量：{message}", message);
    }
}
