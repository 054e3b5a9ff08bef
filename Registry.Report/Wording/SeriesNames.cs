using Registry.Analytics;
using Registry.Core.Coding;

namespace Registry.Report.Wording;

/// <summary>How a site, sex and event are called at the beginning of a sentence.</summary>
internal static class SeriesNames
{
    /// <summary>男性肺癌发病 / Lung cancer, men, incidence.</summary>
    public static Bilingual Of(SiteScheme scheme, SiteGroup group, Sex? sex, RegistryEvent counted)
    {
        var disease = group.Code == "60" ? new Bilingual("全部癌症", "All cancers") : SiteNames.Of(scheme, group).Disease;
        var who = sex switch { Sex.Male => new Bilingual("男性", "men"), Sex.Female => new("女性", "women"), _ => new("男女合计", "both sexes") };
        return new($"{who.Zh}{disease.Zh}{Terms.Of(counted).Zh}", $"{char.ToUpperInvariant(disease.En[0])}{disease.En[1..]}, {who.En}, {Terms.Of(counted).En.ToLowerInvariant()}");
    }

    /// <summary>The site alone, short, for tables and figures.</summary>
    public static Bilingual Short(SiteScheme scheme, SiteGroup group) =>
        group.Code == "60" ? new("全部癌症", "All cancers") : SiteNames.Of(scheme, group).Short;
}
