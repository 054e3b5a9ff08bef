using System.Globalization;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>What all tidy tables share.</summary>
internal static class TidyCell
{
    public static TidyRow Of(TidyArea area, (int From, int To) years, SiteScheme scheme, SiteGroup group, Sex? sex) => new()
    {
        Area = area, YearFrom = years.From, YearTo = years.To, Sex = (int)(sex ?? Core.Coding.Sex.Unknown),
        SiteScheme = scheme.Code, SiteCode = group.Code, SiteZh = group.NameZh, SiteEn = group.NameEn, Icd10 = group.IcdLabel,
        Event = "", Measure = "", Unit = "", Status = CellStatus.Ok,
    };

    public static string Word(RegistryEvent registryEvent) => registryEvent == RegistryEvent.Incidence ? "incidence" : "mortality";

    /// <summary>Sets the status that the value calls for.</summary>
    /// <param name="cell">The row so far.</param>
    /// <param name="unranked">An absent value is ordinary: the row takes no rank, without cases because there are none.</param>
    public static TidyRow Finish(TidyRow cell, bool unranked = false) => cell with
    {
        Status =
            cell.Status == CellStatus.NotApplicable ? CellStatus.NotApplicable
            : cell.Value is null && unranked && cell.Status == CellStatus.Zero ? CellStatus.Zero
            : cell.Value is null ? unranked && cell.Status != CellStatus.NotAvailable ? CellStatus.NotApplicable : CellStatus.NotAvailable
            : cell.Value == 0 ? CellStatus.Zero
            : CellStatus.Ok,
    };

    public static string? Flags(params string?[] flags) =>
        string.Join(' ', flags.Where(f => f is not null)) is { Length: > 0 } joined ? joined : null;

    /// <summary>incomplete:330102@2021,330122@2020 for registries and years that reported nothing, at most five and then how many more.</summary>
    public static string? Incomplete(IReadOnlyCollection<RegistryYear> withoutData) => withoutData.Count == 0 ? null
        : "incomplete:" + string.Join(',', withoutData.Take(5).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Registry}@{w.Year}")))
            + (withoutData.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $",+{withoutData.Count - 5}") : "");

    /// <summary>mixed-basis for a pool of registries whose population counts mean different people.</summary>
    public static string? Mixed(TidyArea area) => area.PopulationBasis == TidyArea.MixedBasis ? "mixed-basis" : null;

    public static string? Flag(RowProblem problem) => problem switch
    {
        RowProblem.NothingReported => "nothing-reported",
        RowProblem.NoPopulation => "no-population",
        RowProblem.CasesWithoutPersonYears => "cases-without-person-years",
        RowProblem.EveryAgeUnknown => "every-age-unknown",
        _ => null,
    };
}
