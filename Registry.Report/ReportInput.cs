using Registry.Analytics.Quality;
using Registry.Analytics.Rates;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;

namespace Registry.Report;

/// <summary>Everything a report is made from; the same input gives the same report.</summary>
public sealed record ReportInput
{
    /// <summary>The counts of one data state.</summary>
    public required CountCube Cube { get; init; }

    /// <summary>The data year.</summary>
    public required int Year { get; init; }

    /// <summary>Name of the province or other area, such as 示例省 and Demo Province.</summary>
    public required Bilingual Area { get; init; }

    /// <summary>Whose residence the population counts mean; registries on another basis are left out and listed. Null: the
    /// only basis of the year's population, and the household-registered one when there are both.</summary>
    public PopulationBasis? Basis { get; init; }

    /// <summary>Population of the whole area on the same basis, for the coverage; null when it is not known.</summary>
    public double? AreaPopulation { get; init; }

    /// <summary>Follow-up, survival and prevalence; null where the report has no such chapter.</summary>
    public SurvivalInput? Survival { get; init; }

    /// <summary>How far new cases and deaths are forecast; null where the report has no such chapter.</summary>
    public ForecastQuestion? Forecast { get; init; }

    /// <summary>Deliveries from which late reports are made up, in that chapter; null where they are not known.</summary>
    public NowcastInput? Nowcast { get; init; }

    /// <summary>The bands of the quality indicators.</summary>
    public QualityBands Bands { get; init; } = QualityBands.BuiltIn;

    /// <summary>What was said of indicators that had to be explained; those that were taken back are left out by the caller.</summary>
    public IReadOnlyList<QualityExplanation> Explanations { get; init; } = [];

    /// <summary>What changed since an earlier data state, for the annex; null when nobody asks.</summary>
    public StateChanges? Changes { get; init; }

    /// <summary>Known changes of coding, screening, area or reporting: jumps of the trends they concern.</summary>
    public IReadOnlyList<DatedBreak> Breaks { get; init; } = [];

    /// <summary>Rules of this edition, all of them printed in the report.</summary>
    public EditionSettings Settings { get; init; } = new();

    /// <summary>Version of the software, as printed in the annex.</summary>
    public string SoftwareVersion { get; init; } = ThisVersion();

    /// <summary>The chapters and their numbers; they change between editions.</summary>
    public IReadOnlyList<ChapterEntry> Outline { get; init; } = ChapterEntry.National2022;

    /// <summary>Font file for the figures, or null for the built-in one.</summary>
    public string? FontFile { get; init; }

    private static string ThisVersion() => typeof(ReportInput).Assembly.GetName().Version!.ToString(3);
}

/// <summary>The counts of an earlier data state against those of the report.</summary>
/// <param name="Since">The earlier state.</param>
/// <param name="Cells">Every cell of both.</param>
public sealed record StateChanges(DataState Since, IReadOnlyList<AttributedChange> Cells);

/// <summary>Rules that differ between editions and are printed with the tables.</summary>
public sealed record EditionSettings
{
    /// <summary>How the leading sites are ranked.</summary>
    public RankingRule Ranking { get; init; } = RankingRule.Default;

    /// <summary>Standard of the Chinese age-standardised rate (中标率).</summary>
    public StandardPopulation ChinaStandard { get; init; } = StandardPopulation.Cn2000;

    /// <summary>Standard of the world age-standardised rate (世标率).</summary>
    public StandardPopulation WorldStandard { get; init; } = StandardPopulation.Segi;

    /// <summary>Places of the lists of leading sites.</summary>
    public int LeadingSites { get; init; } = 10;

    /// <summary>Fewest cases in an age group for which a peak or a rise is put into words.</summary>
    public int FewestCasesForWords { get; init; } = 20;

    /// <summary>What counts as cancer and where it is counted, beside what the settings of the site say.</summary>
    public IReadOnlyList<Bilingual> Conventions { get; init; } = DefaultConventions;

