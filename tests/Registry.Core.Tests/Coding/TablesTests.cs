using System.Text.RegularExpressions;
using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

/// <summary>The tables themselves: no code twice, every reference resolves.</summary>
public partial class TablesTests
{
    [TestCase("area_codes.csv", "code")]
    [TestCase("area_history.csv", "code,valid_to")]
    [TestCase("basis_lists.csv", "list,direction,code,basis")]
    [TestCase("basis_mapping.csv", "code")]
    [TestCase("code_sets.csv", "code_set,code")]
    [TestCase("icd10_neoplasms.csv", "code")]
    [TestCase("icd10_names_zh.csv", "code")]
    [TestCase("icd10_revision.csv", "code")]
    [TestCase("icdo3_morphology.csv", "code")]
    [TestCase("icdo3_morphology_names.csv", "code")]
    [TestCase("icdo3_topography.csv", "code")]
    [TestCase("icdo3_topography_names.csv", "code")]
    [TestCase("icdo3_to_icd10_morphology.csv", "morphology,behaviour")]
    [TestCase("icdo3_to_icd10_supplement.csv", "morphology,behaviour")]
    [TestCase("icdo3_to_icd10_rule8.csv", "line")]
    [TestCase("icdo3_to_icd10_rule9.csv", "line")]
    [TestCase("icdo3_to_icd10_liver.csv", "morphologies")]
    [TestCase("iccc3_groups.csv", "code")]
    [TestCase("iccc3_rules.csv", "edition,code,sites,histologies")]
    [TestCase("icss_weights.csv", "age_from")]
    [TestCase("mp_histology_groups.csv", "number")]
    [TestCase("mp_site_groups.csv", "number")]
    [TestCase("population_limits.csv", "level")]
    [TestCase("provinces_en.csv", "code")]
    [TestCase("quality_bands.csv", "measure,scope")]
    [TestCase("quality_limits.csv", "measure")]
    [TestCase("quality_sites.csv", "code")]
    [TestCase("setting_groups.csv", "key,value,scheme,code")]
    [TestCase("settings.csv", "key,value")]
    [TestCase("site_groups.csv", "scheme,code")]
    [TestCase("standard_populations.csv", "standard,age_group")]
    public void NoKeyStandsTwice(string table, string key)
    {
        if (table.Contains("_names")) RubricNamesTests.MustBeBuiltIn();
        var keys = EmbeddedTable.Read(table).Select(row => string.Join('|', key.Split(',').Select(c => row[c]))).ToList();
        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys, Is.Unique);
        Assert.That(keys, Has.None.EqualTo(""));
    }

    [Test]
    public void EveryTableIsTestedForItsKey()
    {
        RubricNamesTests.MustBeBuiltIn();
        var embedded = typeof(EmbeddedTable).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("tables/", StringComparison.Ordinal)).Select(n => n["tables/".Length..]);
        var tested = typeof(TablesTests).GetMethod(nameof(NoKeyStandsTwice))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>().Select(t => (string)t.Arguments[0]!);
        Assert.That(embedded, Is.EquivalentTo(tested));
    }

    [Test]
    public void EveryTableIsInTheReadme()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tables", "README.md"));
        foreach (var name in typeof(EmbeddedTable).Assembly.GetManifestResourceNames())
            if (name.StartsWith("tables/", StringComparison.Ordinal))
                Assert.That(readme, Does.Contain($"`{name["tables/".Length..]}`"));
    }

    [TestCase("icdo3_topography.csv", "icdo3_topography_names.csv")]
    [TestCase("icdo3_morphology.csv", "icdo3_morphology_names.csv")]
    [TestCase("icd10_neoplasms.csv", "icd10_names_zh.csv")]
    public void NamesBelongToTheCodes(string codes, string names)
    {
        RubricNamesTests.MustBeBuiltIn();
        Assert.That(EmbeddedTable.Read(names).Select(r => r["code"]), Is.EqualTo(EmbeddedTable.Read(codes).Select(r => r["code"])));
    }

    [Test]
    public void EveryMalignantIcd10CodeOfATopographyExists()
    {
        foreach (var row in EmbeddedTable.Read("icdo3_topography.csv"))
            Assert.That(NeoplasmCodes.Exists(IcdCode.TryParse(row["icd10_malignant"])!), $"{row["code"]}: {row["icd10_malignant"]}");
    }

    [TestCase("icd10_benign")]
    [TestCase("icd10_in_situ")]
    [TestCase("icd10_uncertain")]
    [TestCase("icd10_metastatic")]
    public void TheOtherIcd10CodesOfATopographyExistOrAreMarkedAsNone(string column)
    {
        foreach (var row in EmbeddedTable.Read("icdo3_topography.csv"))
            if (row[column] is not ("##" or "?") && row[column] != "D218")          // D21.8 is turned into D21.9
                Assert.That(IcdCode.TryParse(row[column]) is { } code && NeoplasmCodes.Exists(code), $"{row["code"]}: {row[column]}");
    }

    [Test]
    public void EveryConversionArgumentIsALineOrACode()
    {
        foreach (var row in EmbeddedTable.Read("icdo3_to_icd10_morphology.csv").Concat(EmbeddedTable.Read("icdo3_to_icd10_supplement.csv")))
        {
            var fits = row["rule"] switch
            {
                "1" or "2" or "3" or "4" or "5" => row["argument"].Length == 0,
                "7" => ArgumentForm().IsMatch(row["argument"]),
                "8" => Lines8.Contains(row["argument"]),
                "9" => Lines9.Contains(row["argument"]),
                _ => false,
            };
            Assert.That(fits, string.Join(',', row.Values));
        }
    }

    [TestCase("icdo3_to_icd10_rule8.csv")]
    [TestCase("icdo3_to_icd10_rule9.csv")]
    public void LinesAreNumberedInOrderAndNameSites(string table)
    {
        var rows = EmbeddedTable.Read(table);
        Assert.That(rows.Select(r => r["line"]), Is.EqualTo(Enumerable.Range(1, rows.Count).Select(i => $"{i}")));
        var sites = Topography.All.Select(t => t.Code).Concat(Topography.All.Select(t => t.Category)).Append("all other sites").ToHashSet();
        Assert.That(rows.Select(r => r["topography"]), Is.All.Matches<string>(sites.Contains));
    }

    [Test]
    public void LiverRangesResolveAndCoverEverySolidTumour()
    {
        var ranges = EmbeddedTable.Read("icdo3_to_icd10_liver.csv").SelectMany(r => NumberRanges.Read(r["morphologies"])).ToList();
        Assert.That(ranges, Is.All.Matches<(int From, int To)>(r => r.From <= r.To));
        foreach (var histology in Histology.All)
            Assert.That(ranges.Exists(r => histology.Number >= r.From && histology.Number <= r.To), Is.EqualTo(!histology.IsHaematological));
    }

    [Test]
    public void SiteGroupMembersAreCategoriesOfTheChapter()
    {
        foreach (var row in EmbeddedTable.Read("site_groups.csv"))
            foreach (var member in row["members"].Split(' '))
                Assert.That(MemberForm().IsMatch(member) && member.Split('-').All(m => NeoplasmCodes.Exists(IcdCode.TryParse(m)!)),
                    $"{row["scheme"]} {row["code"]}: {member}");
    }

    [Test]
    public void EveryStandardHasTheCn19GroupsInOrder()
    {
        foreach (var rows in EmbeddedTable.Read("standard_populations.csv").GroupBy(r => r["standard"]))
            Assert.That(rows.Select(r => r["age_group"]), Is.EqualTo(AgeScheme.Cn19.Labels), rows.Key);
    }

    [Test]
    public void EveryDivisionIsWellFormedAndHasItsProvince()
    {
        foreach (var area in Area.All)
            Assert.That(Area.IsWellFormed(area.Code) && Area.Find(area.Code[..2] + "0000") is not null, area.Code);
    }

    private static readonly HashSet<string> Lines8 = LinesOf("icdo3_to_icd10_rule8.csv"), Lines9 = LinesOf("icdo3_to_icd10_rule9.csv");

    private static HashSet<string> LinesOf(string table) => [.. EmbeddedTable.Read(table).Select(r => r["line"])];

    [GeneratedRegex("^([A-Z][0-9]{2}[0-9]? ?[+@#]?|#|####)$")]
    private static partial Regex ArgumentForm();

    [GeneratedRegex("^([CD][0-9]{2}(-[CD][0-9]{2})?|C10\\.1)$")]
    private static partial Regex MemberForm();
}
