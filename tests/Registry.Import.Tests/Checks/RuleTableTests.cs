using Registry.Core.Coding;
using Registry.Import.Checks;
using static Registry.Import.Tests.Checks.RuleTable;

namespace Registry.Import.Tests.Checks;

/// <summary>What the compiled checks decide, for every combination of codes, against a naive reading of the same tables.</summary>
public sealed class RuleTableTests
{
    [Test]
    public void EveryHistologyAtEverySite_Families()
    {
        var rows = Rows("site_histology.csv").Select(row => (Relation: row["relation"], Histologies: HistologiesOf(row["histologies"]), Sites: SitesOf(row["sites"]))).ToList();
        var (only, never, none) = (Condition("X-SH-1"), Condition("X-SH-2"), Condition("X-SH-3"));
        var fired = EveryPair((facts, histology, site) =>
        {
            var family = rows.Where(row => row.Histologies.Contains(histology)).ToList();
            Same(only(facts), family.Exists(row => row.Relation == "only" && !row.Sites.Contains(site)), facts, "X-SH-1");
            Same(never(facts), family.Exists(row => row.Relation == "never" && row.Sites.Contains(site)), facts, "X-SH-2");
            Same(none(facts), family.Count == 0, facts, "X-SH-3");
            return only(facts) || never(facts);
        });
        Assert.That(fired, Is.InRange(100_000, 200_000));
    }

    [Test]
    public void EveryHistologyAtEverySite_Encr()
    {
        var rows = Rows("site_histology_encr.csv").Select(row => (row, Histologies: HistologiesOf(row["histologies"]), Sites: SitesOf(row["sites"]))).ToList();
        var condition = Condition("X-SH-4");
        EveryPair((facts, histology, site) =>
        {
            var fails = rows.Exists(row => row.Histologies.Contains(histology) && row.Sites.Contains(site) == (row.row["relation"] == "never"));
            return Same(condition(facts), fails, facts, "X-SH-4");
        });
    }

    [TestCase("X-AGE-1")]
    [TestCase("X-AGE-2")]
    public void EveryAgeOfEveryHistologyAtEverySite(string check)
    {
        var rows = Rows("age_site_histology.csv", check).Select(row => (
            From: Number(row["age_from"]), To: row["age_to"].Length == 0 ? 999 : Number(row["age_to"]),
            Histologies: HistologiesOf(row["histologies"], row["histologies_except"]), Sites: SitesOf(row["sites"]))).ToList();
        var condition = Condition(check);
        var fired = EveryPair((facts, histology, site) =>
        {
            var matching = rows.Where(row => row.Histologies.Contains(histology) && row.Sites.Contains(site)).ToList();
            for (var age = 0; age <= 125; age++)
            {
                (facts.LowestAge, facts.HighestAge) = (age, age);
                Same(condition(facts), matching.Exists(row => age >= row.From && age <= row.To), facts, check);
            }
            return matching.Count > 0;
        });
        Assert.That(fired, Is.GreaterThan(20_000));
    }

    [Test]
    public void EveryHistologyWithEveryBehaviour()
    {
        var rows = Rows("behaviour_histology.csv").ToDictionary(row => Number(row["histology"]));
        var (unknown, rare) = (Condition("X-BEH-2"), Condition("X-BEH-3"));
        var facts = Facts();
        var pairs = 0;
        foreach (var _ in EveryHistology(facts))
        {
            for (facts.BehaviourDigit = 0; facts.BehaviourDigit <= 9; facts.BehaviourDigit++)
            {
                var digit = $"{facts.BehaviourDigit}";
                var row = rows[facts.HistologyNumber];
                var known = row["behaviours_icdo32"].Contains(digit) || row["behaviours_encr"].Contains(digit);
                Same(unknown(facts), !known, facts, "X-BEH-2");
                if (Same(rare(facts), row["rare_canreg5"].Contains(digit), facts, "X-BEH-3")) pairs++;
            }
        }
        Assert.That(pairs, Is.EqualTo(294), "pairs that the older list marks");
    }