    /// <summary>The conventions of the built-in site schemes.</summary>
    public static IReadOnlyList<Bilingual> DefaultConventions { get; } =
    [
        new("脑及中枢神经系统包括良性和动态未定肿瘤（D32-D33、D42-D43）。",
            "Brain and central nervous system includes benign and uncertain tumours (D32-D33, D42-D43)."),
        new("性别特异部位及女性乳腺的“合计”行使用该性别的病例和人口；男性乳腺癌列于男性行并计入全部癌症。",
            "The both-sexes row of a site of one sex, and of female breast, holds the cases and population of that sex; male breast cancer stands in the men's row and in the total."),
        new("年龄不明的病例按同一性别、部位、地区已知年龄的分布校正（总例数÷已知年龄例数），并计入粗率。",
            "Cases of unknown age are spread over the known ages of the same sex, site and area (total divided by known) and are counted in crude rates."),
    ];
}

/// <summary>A chapter of the outline.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Number">Its number or letter in this edition.</param>
/// <param name="Title">Its title.</param>
public sealed record ChapterEntry(ChapterKind Kind, string Number, Bilingual Title)
{
    /// <summary>Chapters as the national edition of 2022 orders them, with trends before the appendix, and an annex.</summary>
    public static IReadOnlyList<ChapterEntry> National2022 { get; } =
    [
        new(ChapterKind.Overview, "1", new("概述", "Overview")),
        new(ChapterKind.Methods, "2", new("资料与方法", "Data and methods")),
        new(ChapterKind.Quality, "3", new("数据质量评价", "Data quality")),
        new(ChapterKind.AllCancers, "4", new("全部癌症的发病与死亡", "Incidence and mortality of all cancers")),
        new(ChapterKind.Sites, "5", new("各部位癌症的发病与死亡", "Incidence and mortality by site")),
        new(ChapterKind.Trends, "6", new("发病与死亡趋势", "Trends of incidence and mortality")),
        new(ChapterKind.Appendix, "7", new("附录：统计表", "Appendix: statistical tables")),
        new(ChapterKind.Annex, "8", new("附件：资料状态与一致性检验", "Annex: state of the data and assertions")),
    ];

    /// <summary>The same with a chapter of survival and prevalence before the appendix.</summary>
    public static IReadOnlyList<ChapterEntry> WithSurvival { get; } = With(withForecasts: false, withSurvival: true);

    /// <summary>The national outline with chapters that not every report has after that of trends, all numbered anew.</summary>
    /// <param name="withForecasts">New cases and deaths to come.</param>
    /// <param name="withSurvival">Survival and prevalence.</param>
    public static IReadOnlyList<ChapterEntry> With(bool withForecasts, bool withSurvival)
    {
        var chapters = National2022.ToList();
        var after = chapters.FindIndex(entry => entry.Kind == ChapterKind.Trends) + 1;
        if (withSurvival) chapters.Insert(after, new(ChapterKind.Survival, "", new("生存与现患", "Survival and prevalence")));
        if (withForecasts) chapters.Insert(after, new(ChapterKind.Forecasts, "", new("发病与死亡预测", "Forecasts of incidence and mortality")));
        return [.. chapters.Select((entry, i) => entry with { Number = Wording.Terms.Plain(i + 1) })];
    }
}

/// <summary>The chapters there are.</summary>
public enum ChapterKind
{
    /// <summary>Coverage, registries, population.</summary>
    Overview,

    /// <summary>Definitions, sites, indicators, settings.</summary>
    Methods,

    /// <summary>Quality indicators by registry, site, sex and area.</summary>
    Quality,

    /// <summary>All cancers together and the leading sites.</summary>
    AllCancers,

    /// <summary>One section for each of the 26 sites.</summary>
    Sites,

    /// <summary>Follow-up, survival, stage and prevalence.</summary>
    Survival,

    /// <summary>Trends of the standardised rates.</summary>
    Trends,

    /// <summary>New cases and deaths to come.</summary>
    Forecasts,

    /// <summary>The 59 sites, and tables of each registry.</summary>
    Appendix,

    /// <summary>Data state, settings, assertions.</summary>
    Annex,
}
