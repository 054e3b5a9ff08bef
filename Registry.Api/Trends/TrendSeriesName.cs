using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Api.Tables;
using Registry.Core.Coding;

namespace Registry.Api.Trends;

/// <summary>What a trend is of.</summary>
/// <param name="Area">The area.</param>
/// <param name="Table">Its table.</param>
/// <param name="Trend">The trend.</param>
internal sealed record TrendSeriesName(TableArea Area, SiteTrendTable Table, SiteTrend Trend)
{
    /// <summary>Heads of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "area_code", "area_name_zh", "area_name_en", "registries", "registries_left_out", "site_scheme", "site_code", "site_zh", "site_en", "icd10",
        "sex", "event", "std_pop",
    ];

    /// <summary>The cells.</summary>
    public IEnumerable<object?> Values =>
    [
        Area.Columns.Code, Area.Columns.NameZh, Area.Columns.NameEn, string.Join(' ', Table.Registries), string.Join(' ', Table.LeftOut),
        Table.Scheme.Code, Trend.Group.Code, Trend.Group.NameZh, Trend.Group.NameEn, Trend.Group.IcdLabel,
        (int)(Trend.Sex ?? Sex.Unknown), Event.En, Table.Options.Standard.Code,
    ];

    /// <summary>Site, sex and event as a sentence begins.</summary>
    public Bilingual Words
    {
        get
        {
            var sex = Trend.Sex switch
            {
                Sex.Male => new Bilingual("男性", "men"),
                Sex.Female => new("女性", "women"),
                _ => new("男女合计", "both sexes"),
            };
            return new($"{Area.Columns.NameZh}{Trend.Group.NameZh}{sex.Zh}{Event.Zh}", $"{Area.Columns.NameEn}, {Trend.Group.NameEn}, {sex.En}, {Event.En}");
        }
    }

    private Bilingual Event => Table.Options.Event == RegistryEvent.Mortality ? new("死亡", "mortality") : new("发病", "incidence");
}