    [Test]
    public void EveryGradeOfEveryHistologyAndBehaviour()
    {
        var iarc = Rows("grade_histology.csv", "X-GRD-3").Select(row => (row, Histologies: HistologiesOf(row["histologies"]))).ToList();
        var encr = Rows("grade_histology.csv", "X-GRD-4").Select(row => (row, Histologies: HistologiesOf(row["histologies"]), Behaviours: DigitsOf(row["behaviours"]))).ToList();
        var (byIarc, byEncr) = (Condition("X-GRD-3"), Condition("X-GRD-4"));
        var facts = Facts();
        foreach (var _ in EveryHistology(facts))
            for (facts.BehaviourDigit = 0; facts.BehaviourDigit <= 3; facts.BehaviourDigit++)
                for (facts.Grade = 1; facts.Grade <= 9; facts.Grade++)
                {
                    var grade = facts.Grade.Value;
                    var named = iarc.Where(rule => rule.Histologies.Contains(facts.HistologyNumber));
                    Same(byIarc(facts), named.Any(rule => !Allows(rule.row, grade)), facts, "X-GRD-3");
                    var narrowest = encr.Where(rule => rule.Histologies.Contains(facts.HistologyNumber) && rule.Behaviours.Contains(facts.BehaviourDigit))
                        .OrderBy(rule => rule.row["rule"] == "general").ThenBy(rule => rule.row["histologies"].Contains('-')).FirstOrDefault();
                    Same(byEncr(facts), narrowest.row is not null && !Allows(narrowest.row, grade), facts, "X-GRD-4");
                }
    }

    [Test]
    public void EveryGradeOfEveryHistologyAndBehaviourAtEverySite()
    {
        var rows = Rows("grade_histology.csv", "X-GRD-5").Select(row => (Histologies: HistologiesOf(row["histologies"]), Behaviours: DigitsOf(row["behaviours"]),
            Sites: SitesOf(row["sites"]), Grades: DigitsOf(row["grades_allowed"]))).ToList();
        var condition = Condition("X-GRD-5");
        EveryPair((facts, histology, site) =>
        {
            for (facts.BehaviourDigit = 0; facts.BehaviourDigit <= 3; facts.BehaviourDigit++)
            {
                var named = rows.Where(row => row.Histologies.Contains(histology) && row.Sites.Contains(site) && row.Behaviours.Contains(facts.BehaviourDigit)).ToList();
                for (facts.Grade = 1; facts.Grade <= 9; facts.Grade++)
                    Same(condition(facts), named.Count > 0 && !named.Exists(row => row.Grades.Contains(facts.Grade.Value)), facts, "X-GRD-5");
            }
            return true;
        });
    }

    [TestCase("X-BAS-1")]
    [TestCase("X-BAS-2")]
    [TestCase("X-BAS-4")]
    public void EveryBasisOfEveryHistologyAndBehaviourAtEverySite(string check)
    {
        var rows = Rows("basis_histology.csv", check).Select(row => (Bases: DigitsOf(row["basis"]), Histologies: HistologiesOf(row["histologies"]),
            Behaviours: DigitsOf(row["behaviours"]), Sites: SitesOf(row["sites"]))).ToList();
        var condition = Condition(check);
        var facts = Facts();
        foreach (var basis in Enum.GetValues<BasisOfDiagnosis>())
        {
            facts.Basis = basis;
            var ofBasis = rows.Where(row => row.Bases.Contains((int)basis)).ToList();
            foreach (var _ in EveryHistology(facts))
                for (facts.BehaviourDigit = 0; facts.BehaviourDigit <= 3; facts.BehaviourDigit++)
                {
                    var listed = ofBasis.Where(row => row.Histologies.Contains(facts.HistologyNumber) && row.Behaviours.Contains(facts.BehaviourDigit))
                        .SelectMany(row => row.Sites).ToHashSet();
                    foreach (var site in Sites)
                    {
                        facts.SiteNumber = site.Number;
                        Same(condition(facts), ofBasis.Count > 0 && listed.Contains(site.Number) == (check == "X-BAS-4"), facts, check);
                    }
                }
        }
    }

