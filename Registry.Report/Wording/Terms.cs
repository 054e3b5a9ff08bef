using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report.Blocks;

namespace Registry.Report.Wording;

/// <summary>Words and column heads that many tables share, so that a measure has one name.</summary>
internal static class Terms
{
    public static readonly Sex?[] AllSexes = [null, Sex.Male, Sex.Female];

    public static readonly Bilingual Event = new("发病/死亡", "Event");
    public static readonly Column Area = new(new("地区", "Area"), IsText: true);
    public static readonly Column SexColumn = new(new("性别", "Sex"), IsText: true);
    public static readonly Column Site = new(new("部位", "Site"), IsText: true);
    public static readonly Column Icd = new(new("ICD-10", "ICD-10"), IsText: true);
    public static readonly Column Registry = new(new("登记处", "Registry"), IsText: true);
    public static readonly Column AgeGroup = new(new("年龄组(岁)", "Age group (years)"), IsText: true);
    public static readonly Column Crude = new(new("粗率(1/10万)", "Crude rate (per 100,000)"));
    public static readonly Column Share = new(new("构成(%)", "Share (%)"));
    public static readonly Column Cumulative64 = new(new("累积率0-64岁(%)", "Cum. rate 0-64 (%)"));
    public static readonly Column Cumulative74 = new(new("累积率0-74岁(%)", "Cum. rate 0-74 (%)"));
    public static readonly Column Population = new(new("人口数", "Population"));
    public static readonly Column NewCases = new(new("发病数", "New cases"));
    public static readonly Column Deaths = new(new("死亡数", "Deaths"));
    public static readonly Column MortalityToIncidence = new(new("M:I", "M:I"));
    public static readonly Column Verified = new(new("MV(%)", "MV (%)"));
    public static readonly Column CertificateOnly = new(new("DCO(%)", "DCO (%)"));
    public static readonly Column Unspecified = new(new("UB(%)", "UB (%)"));
    public static readonly Column Subsite = new(new("SUB(%)", "SUB (%)"));

    public static readonly Bilingual PerPersons = new("(1/10万)", " (per 100,000)");

    /// <summary>DS-12（2026-11-25T13:00:00Z）: a data state with the time it was made (UTC).</summary>
    public static Bilingual Of(DataState state)
    {
        var at = state.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        return new($"DS-{state.Version}（{at}）", state.ToString());
    }

    public static Column Cases(RegistryEvent counted) => counted == RegistryEvent.Incidence ? NewCases : Deaths;

    public static readonly Column Number = new(new("例数", "Number"));

    /// <summary>中标率2000: the Chinese age-standardised rate always says its standard.</summary>
    public static Bilingual ChinaRate(EditionSettings settings) =>
        new($"中标率{StandardName(settings.ChinaStandard)}", $"ASR China {StandardName(settings.ChinaStandard)}");

    /// <summary>世标率Segi: the world age-standardised rate always says its standard.</summary>
    public static Bilingual WorldRate(EditionSettings settings) =>
        new($"世标率{StandardName(settings.WorldStandard)}", $"ASR World {StandardName(settings.WorldStandard)}");

    public static Column China(EditionSettings settings) => new(ChinaRate(settings) + PerPersons);

    public static Column World(EditionSettings settings) => new(WorldRate(settings) + PerPersons);

    public static Column Truncated(EditionSettings settings) =>
        new(new Bilingual("截缩率35-64岁", $"Truncated rate 35-64, China {StandardName(settings.ChinaStandard)}")
            + PerPersons);

    public static Bilingual Of(Sex? sex) => sex switch
    {
        Sex.Male => new("男", "Male"),
        Sex.Female => new("女", "Female"),
        _ => new("合计", "Both sexes"),
    };

    public static Bilingual Of(RegistryEvent counted) =>
        counted == RegistryEvent.Incidence ? new("发病", "Incidence") : new("死亡", "Mortality");

    public static Bilingual Of(AreaType type) => type == AreaType.Urban ? new("城市", "Urban") : new("农村", "Rural");

    public static Bilingual Of(SiteGroup group) => new(group.NameZh, group.NameEn);

    /// <summary>A year, or any number that is a name rather than a quantity.</summary>
    public static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // CN2000 is called 2000, SEGI Segi; others by their code.
    private static string StandardName(StandardPopulation standard) => standard.Code switch
    {
        ['C', 'N', .. var year] => year,
        "SEGI" => "Segi",
        var code => code,
    };
}
