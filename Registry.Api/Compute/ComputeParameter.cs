using System.Globalization;
using Registry.Core.Cube;

namespace Registry.Api.Compute;

/// <summary>What a parameter takes.</summary>
internal enum ParameterKind
{
    Choice,
    Choices,
    Number,
    Whole,
    Text,
    Names,
    Day,
    Numbers,
}

/// <summary>Something that can be chosen about a statistic; always given as text, read when the statistic runs.</summary>
/// <param name="Name">Name in JSON and in the address: throughAge. The option is --through-age.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Default">Its value when nothing is said.</param>
/// <param name="Meaning">What it decides.</param>
internal sealed record ComputeParameter(string Name, ParameterKind Kind, string Default, Bilingual Meaning)
{
    private const string WeightsOfTheCaller = "column";

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Least number, itself allowed.</summary>
    public double Least { get; init; } = double.MinValue;

    /// <summary>Largest number, itself allowed.</summary>
    public double Most { get; init; } = double.MaxValue;

    /// <summary>Columns that divide the rows into groups, each with an answer of its own.</summary>
    public static ComputeParameter By { get; } = new("by", ParameterKind.Names, "",
        new("按这些列分组，各组分别计算（逗号分隔）", "Columns that divide the rows into groups, each computed on its own (comma-separated)"));

    /// <summary>Columns over which counts and person-years are added up.</summary>
    public static ComputeParameter Pool { get; } = new("pool", ParameterKind.Names, "",
        new("跨这些列合并：例数与人年数分别相加（逗号分隔），不对率求平均",
            "Columns over which counts and person-years are added up, never rates averaged (comma-separated)"));

    /// <summary>Two-sided confidence level.</summary>
    public static ComputeParameter Confidence { get; } = Number("confidence", 0.95, 0.5, 0.9999,
        new("双侧置信水平（小数）", "Two-sided confidence level, a fraction"));

    /// <summary>Standard populations by their codes, or the weights of the caller; several give several rows.</summary>
    public static ComputeParameter Standard { get; } = new("standard", ParameterKind.Choices, "CN2000",
        new("标准人口代码，可写多个（逗号分隔）；column 表示用输入的 weight 列",
            "Standard populations by their codes, several parted by commas; column: the weights of the column weight"))
    {
        Values = [.. StandardPopulation.All.Select(s => s.Code), WeightsOfTheCaller],
    };

    /// <summary>What becomes of cases of unknown age.</summary>
    public static ComputeParameter UnknownAge { get; } = Choice("unknownAge", "proportional",
        new("年龄不详病例的处理：proportional 按已知年龄比例分摊（率乘以 合计/已知），excluded 不计入",
            "Cases of unknown age: proportional (the rate times total/known) or excluded"), "proportional", "excluded");

    /// <summary>One of a few words.</summary>
    public static ComputeParameter Choice(string name, string usual, Bilingual meaning, params string[] values) =>
        new(name, ParameterKind.Choice, usual, meaning) { Values = values };

    /// <summary>A number within limits.</summary>
    public static ComputeParameter Number(string name, double usual, double least, double most, Bilingual meaning) =>
        new(name, ParameterKind.Number, usual.ToString("R", CultureInfo.InvariantCulture), meaning) { Least = least, Most = most };

    /// <summary>A whole number within limits.</summary>
    public static ComputeParameter Whole(string name, int usual, int least, int most, Bilingual meaning) =>
        new(name, ParameterKind.Whole, usual.ToString(CultureInfo.InvariantCulture), meaning) { Least = least, Most = most };

    /// <summary>A day, year-month-day; empty when nothing is said.</summary>
    public static ComputeParameter Date(string name, Bilingual meaning) => new(name, ParameterKind.Day, "", meaning);

    /// <summary>Numbers parted by commas.</summary>
    public static ComputeParameter List(string name, string usual, Bilingual meaning) => new(name, ParameterKind.Numbers, usual, meaning);

    /// <summary>A text, such as the name of one of the populations compared; empty when nothing is said.</summary>
    public static ComputeParameter Text(string name, Bilingual meaning) => new(name, ParameterKind.Text, "", meaning);

    /// <summary>Words parted by commas.</summary>
    public static ComputeParameter Names(string name, string usual, Bilingual meaning) => new(name, ParameterKind.Names, usual, meaning);

    /// <summary>The option of the command line: --through-age.</summary>
    public string Option => OptionOf(Name);

    /// <summary>The option of a name in JSON.</summary>
    public static string OptionOf(string name) => "--" + string.Concat(name.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>What is expected instead of a text, or null when the text can be read.</summary>
    public Bilingual? WhyRefused(string text) => Kind switch
    {
        ParameterKind.Choice when !Values.Contains(text, StringComparer.Ordinal) => KnownWords.Instead(text, Values),
        ParameterKind.Choices when Split(text) is var words && (words.Length == 0 || !words.All(Values.Contains))
            => KnownWords.Instead(words.FirstOrDefault(word => !Values.Contains(word)) ?? "", Values),
        ParameterKind.Number when !(Read(text) is { } number && number >= Least && number <= Most) => Range("数", "a number"),
        ParameterKind.Whole when !(Read(text) is { } number && number == Math.Floor(number) && number >= Least && number <= Most)
            => Range("整数", "a whole number"),
        ParameterKind.Day when text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            => new("应为 年-月-日，如 2020-12-31。", "a day as year-month-day is expected, such as 2020-12-31."),
        ParameterKind.Numbers when !Split(text).All(word => Read(word) is >= 0) => new("应为数，逗号分隔。", "numbers that are not negative are expected, parted by commas."),
        _ => null,
    };

    /// <summary>The words of a list.</summary>
    public static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private Bilingual Range(string zh, string en)
    {
        var (least, most) = (Least.ToString("R", CultureInfo.InvariantCulture), Most.ToString("R", CultureInfo.InvariantCulture));
        return Least == double.MinValue || Most == double.MaxValue
            ? new($"应为{zh}。", $"{en} is expected.")
            : new($"应为{least}至{most}的{zh}。", $"{en} from {least} to {most} is expected.");
    }
}
