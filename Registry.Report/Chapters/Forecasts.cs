using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>New cases and deaths to come: sentences, a table with the back-test beside every forecast, fans, and why numbers change.</summary>
internal static class Forecasts
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        if (data.Input.Forecast is not { } question) return chapter.Chapter();
        chapter.Section(new("方法", "Methods"));
        Method(chapter, data, question);
        foreach (var counted in Enum.GetValues<RegistryEvent>())
            if (counted == RegistryEvent.Incidence || (!data.IsEmpty && data.All.HasDeaths)) Event(chapter, data, question, counted);
        return chapter.Chapter();
    }

    private static void Method(ChapterWriter chapter, ReportData data, ForecastQuestion question)
    {
        var (state, year, to) = (Terms.Of(data.Input.Cube.State), Terms.Plain(data.Year), Terms.Plain(question.ToYear));
        chapter.Paragraph(new(
            $"以截至{year}年的资料（数据状态{state.Zh}）预测至{to}年。人口方案：{question.Scenario.Name.Zh}。各模型分别拟合，逐一从较早的起点回测；合并预测按回测的连续分级概率得分（CRPS）的倒数加权，各模型的区间按回测中超出其自身误差的部分加宽，分布两端各10%的权重不计。预测区间含估计误差、模型误差与Poisson变异。",
            $"Data up to {year} (data state {state.En}) are forecast to {to}. Population to come: {question.Scenario.Name.En}. Each model is fitted by itself and tested from earlier origins; the forecasts are pooled with weights in inverse proportion to the ranked probability score (CRPS) of the back-test, intervals widened by what the back-test found beyond the errors a model declares, the outermost 10% of the weight on either side left out. Prediction intervals hold errors of estimation, of the model and Poisson variation."));
        chapter.Add(new BulletList(Models));
        chapter.Paragraph(new(
            $"例数太少、观察年份太少、回测误差过大、区间没有意义，或检出取决于检查与筛查、序列有断点的部位标为“不预测”，并注明理由；回测列仍列出。人口不变时例数的变化只来自率。",
            $"Sites with too few cases or years, a back-test that failed, an interval that says nothing, or whose numbers depend on testing, screening or a break of the series are marked \"not forecast\" with the reason; the back-test is shown all the same. Where the population stays, numbers change with rates alone."));
    }

    // Names and sources of the models; a list, as citations hold numbers of their own.
    private static readonly IReadOnlyList<Bilingual> Models =
    [
        new("近期率×未来人口。Bray F, Moller B. Nat Rev Cancer 2006;6:63-74", "Recent rates on the population to come. Bray F, Moller B. Nat Rev Cancer 2006;6:63-74"),
        new("Nordpred：5次幂连接的年龄-时期-队列模型，趋势逐期削减。Moller B, et al. Stat Med 2003;22:2751-2766", "Nordpred: age-period-cohort model with the power-5 link, trend damped. Moller B, et al. Stat Med 2003;22:2751-2766"),
        new("对数线性与线性年龄-漂移模型（4种）。Hakulinen T, Dyba T. Stat Med 1994;13:1513-1523", "Log-linear and linear models of age and drift (4). Hakulinen T, Dyba T. Stat Med 1994;13:1513-1523"),
        new("平滑年龄-时期-队列模型。Clements MS, et al. Biostatistics 2005;6:576-589", "Smooth age-period-cohort model. Clements MS, et al. Biostatistics 2005;6:576-589"),
        new("Bayes年龄-时期-队列模型（Laplace近似）。Riebler A, Held L. Biom J 2017;59:531-549", "Bayesian age-period-cohort model (Laplace approximation). Riebler A, Held L. Biom J 2017;59:531-549"),
        new("合并：修剪的意见池。Jose VRR, et al. Manage Sci 2014;60:463-475", "Pool: trimmed opinion pool. Jose VRR, et al. Manage Sci 2014;60:463-475"),
        new("变化的分解：Das Gupta P. US Bureau of the Census, P23-186, 1993", "Parts of the change: Das Gupta P. US Bureau of the Census, P23-186, 1993"),
    ];

    private static void Event(ChapterWriter chapter, ReportData data, ForecastQuestion question, RegistryEvent counted)
    {
        chapter.Section(counted == RegistryEvent.Incidence ? new("发病预测", "Forecasts of incidence") : new("死亡预测", "Forecasts of mortality"));
        var table = data.IsEmpty ? null : data.Forecasts(question, counted);
        if (table is null || table.Outlooks.Count == 0)
        {
            chapter.Paragraph(new("不作预测：没有登记处在足够多的年份都有资料。", "Nothing is forecast: no registry has data of enough years."));
            NowcastTables.Write(chapter, data, counted);
            return;
        }
        var (from, to, registries) = (Terms.Plain(table.Years[0]), Terms.Plain(table.Years[^1]), table.Registries.Count);
        chapter.Paragraph(new(
            $"以下由{from}-{to}年每年均有资料的{registries}个登记处合并的例数与人口预测，不外推到其他地区。",
            $"What follows is forecast from cases and people of the {EnglishNoun.Count(registries, "registry that has", "registries, pooled, that have")} data of every year from {from} to {to}; it says nothing of other areas."));
        var scheme = data.All.Major.Scheme;
        var told = Leading(data, table, counted);
        foreach (var outlook in told)
            chapter.Paragraph(OutlookSentences.Of(outlook, SeriesNames.Of(scheme, outlook.Forecast.Group, outlook.Forecast.Sex, counted), counted, data.Settings.FewestCasesForWords));
        ForecastTables.Write(chapter, data, table, counted);
        ForecastFigures.Write(chapter, data, told, counted);
        NowcastTables.Write(chapter, data, counted);
    }

    // All cancers of both sexes, then the leading sites of either sex.
    private static List<SiteOutlook> Leading(ReportData data, OutlookTable table, RegistryEvent counted) =>
        [.. new[] { table.Find("60", null) }.Concat(new[] { Sex.Male, Sex.Female }.SelectMany(sex =>
            LeadingSites.Of(data.All, counted, sex, data.Settings).Take(5).Select(site => table.Find(site.Site.Code, sex)))).OfType<SiteOutlook>()];
}
