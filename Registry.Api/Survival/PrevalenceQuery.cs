using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>What prevalence is asked with.</summary>
internal sealed record PrevalenceQuery(
    [property: FromQuery(Name = "date"), Description("The day, yyyy-MM-dd")] string? Date,
    [property: FromQuery(Name = "back"), Description("Years looked back, comma-separated; default 1,3,5,10")] string? Back,
    [property: FromQuery(Name = "registries"), Description("Registry codes, comma-separated; default: all, pooled")] string? Registries,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "ages"), Description("Youngest ages on the day, comma-separated multiples of five from 0 such as 0,45,65; default: all ages only")] string? Ages,
    [property: FromQuery(Name = "byRegistry"), Description("true: each registry on its own behind the pool; default false")] string? ByRegistry = null)
{
    /// <summary>The question, or refusals of what cannot be read.</summary>
    public PrevalenceAsked? Read(Refusals refusals)
    {
        var date = SurvivalQuery.Day("date", Date, refusals);
        if (date is null && string.IsNullOrWhiteSpace(Date)) refusals.Add("date", Date, new("请给出时点日期。", "the day is expected."));
        var ages = SurvivalQuery.WholeNumbers("ages", Ages, [], 0, 85, refusals);
        if (ages.Count > 0 && (ages[0] != 0 || ages.Any(age => age % 5 != 0)))
            refusals.Add("ages", Ages, new("应从 0 起，均为 5 的倍数。", "multiples of five from 0 are expected."));
        var scheme = refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, new("没有这个部位分类。", "there is no such scheme."));
        var back = SurvivalQuery.WholeNumbers("back", Back, [1, 3, 5, 10], 1, 50, refusals);
        var byRegistry = refusals.Flag("byRegistry", ByRegistry);
        return refusals.None ? new(date!.Value, back, SurvivalQuery.Codes(Registries), scheme, ages, byRegistry) : null;
    }
}
