using Registry.Core.Coding;
using Registry.Import.Checks;
using static Registry.Import.Tests.Checks.RuleTable;

namespace Registry.Import.Tests.Checks;

/// <summary>A check fires on a row that leaves a code open only when it would fire whatever the code is.</summary>
public sealed class UnknownCodeTests
{
    private static readonly string[] OnSites = ["X-SH-1", "X-SH-2", "X-SH-4", "X-AGE-1", "X-AGE-2", "X-BEH-1", "X-GRD-5", "X-BAS-1", "X-BAS-2", "X-BAS-4", "S-LAT-3"];
    private static readonly int[] Unspecified = [.. Topography.All.GroupBy(site => site.Number / 10).Where(group => group.All(site => site.Number % 10 != 9)).Select(group => group.Key * 10 + 9)];

    public static IEnumerable<TestCaseData> Cases =>
        from check in OnSites
        from basis in (BasisOfDiagnosis[])[BasisOfDiagnosis.ClinicalInvestigation, BasisOfDiagnosis.HistologyOfPrimary]
        select new TestCaseData(check, basis);

    [TestCaseSource(nameof(Cases))]
    public void ASubsiteThatIsNotKnown(string check, BasisOfDiagnosis basis)
    {
        var condition = Condition(check);
        foreach (var facts in Tumours(basis))
            foreach (var number in Unspecified)
            {
                facts.SiteNumber = number;
                if (!condition(facts)) continue;
                foreach (var site in Sites.Where(site => site.Number / 10 == number / 10))
                {
                    facts.SiteNumber = site.Number;
                    if (!condition(facts)) Assert.Fail($"{check} fires for {number} and passes for {site}, histology {facts.HistologyNumber}.");
                }
            }
    }

    [TestCaseSource(nameof(Cases))]
    public void ASiteThatIsNotKnown(string check, BasisOfDiagnosis basis)
    {
        var condition = Condition(check);
        foreach (var facts in Tumours(basis))
        {
            facts.SiteNumber = SiteSet.Unknown;
            if (!condition(facts)) continue;
            foreach (var site in Sites)
            {
                facts.SiteNumber = site.Number;
                if (!condition(facts)) Assert.Fail($"{check} fires without a site and passes for {site}, histology {facts.HistologyNumber}.");
            }
        }
    }

    [TestCase("X-BEH-1")]
    [TestCase("X-BEH-2")]
    [TestCase("X-BEH-3")]
    [TestCase("X-GRD-1")]
    [TestCase("X-GRD-4")]
    [TestCase("X-GRD-5")]
    [TestCase("X-BAS-2")]
    [TestCase("X-BAS-3")]
    [TestCase("X-BAS-4")]
    public void ABehaviourThatIsNotKnown(string check)
    {
        var condition = Condition(check);
        foreach (var facts in Tumours(BasisOfDiagnosis.ClinicalInvestigation))
            foreach (var site in (int[])[220, 341, 710, 779])
            {
                (facts.SiteNumber, facts.BehaviourDigit) = (site, RowBits.UnknownBehaviour);
                if (!condition(facts)) continue;
                for (facts.BehaviourDigit = 0; facts.BehaviourDigit <= 3; facts.BehaviourDigit++)
                    if (!condition(facts)) Assert.Fail($"{check} fires without a behaviour and passes for {facts.HistologyNumber}/{facts.BehaviourDigit}.");
            }
    }

    [Test]
    public void AHistologyThatIsNotKnown()
    {
        var facts = Facts();
        (facts.BehaviourDigit, facts.Grade, facts.Basis, facts.Laterality) = (2, 3, BasisOfDiagnosis.Clinical, 3);
        (facts.LowestAge, facts.HighestAge) = (4, 4);
        foreach (var site in Sites.Where(site => site.Category is not ("C53" or "C61" or "C60" or "C50" or "C54" or "C55" or "C15" or "C19" or "C20" or "C21" or "C23" or "C24") && site.Code != "C38.4"))
        {
            facts.SiteNumber = site.Number;
            foreach (var check in OnSites.Where(check => check != "X-BEH-1"))
                if (Condition(check)(facts)) Assert.Fail($"{check} fires without a histology at {site}.");
        }
    }

    private static IEnumerable<RowFacts> Tumours(BasisOfDiagnosis basis)
    {
        var facts = Facts();
        (facts.Basis, facts.Grade, facts.Laterality) = (basis, 3, 3);
        foreach (var histology in Histologies)
            foreach (var (behaviour, age) in ((int, int)[])[(3, 4), (2, 12), (0, 60)])
            {
                (facts.HistologyNumber, facts.BehaviourDigit, facts.LowestAge, facts.HighestAge) = (histology, behaviour, age, age);
                yield return facts;
            }
    }
}
