namespace Registry.Analytics.Trends;

/// <summary>A known event that may have moved the level of some series.</summary>
/// <param name="LastYear">Last year before it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Registry">The registry it happened in; null for all, and for their pool.</param>
/// <param name="Site">Code of the site group it concerns; null for every site.</param>
public sealed record DatedBreak(int LastYear, BreakKind Kind, string? Registry = null, string? Site = null)
{
    /// <summary>What happened, in words.</summary>
    public Bilingual Words => Kind switch
    {
        BreakKind.Coding => new("编码变更", "change of coding"),
        BreakKind.Screening => new("筛查启动或变更", "start or change of screening"),
        BreakKind.Area => new("辖区变更", "change of area"),
        _ => new("报告方式变更", "change of reporting"),
    };

    /// <summary>True when it concerns a series.</summary>
    /// <param name="registries">Registries of the series.</param>
    /// <param name="site">Code of its site group.</param>
    public bool Concerns(IReadOnlyList<string> registries, string site) =>
        (Registry is null || (registries.Count == 1 && registries[0] == Registry)) && (Site is null || Site == site);
}
