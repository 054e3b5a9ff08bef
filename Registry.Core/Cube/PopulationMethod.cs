namespace Registry.Core.Cube;

/// <summary>How population counts came about.</summary>
public enum PopulationMethod
{
    /// <summary>Sent by the registry as the mid-year population of a year.</summary>
    Delivered,

    /// <summary>A mid-year population from another source.</summary>
    MidYear,

    /// <summary>Counted on the day of a census.</summary>
    Census,

    /// <summary>Counted or registered at the end of a year.</summary>
    YearEnd,

    /// <summary>Mean of two year-ends.</summary>
    MidYearMean,

    /// <summary>Between two counts, by the same number a day.</summary>
    Linear,

    /// <summary>Between two counts, by the same factor a day.</summary>
    Geometric,

    /// <summary>Beyond two counts, by the same number a day.</summary>
    ExtrapolatedLinear,

    /// <summary>Beyond two counts, by the same factor a day.</summary>
    ExtrapolatedGeometric,

    /// <summary>Age groups divided as if every year of age had as many people.</summary>
    SplitEvenly,

    /// <summary>Age groups divided in the proportions of another population.</summary>
    SplitByReference,
}

/// <summary>Words and names of the methods.</summary>
public static class PopulationMethods
{
    private static readonly (PopulationMethod Method, string Word, string Zh, string En)[] Table =
    [
        (PopulationMethod.Delivered, "delivered", "上报的年平均人口", "mid-year as delivered"),
        (PopulationMethod.MidYear, "mid-year", "年平均人口", "mid-year"),
        (PopulationMethod.Census, "census", "普查", "census"),
        (PopulationMethod.YearEnd, "year-end", "年末人口", "year-end"),
        (PopulationMethod.MidYearMean, "mid-year-mean", "两个年末人口的均值", "mean of two year-ends"),
        (PopulationMethod.Linear, "linear", "线性内插", "linear interpolation"),
        (PopulationMethod.Geometric, "geometric", "几何内插", "geometric interpolation"),
        (PopulationMethod.ExtrapolatedLinear, "extrapolated-linear", "线性外推", "linear extrapolation"),
        (PopulationMethod.ExtrapolatedGeometric, "extrapolated-geometric", "几何外推", "geometric extrapolation"),
        (PopulationMethod.SplitEvenly, "split-evenly", "年龄组均匀拆分", "age groups split evenly"),
        (PopulationMethod.SplitByReference, "split-by-reference", "按参考人口拆分年龄组", "age groups split by a reference"),
    ];

    /// <summary>The word of a method: mid-year-mean.</summary>
    public static string Word(this PopulationMethod method) => Row(method).Word;

    /// <summary>Its Chinese name.</summary>
    public static string NameZh(this PopulationMethod method) => Row(method).Zh;

    /// <summary>Its English name.</summary>
    public static string NameEn(this PopulationMethod method) => Row(method).En;

    /// <summary>The method of a word; null when it is none.</summary>
    public static PopulationMethod? Find(string word)
    {
        foreach (var row in Table)
            if (row.Word == word) return row.Method;
        return null;
    }

    /// <summary>True for counts that somebody made, false for those worked out of others.</summary>
    public static bool IsCount(this PopulationMethod method) => method <= PopulationMethod.YearEnd;

    private static (PopulationMethod Method, string Word, string Zh, string En) Row(PopulationMethod method) =>
        Array.Find(Table, row => row.Method == method) is { Word: not null } row ? row
            : throw new ArgumentOutOfRangeException(nameof(method), method, "No such method.");
}
