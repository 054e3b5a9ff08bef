using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Api.Batches;
using Registry.Core.Coding;

namespace Registry.Api.Tables;

/// <summary>A site of an area against a reference, as the service and the command line show it.</summary>
/// <param name="Area">Area code.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="YearFrom">First year.</param>
/// <param name="YearTo">Last year.</param>
/// <param name="Reference">rest, same, women, or registry codes.</param>
/// <param name="ReferenceFrom">First year of the reference.</param>
/// <param name="ReferenceTo">Last year of the reference.</param>
/// <param name="Sex">0 both, 1 men, 2 women; men where the reference is women.</param>
/// <param name="Site">Group code; empty, like event and measure, on the one row of two populations that cannot be compared.</param>
/// <param name="SiteName">Its name.</param>
/// <param name="Icd10">Its codes.</param>
/// <param name="Event">incidence or mortality.</param>
/// <param name="Measure">rate_ratio, rate_difference or observed_expected.</param>
/// <param name="Standard">Standard population; null for observed_expected.</param>
/// <param name="Value">Ratio, or difference per 100 000.</param>
/// <param name="Lower">Lower 95 % limit.</param>
/// <param name="Upper">Upper 95 % limit.</param>
/// <param name="PValue">Two-sided p of no difference, not adjusted for the number of rows.</param>
/// <param name="First">Rate of the area per 100 000, or its cases.</param>
/// <param name="Second">Rate of the reference, or cases expected at its rates.</param>
/// <param name="Method">Estimator and limits.</param>
/// <param name="Status">ok, zero, not-applicable or not-available.</param>
/// <param name="Reason">Why there is no value.</param>
internal sealed record RateRatioEntry(
    string Area, Words AreaName, int YearFrom, int YearTo, string Reference, int ReferenceFrom, int ReferenceTo, int Sex, string Site, Words SiteName, string Icd10,
    string Event, string Measure, string? Standard, double? Value, double? Lower, double? Upper, double? PValue, double? First, double? Second, string? Method,
    string Status, Words? Reason)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "area_code", "area_name_zh", "area_name_en", "year_from", "year_to", "reference", "reference_from", "reference_to", "sex", "site_code", "site_zh", "site_en", "icd10",
        "event", "measure", "std_pop", "value", "ci_low", "ci_high", "p_value", "first", "second", "ci_method", "cell_status", "reason_zh", "reason_en",
    ];

    /// <summary>The entry of a comparison.</summary>
    public static RateRatioEntry Of(ComparedRate row, RateRatioPair pair, SiteScheme scheme, RegistryEvent what)
    {
        var area = pair.Area.Columns;
        var sex = pair.Reference == RateRatioQuestion.Women ? Core.Coding.Sex.Male : row.Sex;
        return new(
            area.Code, new(area.NameZh, area.NameEn), pair.Years.From, pair.Years.To, pair.Reference, pair.ReferenceYears.From, pair.ReferenceYears.To,
            (int)(sex ?? Core.Coding.Sex.Unknown), row.Group.Code, new(row.Group.NameZh, row.Group.NameEn), row.Group.IcdLabel,
            what == RegistryEvent.Mortality ? "mortality" : "incidence", Word(row.Measure), row.Standard?.Code, row.Value, row.Lower, row.Upper, row.PValue, row.First, row.Second,
            row.Method, CellStatusCode.Of(row.Status), row.Reason is { } reason ? new(reason.Zh, reason.En) : null);
    }

    /// <summary>The one row of two populations that cannot be compared.</summary>
    public static RateRatioEntry Of(RateRatioPair pair, Bilingual reason)
    {
        var area = pair.Area.Columns;
        return new(
            area.Code, new(area.NameZh, area.NameEn), pair.Years.From, pair.Years.To, pair.Reference, pair.ReferenceYears.From, pair.ReferenceYears.To, 0, "", new("", ""), "",
            "", "", null, null, null, null, null, null, null, null, CellStatusCode.Of(CellStatus.NotApplicable), new(reason.Zh, reason.En));
    }

    /// <summary>The cells of a CSV line; numbers in full.</summary>
    public IEnumerable<object?> Values() =>
    [
        Area, AreaName.Zh, AreaName.En, Text(YearFrom), Text(YearTo), Reference, Text(ReferenceFrom), Text(ReferenceTo), Sex, Site, SiteName.Zh, SiteName.En, Icd10,
        Event, Measure, Standard, Value, Lower, Upper, PValue, First, Second, Method, Status, Reason?.Zh, Reason?.En,
    ];

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Word(RateComparison measure) => measure switch
    {
        RateComparison.Ratio => "rate_ratio",
        RateComparison.Difference => "rate_difference",
        _ => "observed_expected",
    };
}
