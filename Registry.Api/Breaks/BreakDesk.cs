using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Breaks;

/// <summary>The known breaks of the store as the statistics ask for them.</summary>
internal sealed class BreakDesk(KnownBreakStore store)
{
    /// <summary>The breaks that stand, a break of an ICD-10 category for each site group that holds it; totals are left alone.</summary>
    /// <param name="scheme">Site groups.</param>
    /// <param name="isWanted">False when the caller does without them.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<DatedBreak>> StandingAsync(SiteScheme scheme, bool isWanted, CancellationToken stop) =>
        isWanted ? [.. (await store.ListAsync(stop)).Where(known => known.WithdrawnAt is null).SelectMany(known => Of(known, scheme))] : [];

    private static IEnumerable<DatedBreak> Of(KnownBreak known, SiteScheme scheme)
    {
        var kind = Enum.Parse<BreakKind>(known.Kind, ignoreCase: true);
        return known.Icd is null ? [new(known.LastYear, kind, known.Registry)]
            : scheme.GroupsOf(known.Icd).Select(group => scheme.Groups[group]).Where(group => group.Kind == SiteGroupKind.Site)
                .Select(group => new DatedBreak(known.LastYear, kind, known.Registry, group.Code));
    }
}
