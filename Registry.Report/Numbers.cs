using System.Globalization;

namespace Registry.Report;

/// <summary>What a number is, hence how it is printed.</summary>
public enum NumberKind
{
    /// <summary>Persons, cases, deaths, registries: no decimals, thin spaces between thousands.</summary>
    Count,

    /// <summary>Per 100 000 person-years, two decimals.</summary>
    Rate,

    /// <summary>Percent (0 to 100), two decimals.</summary>
    Percent,

    /// <summary>A ratio such as M:I or the sex ratio, two decimals, no unit.</summary>
    Ratio,

    /// <summary>Place in a ranking.</summary>
    Rank,
}

/// <summary>A sign that stands where a number is not printed.</summary>
public enum Mark
{
    /// <summary>– : cannot exist, such as the rate of a female site in men.</summary>
    NotApplicable,

    /// <summary>… : exists, but is not known here.</summary>
    NotAvailable,

    /// <summary>* : withheld.</summary>
    Suppressed,
}

/// <summary>The only place where a number becomes text, so that text, table, figure and workbook agree.</summary>
/// <remarks>
/// Rounding is half away from zero after full-precision arithmetic. Converting to <see cref="decimal"/> first keeps
/// the 15 significant
/// digits a spreadsheet works with, so that 2.675 becomes 2.68 although its binary value lies below the half.
/// </remarks>
public static class Numbers
{
    private const char ThinSpace = '\u2009';
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ThinSpace.ToString(),
        NumberDecimalSeparator = ".", NegativeSign = "−" };

    /// <summary>Decimals of a kind: none for counts and ranks, else two.</summary>
    public static int Decimals(NumberKind kind) => kind is NumberKind.Count or NumberKind.Rank ? 0 : 2;

    /// <summary>The number as it is printed: rounded half away from zero. What rounds to nothing has no sign.</summary>
    public static decimal Round(double value, NumberKind kind) =>
        Math.Round((decimal)value, Decimals(kind), MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? Math.Abs(rounded) : rounded;

    /// <summary>The printed number without unit. Exactly nothing is printed <c>0</c>, so that it differs from a
    /// rounded 0.00.</summary>
    public static string Text(double value, NumberKind kind) =>
        value == 0 ? "0" : Round(value, kind).ToString(kind == NumberKind.Rank ? "F0" : Pattern(kind), Format);

    /// <summary>The sign of a mark.</summary>
    public static string Text(Mark mark) =>
        mark switch { Mark.NotApplicable => "–", Mark.NotAvailable => "…", _ => "*" };

    /// <summary>Persons, cases or deaths in a sentence: 116 639.</summary>
    public static string Count(double value) => Text(value, NumberKind.Count);

    /// <summary>Rate in a sentence, without its unit: 304.83.</summary>
    public static string Rate(double per100k) => Text(per100k, NumberKind.Rate);

    /// <summary>Percent in a sentence, with its sign: 31.92%.</summary>
    public static string Percent(double percent) => Text(percent, NumberKind.Percent) + "%";

    /// <summary>A change in percent with its sign, +3.10% or −0.52%; one that rounds to nothing has none.</summary>
    /// <param name="percent">The change.</param>
    /// <param name="plus">What stands before a rise; nothing where a rise needs no sign.</param>
    public static string SignedPercent(double percent, string plus = "") =>
        (Round(percent, NumberKind.Percent) switch { < 0 => Format.NegativeSign, > 0 => plus, _ => "" }) + Percent(Math.Abs(percent));

    /// <summary>Ratio in a sentence: 0.61.</summary>
    public static string Ratio(double ratio) => Text(ratio, NumberKind.Ratio);

    /// <summary>A number with few decimals for the axis of a figure: 0.1, 20, 1000.</summary>
    public static string Tick(double value) => ((decimal)value).ToString("0.###", Format);

    private static string Pattern(NumberKind kind) => Decimals(kind) == 0 ? "N0" : "N2";
}
