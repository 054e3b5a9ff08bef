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
        "area_code", "area_name_zh", "area_name_en", "pop_basis", "registries", "registries_left_out", "site_scheme", "site_code", "site_zh", "site_en", "icd10",
        "sex", "event", "std_pop",
    ];

    /// <summary>The cells.</summary>
    public IEnumerable<object?> Values =>
    [
        Area.Columns.Code, Area.Columns.NameZh, Area.Columns.NameEn, Area.Columns.PopulationBasis, string.Join(' ', Table.Registries), string.Join(' ', Table.LeftOut),
        Table.Scheme.Code, Trend.Group.Code, Trend.Group.NameZh, Trend.Group.NameEn, Trend.Group.IcdLabel,
        (int)(Trend.Sex ?? Sex.Unknown), Event.En, Table.Options.Standard.Code,
    ];

    /// <summary>Site, sex and event as a sentence begins.</summary>
    public Bilingual Words => new(
        $"{Area.Columns.NameZh}{Trend.Group.NameZh}{SexWords.Zh}{Event.Zh}", $"{Area.Columns.NameEn}, {Trend.Group.NameEn}, {SexWords.En}, {Event.En}");

    /// <summary>The sex in words.</summary>
    public Bilingual SexWords => Trend.Sex switch
    {
        Sex.Male => new("男性", "men"),
        Sex.Female => new("女性", "women"),
        _ => new("男女合计", "both sexes"),
    };

    /// <summary>incidence or mortality.</summary>
    public Bilingual Event => Table.Options.Event == RegistryEvent.Mortality ? new("死亡", "mortality") : new("发病", "incidence");
}
