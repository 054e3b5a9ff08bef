using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Nowcasts;

/// <summary>What a table of reporting delays is about; the API and the command line ask in the same way.</summary>
internal sealed record NowcastQuestion
{
    /// <summary>Site groups.</summary>
    public required SiteScheme Scheme { get; init; }

    /// <summary>Codes of the groups to show; empty for every one.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Registry codes to pool; empty for all.</summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    /// <summary>True for each registry by itself in place of their pool.</summary>
    public bool IsByRegistry { get; init; }

    /// <summary>New cases or deaths.</summary>
    public RegistryEvent Event { get; init; } = RegistryEvent.Incidence;

    /// <summary>Last calendar year of deliveries that is complete.</summary>
    public required int LastReportYear { get; init; }

    /// <summary>The year that is taken when nobody names one: the calendar year (UTC) before the clock's.</summary>
    public static int LastCompleteYear(TimeProvider clock) => clock.GetUtcNow().Year - 1;

    /// <summary>What is wrong with registries and sites: parameter, value, what is expected.</summary>
    public IEnumerable<(string Parameter, string Value, Bilingual Expected)> Strangers(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var code in Registries.Except(deliveries.Select(d => d.Registry))) yield return ("registries", code, new("没有该登记处的数据。", "there are no data of such a registry."));
        foreach (var code in Sites.Except(Scheme.Groups.Select(group => group.Code))) yield return ("sites", code, new($"不是 {Scheme.Code} 的部位代码。", $"is no site of {Scheme.Code}."));
    }
}