    [Test]
    public void EveryHistologyOnACertificate()
    {
        var listed = Rows("basis_histology.csv", "X-BAS-2").Where(row => row["basis"] == "0").SelectMany(row => HistologiesOf(row["histologies"])).ToHashSet();
        var condition = Condition("K-DCO-3");
        var facts = Facts();
        facts.Basis = BasisOfDiagnosis.DeathCertificateOnly;
        foreach (var histology in Histology.All)
        {
            (facts.Histology, facts.HistologyNumber) = (histology, histology.Number);
            Same(condition(facts), histology.Number != 8000 && !listed.Contains(histology.Number), facts, "K-DCO-3");
        }
    }

    [TestCase("no_in_situ", "X-BEH-1")]
    [TestCase("primary_unknown", "X-BAS-6")]
    public void EverySiteOfAList(string list, string check)
    {
        var sites = SitesOf(Rows("site_lists.csv").Single(row => row["list"] == list)["sites"]);
        var facts = Facts();
        (facts.BehaviourDigit, facts.Basis) = (2, BasisOfDiagnosis.HistologyOfPrimary);
        foreach (var site in Sites)
        {
            facts.SiteNumber = site.Number;
            Same(Condition(check)(facts), sites.Contains(site.Number), facts, check);
        }
        Assert.That(sites, Has.Count.GreaterThan(5));
    }

    [Test]
    public void EverySiteWithEveryLaterality()
    {
        var paired = SitesOf(Rows("site_lists.csv").Single(row => row["list"] == "paired")["sites"]);
        Assert.That(paired, Has.Count.EqualTo(76));
        var facts = Facts();
        foreach (var site in Sites)
        {
            facts.SiteNumber = site.Number;
            facts.Laterality = null;
            Same(Condition("S-LAT-1")(facts), paired.Contains(site.Number), facts, "S-LAT-1");
            foreach (var side in (int[])[0, 1, 2, 3, 9])
            {
                facts.Laterality = side;
                Same(Condition("S-LAT-2")(facts), side is 1 or 2 or 3 && !paired.Contains(site.Number), facts, "S-LAT-2");
                foreach (var _ in EveryHistology(facts))
                    Same(Condition("S-LAT-3")(facts), side == 3 && site.Category != "C56" && facts.HistologyNumber is not 8960 && facts.HistologyNumber / 10 != 951, facts, "S-LAT-3");
            }
        }
    }

    private static bool Allows(IReadOnlyDictionary<string, string> row, int grade) => row["grades_allowed"].Split(' ').Contains($"{grade}");

    private static IEnumerable<int> EveryHistology(RowFacts facts) => Histologies.Select(histology => facts.HistologyNumber = histology);

    private static int EveryPair(Func<RowFacts, int, int, bool> compare)
    {
        var facts = Facts();
        var fired = 0;
        foreach (var histology in Histologies)
            foreach (var site in Sites)
            {
                (facts.HistologyNumber, facts.SiteNumber) = (histology, site.Number);
                if (compare(facts, histology, site.Number)) fired++;
            }
        return fired;
    }

    private static bool Same(bool decided, bool expected, RowFacts facts, string what)
    {
        if (decided != expected)
            Assert.Fail($"{what} {(decided ? "fires" : "passes")}: histology {facts.HistologyNumber}/{facts.BehaviourDigit}, site {facts.SiteNumber}, "
                + $"grade {facts.Grade}, basis {facts.Basis}, laterality {facts.Laterality}, age {facts.LowestAge}.");
        return decided;
    }
}
