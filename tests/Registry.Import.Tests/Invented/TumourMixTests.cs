using Registry.Core.Coding;
using Registry.Import.Invented;

namespace Registry.Import.Tests.Invented;

/// <summary>Every tumour of tumours.csv belongs to its site group and to the sex that has it.</summary>
public class TumourMixTests
{
    private static IEnumerable<TestCaseData> Combinations() =>
        from row in InventedTables.Read("tumours.csv")
        from site in row["topographies"].Split(' ')
        from morphology in row["morphologies"].Split(' ')
        select new TestCaseData(row["group"], row["sex"], row["kind"], site.Split(':')[0], morphology.Split(':')[0]);

    [TestCaseSource(nameof(Combinations))]
    public void TumourBelongsToItsGroup(string group, string sex, string kind, string topography, string morphology)
    {
        var site = Topography.TryParse(topography);
        var histology = Histology.TryParse(morphology.AsSpan(0, 4));
        Assert.That(site, Is.Not.Null);
        Assert.That(histology, Is.Not.Null);
        Assert.That(histology!.IsInIcdO32, "ICD-O-3.2 has the histology");
        if (site!.OnlySex is { } only) Assert.That(sex, Is.EqualTo(only == Sex.Male ? "1" : "2"));
        var code = IcdConversion.FromIcdO3(site, new(histology, (Behaviour)(morphology[5] - '0')), sex == "1" ? Sex.Male : Sex.Female);
        Assert.That(code, Is.Not.Null, "ICD-10 code");
        var groups = SiteScheme.Cn26.GroupsOf(code!.CubeCode).Select(i => SiteScheme.Cn26.Groups[i].Code).ToList();
        if (group == "900") Assert.That(groups, Is.Empty, code.Code);
        else Assert.That(groups, Does.Contain(group), code.Code);
        if (kind == "clinical") Assert.That(histology.Number, Is.AnyOf(8000, 8170, 8720, 9380, 9530, 9590, 9800), "needs no microscope");
    }

    [Test]
    public void EveryGroupHasATumourWhereverItHasARate()
    {
        foreach (var rates in InventedTables.Rates)
            for (var group = 0; group < AgeScheme.Cn19.Count; group++)
            {
                if (rates.Incidence[group] == 0) continue;
                var age = AgeScheme.Cn19.LowerBound(group);
                var chance = new Chance(group);
                Assert.That(TumourMix.Draw(rates.Group, true, rates.Sex, age, chance) ?? TumourMix.Draw(rates.Group, false, rates.Sex, age, chance),
                    Is.Not.Null, $"{rates.Group} {rates.Sex} {age}");
            }
    }
}
