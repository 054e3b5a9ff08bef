using Registry.Analytics.Rates;
using Registry.Core.Coding;

namespace Registry.Analytics.Sites;

/// <summary>What the kernel asks of a site group for every row, answered once.</summary>
/// <param name="BothRowSex">Whose cases make the both-sexes row: 0 both, 1 men, 2 women.</param>
/// <param name="InMen">The site exists in men.</param>
/// <param name="InWomen">The site exists in women.</param>
/// <param name="IsRanked">The group takes a place.</param>
internal readonly record struct GroupTraits(int BothRowSex, bool InMen, bool InWomen, bool IsRanked)
{
    public static GroupTraits Of(SiteGroup group, RankingRule rule) =>
        new((int)(group.OnlySex ?? Sex.Unknown), group.AppliesTo(Sex.Male), group.AppliesTo(Sex.Female),
            (rule.WithTotals || group.Kind == SiteGroupKind.Site) && (rule.WithOther || !group.IsOther));

    public bool AppliesTo(int sex) => sex == 0 || (sex == 1 ? InMen : InWomen);
}
