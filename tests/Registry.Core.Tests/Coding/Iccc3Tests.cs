using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class Iccc3Tests
{
    [TestCase("C42.1", "9835/3", "I(a)", 1, TestName = "Acute lymphoblastic leukaemia")]
    [TestCase("C42.1", "9811/3", "I(a)", 1, TestName = "B lymphoblastic neoplasm of the marrow is a leukaemia")]
    [TestCase("C77.1", "9811/3", "II(b)", 10, TestName = "The same of a node is a lymphoma")]
    [TestCase("C42.1", "9861/3", "I(b)", 5, TestName = "Acute myeloid leukaemia")]
    [TestCase("C77.1", "9650/3", "II(a)", 9, TestName = "Hodgkin lymphoma")]
    [TestCase("C71.6", "9421/1", "III(b)", 19, TestName = "Pilocytic astrocytoma, not malignant")]
    [TestCase("C72.3", "9380/3", "III(b)", 19, TestName = "Glioma of the optic nerve")]
    [TestCase("C71.7", "9380/3", "III(d)", 25, TestName = "Glioma of the brain stem")]
    [TestCase("C75.2", "9350/1", "III(e)", 28, TestName = "Craniopharyngioma")]
    [TestCase("C74.1", "9500/3", "IV(a)", 33, TestName = "Neuroblastoma")]
    [TestCase("C69.2", "9510/3", "V", 35, TestName = "Retinoblastoma")]
    [TestCase("C64.9", "8960/3", "VI(a)", 36, TestName = "Wilms' tumour")]
    [TestCase("C64.9", "8312/3", "VI(b)", 39, TestName = "Renal cell carcinoma")]
    [TestCase("C22.0", "8970/3", "VII(a)", 41, TestName = "Hepatoblastoma")]
    [TestCase("C40.2", "9180/3", "VIII(a)", 46, TestName = "Osteosarcoma")]
    [TestCase("C49.2", "9180/3", "IX(d)", 68, TestName = "Osteosarcoma of soft tissue")]
    [TestCase("C49.2", "8910/3", "IX(a)", 55, TestName = "Embryonal rhabdomyosarcoma")]
    [TestCase("C75.3", "9064/3", "X(a)", 72, TestName = "Germinoma of the pineal gland")]
    [TestCase("C62.9", "9071/3", "X(c)", 87, TestName = "Yolk sac tumour of the testis")]
    [TestCase("C73.9", "8260/3", "XI(b)", 94, TestName = "Papillary carcinoma of the thyroid")]
    [TestCase("C11.9", "8082/3", "XI(c)", 95, TestName = "Nasopharyngeal carcinoma")]
    [TestCase("C18.2", "8140/3", "XI(f)", 99, TestName = "Carcinoma of the colon")]
    [TestCase("C38.4", "9050/3", "XII(a)", 113, TestName = "Mesothelioma")]
    [TestCase("C80.9", "8000/3", "XII(b)", 115, TestName = "Neoplasm without site")]
    public void Of2017(string site, string morphology, string label, int extended)
    {
        var (topography, histology, behaviour) = Codes(site, morphology);
        Assert.That(Iccc3.Of(histology, behaviour, topography)?.Label, Is.EqualTo(label));
        Assert.That(Iccc3.ExtendedOf(histology, behaviour, topography), Is.EqualTo(extended));
    }

    [TestCase("C50.1", "8500/2", TestName = "In situ")]
    [TestCase("C74.1", "9500/1", TestName = "Not malignant, outside the skull")]
    [TestCase("C34.1", "9753/3", TestName = "Langerhans histiocytosis under a code that the table does not know")]
    public void NotClassified(string site, string morphology)
    {
        var (topography, histology, behaviour) = Codes(site, morphology);
        foreach (var edition in Enum.GetValues<Iccc3Edition>())
            Assert.That(Iccc3.Of(histology, behaviour, topography, edition), Is.Null);
        Assert.That(Iccc3.ExtendedOf(histology, behaviour, topography), Is.Null);
    }

    [TestCase("C64.9", "9364/3", "VI(a)", TestName = "pPNET of the kidney: renal in 2005")]
    [TestCase("C77.1", "9835/3", "I(a)")]
    [TestCase("C40.2", "9363/3", "VIII(c)")]
    [TestCase("C71.6", "9421/1", "III(b)")]
    public void Of2005(string site, string morphology, string label)
    {
        var (topography, histology, behaviour) = Codes(site, morphology);
        Assert.That(Iccc3.Of(histology, behaviour, topography, Iccc3Edition.Published2005)?.Label, Is.EqualTo(label));
    }

    // The table read anew, row by row: every tumour that a row names, and no other, is of its group.
    [TestCase("2005", Iccc3Edition.Published2005)]
    [TestCase("2017", Iccc3Edition.Iarc2017)]
    public void EveryRowClassifiesWhatItNamesAndNothingElse(string name, Iccc3Edition edition)
    {
        var rows = EmbeddedTable.Read("iccc3_rules.csv").Where(row => row["edition"] == name)
            .Select(row => (Code: row["code"], Sites: Numbers(row["sites"]), Histologies: Numbers(row["histologies"]), Behaviours: Numbers(row["behaviours"])))
            .ToList();
        var classified = 0;
        foreach (var histology in Histology.All)
            foreach (var behaviour in Enum.GetValues<Behaviour>())
            {
                var fitting = rows.Where(r => r.Histologies.Contains(histology.Number) && r.Behaviours.Contains((int)behaviour)).ToList();
                foreach (var site in Topography.All)
                {
                    var named = fitting.Where(r => r.Sites.Contains(site.Number)).Select(r => r.Code).Distinct().ToList();
                    var code = Iccc3.Of(histology, behaviour, site, edition)?.Code;
                    if (named.Count > 1 || code != named.SingleOrDefault()) Assert.Fail($"{site} {histology}/{(int)behaviour}: {code}, rows say {string.Join(' ', named)}");
                    if (code is not null) classified++;
                }
            }
        Assert.That(classified, Is.GreaterThan(100_000));
    }

    [Test]
    public void GroupsHaveNamesAndTheirMainGroup()
    {
        Assert.That(Iccc3.MainGroups.Select(g => g.Roman),
            Is.EqualTo(new[] { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" }));
        Assert.That(Iccc3.Groups, Has.Count.EqualTo(48));
        Assert.That(Iccc3.Groups.Select(g => g.Label), Is.Unique);
        foreach (var group in Iccc3.Groups)
        {
            Assert.That(group.NameZh, Is.Not.Empty);
            Assert.That(group.NameEn, Is.Not.Empty);
            Assert.That(group.Label, Does.StartWith(group.Main.Roman));
            Assert.That(int.Parse(group.Code[..2]), Is.EqualTo(Iccc3.MainGroups.ToList().IndexOf(group.Main) + 1));
        }
        Assert.That(EmbeddedTable.Read("iccc3_rules.csv").Select(r => r["code"]).Distinct(), Is.SubsetOf(Iccc3.Groups.Select(g => g.Code)));
    }

    private static HashSet<int> Numbers(string list)
    {
        var numbers = new HashSet<int>();
        foreach (var part in list.Split(' '))
            for (var n = int.Parse(part.Split('-')[0]); n <= int.Parse(part.Split('-')[^1]); n++) numbers.Add(n);
        return numbers;
    }

    private static (Topography, Histology, Behaviour) Codes(string site, string morphology) =>
        (Topography.TryParse(site)!, Histology.TryParse(morphology.AsSpan(0, 4))!, (Behaviour)(morphology[5] - '0'));
}
