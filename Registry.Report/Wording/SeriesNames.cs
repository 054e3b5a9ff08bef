using Registry.Analytics;
using Registry.Core.Coding;

namespace Registry.Report.Wording;

/// <summary>How a site, sex and event are called at the beginning of a sentence. Sites of one sex, female breast among them, say that sex once.</summary>
internal static class SeriesNames
{
    /// <summary>男性肺癌发病 / Lung cancer, men, incidence; 女性乳腺癌发病 / Female breast cancer, incidence.</summary>
    public static Bilingual Of(SiteScheme scheme, SiteGroup group, Sex? sex, RegistryEvent counted)
    {
        var disease = group.Code == "60" ? new Bilingual("全部癌症", "All cancers") : OfMen(SiteNames.Of(scheme, group).Disease, group, sex);
        var who = group.OnlySex is not null ? new Bilingual("", "") : sex switch
        {
            Sex.Male => new Bilingual("男性", ", men"),
            Sex.Female => new("女性", ", women"),
            _ => new("男女合计", ", both sexes"),
        };
        return new($"{who.Zh}{disease.Zh}{Terms.Of(counted).Zh}", $"{char.ToUpperInvariant(disease.En[0])}{disease.En[1..]}{who.En}, {Terms.Of(counted).En.ToLowerInvariant()}");
    }

    /// <summary>The site alone, short, for tables and figures.</summary>
    public static Bilingual Short(SiteScheme scheme, SiteGroup group) =>
        group.Code == "60" ? new("全部癌症", "All cancers") : SiteNames.Of(scheme, group).Short;

    /// <summary>The site, short, with the sex where it can be either: 肺（女） / Lung (female); 女性乳腺 / Female breast.</summary>
    public static Bilingual Short(SiteScheme scheme, SiteGroup group, Sex? sex) => group.OnlySex is not null ? OfMen(Short(scheme, group), group, sex)
        : Short(scheme, group) + new Bilingual($"（{Terms.Of(sex).Zh}）", $" ({Terms.Of(sex).En.ToLowerInvariant()})");

    // Breast is named as that of women, and has a row of men.
    private static Bilingual OfMen(Bilingual name, SiteGroup group, Sex? sex) => group.OnlySex != Sex.Female || sex != Sex.Male ? name
        : new(name.Zh.Replace("女性", "男性", StringComparison.Ordinal), name.En.Replace("Female", "Male", StringComparison.Ordinal).Replace("female", "male", StringComparison.Ordinal));
}
