namespace Registry.Core.Coding;

/// <summary>A file that a province puts in place of a built-in table cannot be read; both messages name line and column.</summary>
/// <param name="zh">What is wrong, in Chinese.</param>
/// <param name="en">The same in English.</param>
public sealed class TableFormatException(string zh, string en) : FormatException(en)
{
    /// <summary>What is wrong, in Chinese.</summary>
    public string MessageZh { get; } = zh;
}
