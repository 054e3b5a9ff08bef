using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Statistics;

namespace Registry.Report.Wording;

/// <summary>The sentences of a site's section.</summary>
internal static class SiteSentences
{
    /// <summary>Paragraphs in the order of the section.</summary>
    public static IEnumerable<Bilingual> Write(ReportData data, int group)
    {
        var site = data.All.Major.Scheme.Groups[group];
        var names = SiteNames.Of(data.All.Major.Scheme, site);
        var comparison = Comparison(data, group) is { } compared
            ? new Bilingual(compared.Zh, " " + compared.En) : new Bilingual("", "");
        yield return Incidence(data, group, names, site.OnlySex) + comparison;
        var incidence = Row(data, RegistryEvent.Incidence, group, null);
        if (incidence.Cases > 0) yield return Ages(data, group, names, site.OnlySex);
        yield return Mortality(data, group, names);
    }

    private static SiteMeasures Row(ReportData data, RegistryEvent counted, int group, Sex? sex) =>
        data.All.Of(data.All.Major, counted, group, sex);

    private static Bilingual Incidence(ReportData data, int group, SiteNames names, Sex? onlySex)
    {
        var m = Row(data, RegistryEvent.Incidence, group, null);
        var (year, area) = (Terms.Plain(data.Year), data.Input.Area);
        if (m.Cases is not > 0)
            return new($"{year}年{area.Zh}肿瘤登记地区未报告{names.Disease.Zh}新发病例。",
                $"No new cases of {names.Disease.En} were reported in the registration areas of {area.En} in {year}.");
        var bySex = onlySex is null
            ? new Bilingual(
                $"（男性{Sentences.Count(Row(data, RegistryEvent.Incidence, group, Sex.Male))}例，女性{Sentences.Count(Row(data, RegistryEvent.Incidence, group, Sex.Female))}例）",
                $" ({Sentences.Count(Row(data, RegistryEvent.Incidence, group, Sex.Male))} in men, {Sentences.Count(Row(data, RegistryEvent.Incidence, group, Sex.Female))} in women)")
            : new("", "");
        var rank = m.Rank is { } place ? new Bilingual($"，居第{place}位", $", rank {place}") : new("", "");
        return new(
            $"{year}年{area.Zh}肿瘤登记地区报告{names.Disease.Zh}新发病例{Numbers.Count(m.Cases.Value)}例{bySex.Zh}，占全部新发癌症的{Sentences.Percent(m.SharePercent)}{rank.Zh}。{Rates(m).Zh}",
            $"In {year}, {Numbers.Count(m.Cases.Value)} {EnglishNoun.Of(m.Cases.Value, "new case", "new cases")} of {names.Disease.En} {EnglishNoun.Of(m.Cases.Value, "was", "were")} reported in the registration areas of {area.En}{bySex.En}, {Sentences.Percent(m.SharePercent)} of all new cancers{rank.En}. {Rates(m).En}");
    }

    private static Bilingual Rates(SiteMeasures m) => new(
        $"粗率为{Sentences.Rate(m.CrudePer100k)}/10万，中标率为{Sentences.Rate(m.ChinaPer100k)}/10万，世标率为{Sentences.Rate(m.WorldPer100k)}/10万，0～74岁累积率为{Sentences.Percent(m.Cumulative74Percent)}。",
        $"The crude rate was {Sentences.Rate(m.CrudePer100k)}, the ASR China {Sentences.Rate(m.ChinaPer100k)} and the ASR World {Sentences.Rate(m.WorldPer100k)} per 100,000; the cumulative rate 0-74 was {Sentences.Percent(m.Cumulative74Percent)}.");

    // Men against women, urban against rural: only with cases enough on both sides.
    private static Bilingual? Comparison(ReportData data, int group)
    {
        var parts = new List<Bilingual>();
        var (male, female) = (Row(data, RegistryEvent.Incidence, group, Sex.Male),
            Row(data, RegistryEvent.Incidence, group, Sex.Female));
        var fewest = data.Settings.FewestCasesForWords;
        if (data.All.Major.Scheme.Groups[group].OnlySex is null && male.Cases >= fewest && female.Cases >= fewest
            && male.ChinaPer100k > 0 && female.ChinaPer100k > 0)
            parts.Add(new(
                $"男性中标率为女性的{Numbers.Ratio(male.ChinaPer100k.Value / female.ChinaPer100k.Value)}倍。",
                $"The ASR China of men was {Numbers.Ratio(male.ChinaPer100k.Value / female.ChinaPer100k.Value)} times that of women."));
        var (urban, rural) = (data.Urban.Of(data.Urban.Major, RegistryEvent.Incidence, group, null),
            data.Rural.Of(data.Rural.Major, RegistryEvent.Incidence, group, null));
        if (urban.Cases >= fewest && rural.Cases >= fewest
            && Sentences.UrbanRural(data, Terms.ChinaRate(data.Settings), urban.ChinaPer100k,
                rural.ChinaPer100k) is { } sentence)
            parts.Add(sentence);
        return parts.Count == 0 ? null : Bilingual.Join(new("", " "), parts);
    }

    private static Bilingual Ages(ReportData data, int group, SiteNames names, Sex? onlySex)
    {
        var sexes = onlySex is { } only ? [only] : new[] { Sex.Male, Sex.Female };
        if (sexes.All(sex => AgePattern.Peak(Row(data, RegistryEvent.Incidence, group, sex), data.Settings) is null))
            return AgePattern.Unstable(new($"{(onlySex is null ? "男性和女性" : "")}{names.Disease.Zh}发病", names.Disease.En
                + (onlySex is null ? " in men and in women" : "")), data.Settings);
        return Bilingual.Join(new("", " "),
            sexes.Where(sex => Row(data, RegistryEvent.Incidence, group, sex).Cases > 0).Select(sex =>
                AgePattern.Describe(
            Row(data, RegistryEvent.Incidence, group, sex),
            new($"{(onlySex is null ? Terms.Of(sex).Zh + "性" : "")}{names.Disease.Zh}发病", names.Disease.En
                + (onlySex is null ? sex == Sex.Male ? " in men" : " in women" : "")),
            data.Settings)));
    }

    private static Bilingual Mortality(ReportData data, int group, SiteNames names)
    {
        if (!data.All.HasDeaths) return Sentences.NoDeaths(data);
        var m = Row(data, RegistryEvent.Mortality, group, null);
        if (m.Cases is not > 0) return new($"未报告{names.Disease.Zh}死亡病例。",
            $"No deaths from {names.Disease.En} were reported.");
        var rank = m.Rank is { } place ? new Bilingual($"，居第{place}位", $", rank {place}") : new("", "");
        var ratio = data.All.MortalityToIncidence(group, null) is { } mi
            ? new Bilingual($"死亡发病比为{Numbers.Ratio(mi)}。",
                $" The mortality to incidence ratio was {Numbers.Ratio(mi)}.") : new("", "");
        return new(
            $"同期报告{names.Disease.Zh}死亡病例{Numbers.Count(m.Cases.Value)}例，占全部癌症死亡的{Sentences.Percent(m.SharePercent)}{rank.Zh}。{Rates(m).Zh}{ratio.Zh}",
            $"There {EnglishNoun.Of(m.Cases.Value, "was", "were")} {Numbers.Count(m.Cases.Value)} {EnglishNoun.Of(m.Cases.Value, "death")} from {names.Disease.En}, {Sentences.Percent(m.SharePercent)} of all cancer deaths{rank.En}. {Rates(m).En}{ratio.En}");
    }
}
