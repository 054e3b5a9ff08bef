using Registry.Analytics.Trends;
using Registry.Core.Coding;

namespace Registry.Api.Trends;

/// <summary>Two trends of a site compared: a line for each test.</summary>
/// <param name="Series">Site, event, standard and area of the first.</param>
/// <param name="FirstArea">Area of the first.</param>
/// <param name="SecondArea">Area of the second.</param>
/// <param name="Found">The tests.</param>
internal sealed record TrendComparisonRow(TrendSeriesName Series, string FirstArea, string SecondArea, SiteTrendComparison Found)
{
    /// <summary>Heads of the columns of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "first_area", "second_area", "site_scheme", "site_code", "site_zh", "site_en", "first_sex", "second_sex", "event", "std_pop",
        "test", "joinpoints", "f", "constraints", "degrees_of_freedom", "p_value", "p_bh", "decision", "method", "text_zh", "text_en",
    ];

    /// <summary>The lines; one that says why where there is no test.</summary>
    public IEnumerable<IEnumerable<object?>> Rows => Found.Parallelism is not { } parallel || Found.Coincidence is not { } coincident
        ? [[.. Head, "none", null, null, null, null, null, null, null, null, Text.Zh, Text.En]]
        : [Row("parallelism", parallel, Found.ParallelismRate, Text), Row("coincidence", coincident, Found.CoincidenceRate, null)];

    private IEnumerable<object?> Head =>
    [
        FirstArea, SecondArea, Series.Table.Scheme.Code, Found.Group.Code, Found.Group.NameZh, Found.Group.NameEn,
        (int)(Found.First ?? Sex.Unknown), (int)(Found.Second ?? Sex.Unknown), Series.Event.En, Series.Table.Options.Standard.Code,
    ];

    private Bilingual Text
    {
        get
        {
            var sides = FirstArea == SecondArea ? new Bilingual("男性与女性", "men and women") : new($"{FirstArea}与{SecondArea}{Series.SexWords.Zh}", $"{FirstArea} and {SecondArea}, {Series.SexWords.En}");
            return Found.Words(new($"{Found.Group.NameZh}{Series.Event.Zh}，{sides.Zh}", $"{Found.Group.NameEn}, {Series.Event.En}, {sides.En}"));
        }
    }

    private IEnumerable<object?> Row(string name, TrendComparisonTest test, double? adjusted, Bilingual? text) =>
        [.. Head, name, test.Joinpoints, test.Statistic, test.Constraints, test.DegreesOfFreedom, test.PValue, adjusted, test.IsRejected ? "rejected" : "kept", test.Method, text?.Zh, text?.En];
}
