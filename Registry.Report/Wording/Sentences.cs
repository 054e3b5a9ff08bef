using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Statistics;

namespace Registry.Report.Wording;

/// <summary>Sentences made from numbers; every number in them is formatted once for both languages.</summary>
internal static class Sentences
{
    /// <summary>Count and rates of all cancers in the pooled area.</summary>
    public static Bilingual Total(ReportData data, RegistryEvent counted)
    {
        var (both, male, female) = Three(data.All, counted);
        if (both.Cases is not { } cases) return NoDeaths(data);
        var (zh, en) = counted == RegistryEvent.Incidence
            ? ("新发癌症病例", "new cancer cases were registered") : ("癌症死亡病例", "cancer deaths were registered");
        var rate = counted == RegistryEvent.Incidence
            ? new Bilingual("发病率", "incidence rate") : new Bilingual("死亡率", "mortality rate");
        return new(
            $"{Terms.Plain(data.Year)}年，{data.Input.Area.Zh}肿瘤登记地区报告{zh}{Numbers.Count(cases)}例（男性{Count(male)}例，女性{Count(female)}例），"
                + $"粗{rate.Zh}为{Rate(both.CrudePer100k)}/10万（男性{Rate(male.CrudePer100k)}/10万，女性{Rate(female.CrudePer100k)}/10万），"
                + $"中标率为{Rate(both.ChinaPer100k)}/10万，世标率为{Rate(both.WorldPer100k)}/10万，"
                + $"0～64岁和0～74岁累积率分别为{Percent(both.Cumulative64Percent)}和{Percent(both.Cumulative74Percent)}。",
            $"In {Terms.Plain(data.Year)}, {Numbers.Count(cases)} {en} in the registration areas of {data.Input.Area.En} ({Count(male)} in men, {Count(female)} in women). "
                + $"The crude {rate.En} was {Rate(both.CrudePer100k)} per 100,000 (men {Rate(male.CrudePer100k)}, women {Rate(female.CrudePer100k)}), "
                + $"the ASR China {Rate(both.ChinaPer100k)} and the ASR World {Rate(both.WorldPer100k)} per 100,000; "
                + $"the cumulative rates 0-64 and 0-74 were {Percent(both.Cumulative64Percent)} and {Percent(both.Cumulative74Percent)}.");
    }

    /// <summary>Said in place of mortality when no death was reported.</summary>
    public static Bilingual NoDeaths(ReportData data) => new(
        $"{Terms.Plain(data.Year)}年未收到死亡资料，死亡率以“{Numbers.Text(Mark.NotAvailable)}”表示。",
        $"No deaths were reported for {Terms.Plain(data.Year)}; mortality is shown as “{Numbers.Text(Mark.NotAvailable)}”.");

    /// <summary>Names of the registries of the tables that reported no death; null when there are none.</summary>
    public static Bilingual? RegistriesWithoutDeaths(ReportData data)
    {
        var without = data.All.Major.Coverage(deaths: true).WithoutData.Select(w => w.Registry).ToHashSet(StringComparer.Ordinal);
        return without.Count == 0 ? null
            : Bilingual.Join(new("、", ", "), data.Accepted.Where(r => without.Contains(r.Code)).Select(ReportData.NameOf));
    }

    /// <summary>Which registries take no part in mortality and M:I; nothing when all do, or none does.</summary>
    public static IEnumerable<Bilingual> PartWithoutDeaths(ReportData data) =>
        data.All.HasDeaths && RegistriesWithoutDeaths(data) is { } names
            ? [new Bilingual("以下登记处未报告死亡，其人口不计入死亡率的分母，其病例不计入 M:I：",
                "These registries reported no deaths; their people are not in the denominators of mortality, nor their cases in M:I: ")
                + names + new Bilingual("。", ".")]
            : [];

    /// <summary>Urban against rural by the Chinese standard; the lower rate is the base. Null unless both are above
    /// zero.</summary>
    public static Bilingual? UrbanRural(ReportData data, Bilingual measure, double? urban, double? rural)
    {
        if (!data.HasBothTypes || urban is not > 0 || rural is not > 0) return null;
        var rates = new Bilingual(
            $"城市地区{measure.Zh}为{Rate(urban)}/10万，农村地区为{Rate(rural)}/10万",
            $"The {measure.En} was {Rate(urban)} per 100,000 in urban and {Rate(rural)} in rural areas");
        var (high, low) = urban > rural ? (urban.Value, rural.Value) : (rural.Value, urban.Value);
        var more = Numbers.Percent((high / low - 1) * 100);
        return Numbers.Rate(high) == Numbers.Rate(low) ? rates + new Bilingual("。", ".")
            : urban > rural ? rates + new Bilingual($"，城市比农村高{more}。", $", {more} higher in urban areas.")
            : rates + new Bilingual($"，农村比城市高{more}。", $", {more} higher in rural areas.");
    }

    /// <summary>The leading sites of one sex in a sentence, with the share of all cancers they make up.</summary>
    public static Bilingual Leading(ReportData data, RegistryEvent counted, Sex? sex)
    {
        var leading = LeadingSites.Of(data.All, counted, sex, data.Settings);
        if (leading.Count == 0) return new("", "");
        var who = sex switch { Sex.Male => new Bilingual("男性", "in men"), Sex.Female => new("女性", "in women"), _ =>
            new("合计", "in both sexes together") };
        var what = counted == RegistryEvent.Incidence
            ? new Bilingual("发病", "The most common cancers") : new("死亡", "The leading causes of cancer death");
        var names = Bilingual.List(leading.Select(s => s.Names.Disease));
        var share = Numbers.Percent(LeadingSites.SharePercent(data.All, counted, sex, leading));
        return new(
            $"{who.Zh}{what.Zh}前{leading.Count}位依次为{names.Zh}，占{(sex is null ? "" : who.Zh)}全部癌症{what.Zh}的{share}。",
            $"{what.En} {who.En} were {names.En}; these {leading.Count} made up {share} of all {(counted == RegistryEvent.Incidence ? "cases" : "cancer deaths")}{(sex is null ? "" : " " + who.En)}.");
    }

    public static (SiteMeasures Both, SiteMeasures Male, SiteMeasures Female) Three(AreaStatistics area,
        RegistryEvent counted) =>
        (area.All(counted, null), area.All(counted, Sex.Male), area.All(counted, Sex.Female));

    public static string Count(SiteMeasures measures) =>
        measures.Cases is { } cases ? Numbers.Count(cases) : Numbers.Text(Mark.NotAvailable);

    public static string Rate(double? per100k) =>
        per100k is { } rate ? Numbers.Rate(rate) : Numbers.Text(Mark.NotAvailable);

    public static string Percent(double? percent) =>
        percent is { } value ? Numbers.Percent(value) : Numbers.Text(Mark.NotAvailable);

    public static string Ratio(double? ratio) =>
        ratio is { } value ? Numbers.Ratio(value) : Numbers.Text(Mark.NotAvailable);
}
