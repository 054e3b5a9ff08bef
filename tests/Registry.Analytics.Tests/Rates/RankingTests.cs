using Registry.Analytics.Rates;

namespace Registry.Analytics.Tests.Rates;

public class RankingTests
{
    [Test]
    public void TiesShareTheLowestRank() =>
        Assert.That(Ranking.Of([9, 7, 7, 5, 7, null, 1]), Is.EqualTo((int?[])[1, 2, 2, 5, 2, null, 6]));

    [Test]
    public void NothingToRank() => Assert.That(Ranking.Of([null, null]), Is.All.Null);

    [Test]
    public void TheRuleSaysWhatItDoes()
    {
        Assert.That(RankingRule.Default.Text.En, Does.Contain("crude rate").And.Contain("other and unspecified sites take no rank").And.Contain("1, 2, 2, 4"));
        var rule = new RankingRule(RankingBasis.Cases, WithOther: true, WithTotals: true);
        Assert.That(rule.Text.En, Does.Contain("number of cases").And.Not.Contain("take no rank"));
        Assert.That(rule.Text.Zh, Does.Contain("例数").And.Not.Contain("不参加"));
    }

    [Test]
    public void DenseTies_LeaveNoGap()
    {
        double?[] values = [5, 9, 5, null, 1];
        Assert.That(Ranking.Of(values, TieRule.Dense), Is.EqualTo(new int?[] { 2, 1, 2, null, 3 }));
        Assert.That(Ranking.Of(values), Is.EqualTo(new int?[] { 2, 1, 2, null, 4 }));
        Assert.That(new RankingRule(Ties: TieRule.Dense).Text.En, Does.Contain("1, 2, 2, 3"));
    }
}
