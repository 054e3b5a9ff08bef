using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class MultiplePrimariesTests
{
    // Pairs with what the rules make of them; the second tumour is found later.
    [TestCase("C34.1 8140/3", "C34.3 8500/3", true, PrimaryRule.SameSite, TestName = "Two adenocarcinomas of the lung")]
    [TestCase("C34.1 8140/3", "C34.1 8070/3", false, PrimaryRule.DifferentHistology, TestName = "Adenocarcinoma and squamous carcinoma of the lung")]
    [TestCase("C34.1 8140/3", "C18.2 8140/3", false, PrimaryRule.DifferentSite, TestName = "Adenocarcinoma of lung and colon")]
    [TestCase("C33.9 8070/3", "C34.1 8070/3", true, PrimaryRule.SameSite, TestName = "Trachea and lung are one organ")]
    [TestCase("C01.9 8070/3", "C02.1 8070/3", true, PrimaryRule.SameSite, TestName = "Tongue")]
    [TestCase("C00.1 8070/3", "C06.0 8070/3", true, PrimaryRule.SameSite, TestName = "Lip and mouth")]
    [TestCase("C00.1 8070/3", "C02.1 8070/3", false, PrimaryRule.DifferentSite, TestName = "Lip and tongue")]
    [TestCase("C09.9 8070/3", "C13.9 8070/3", true, PrimaryRule.SameSite, TestName = "Tonsil and hypopharynx")]
    [TestCase("C11.9 8070/3", "C10.9 8070/3", false, PrimaryRule.DifferentSite, TestName = "The nasopharynx stands alone")]
    [TestCase("C19.9 8140/3", "C20.9 8210/3", true, PrimaryRule.SameSite, TestName = "Rectosigmoid junction and rectum")]
    [TestCase("C18.7 8140/3", "C19.9 8140/3", false, PrimaryRule.DifferentSite, TestName = "Sigmoid and rectosigmoid junction")]
    [TestCase("C23.9 8140/3", "C24.1 8140/3", true, PrimaryRule.SameSite, TestName = "Gallbladder and ampulla")]
    [TestCase("C40.2 9180/3", "C41.4 9180/3", true, PrimaryRule.SameSite, TestName = "Bones")]
    [TestCase("C65.9 8120/3", "C67.9 8130/3", true, PrimaryRule.SameSite, TestName = "Renal pelvis and bladder")]
    [TestCase("C64.9 8120/3", "C65.9 8120/3", false, PrimaryRule.DifferentSite, TestName = "Kidney and renal pelvis")]
    [TestCase("C50.1 8500/3", "C50.4 8010/3", true, PrimaryRule.NonSpecific, TestName = "Carcinoma NOS is taken up by adenocarcinoma")]
    [TestCase("C50.1 8010/3", "C50.4 8000/3", true, PrimaryRule.NonSpecific, TestName = "Carcinoma NOS and neoplasm NOS")]
    [TestCase("C49.1 8890/3", "C49.2 8000/3", true, PrimaryRule.NonSpecific, TestName = "Neoplasm NOS is taken up by a sarcoma")]
    [TestCase("C50.1 8010/3", "C50.4 9120/3", false, PrimaryRule.DifferentHistology, TestName = "Carcinoma NOS says nothing of a sarcoma")]
    [TestCase("C50.1 8000/3", "C34.1 8500/3", false, PrimaryRule.DifferentSite, TestName = "Neoplasm NOS of another organ")]
    [TestCase("C50.1 8010/3", "C56.9 8000/3", false, PrimaryRule.DifferentSite, TestName = "Two that are not specific, two organs")]
    [TestCase("C50.1 8010/3", "C50.9 8020/3", true, PrimaryRule.SameSite, TestName = "Two of group 5")]
    [TestCase("C77.1 9680/3", "C16.9 9699/3", true, PrimaryRule.Systemic, TestName = "Two B-cell lymphomas at two sites")]
    [TestCase("C77.1 9680/3", "C42.1 9823/3", true, PrimaryRule.Systemic, TestName = "B-cell lymphoma and chronic lymphatic leukaemia")]
    [TestCase("C77.1 9680/3", "C77.1 9650/3", false, PrimaryRule.DifferentHistology, TestName = "B-cell and Hodgkin lymphoma of one node")]
    [TestCase("C77.1 9590/3", "C42.1 9861/3", true, PrimaryRule.NonSpecificSystemic, TestName = "Lymphoma NOS and myeloid leukaemia")]
    [TestCase("C42.1 9989/3", "C42.1 9800/3", true, PrimaryRule.Systemic, TestName = "Two of group 14")]
    [TestCase("C44.1 9140/3", "C16.1 9140/3", true, PrimaryRule.Systemic, TestName = "Kaposi sarcoma")]
    [TestCase("C38.4 9050/3", "C48.1 9050/3", false, PrimaryRule.DifferentSite, TestName = "Mesothelioma is not systemic: pleura and peritoneum")]
    [TestCase("C38.4 9050/3", "C38.4 9052/3", true, PrimaryRule.SameSite, TestName = "Mesothelioma of the pleura")]
    [TestCase("C77.1 9680/3", "C77.1 8000/3", true, PrimaryRule.NonSpecific, TestName = "Neoplasm NOS of a node with lymphoma")]
    [TestCase("C77.1 9680/3", "C34.1 8000/3", false, PrimaryRule.DifferentSite, TestName = "Neoplasm NOS elsewhere")]
    [TestCase("C80.9 8140/3", "C34.1 8140/3", null, PrimaryRule.UnknownSite, TestName = "One site unknown")]
    [TestCase("C80.9 8140/3", "C80.9 8140/3", true, PrimaryRule.SameSite, TestName = "Both sites unknown")]
    [TestCase("C80.9 8140/3", "C34.1 8070/3", false, PrimaryRule.DifferentHistology, TestName = "Site unknown, but the histology decides")]
    [TestCase("C80.9 9590/3", "C77.1 9680/3", true, PrimaryRule.NonSpecificSystemic, TestName = "Site unknown, but lymphoma needs none")]
    [TestCase("C80.9 8000/3", "C34.1 8070/3", null, PrimaryRule.UnknownSite, TestName = "Site and histology say nothing")]
    [TestCase("- 8140/3", "C34.1 8140/3", null, PrimaryRule.UnknownSite, TestName = "A site is missing")]
    [TestCase("C34.1 -", "C34.1 8140/3", null, PrimaryRule.NoHistologyGroup, TestName = "A histology is missing")]
    [TestCase("C18.2 8140/3", "C18.7 8140/3", true, PrimaryRule.Subsites, TestName = "Subsites of the colon")]
    [TestCase("C44.3 8090/3", "C44.6 8090/3", true, PrimaryRule.Subsites, TestName = "Basal cell carcinomas of the skin")]
    [TestCase("C44.3 8090/3", "C44.3 8070/3", false, PrimaryRule.DifferentHistology, TestName = "Basal and squamous carcinoma of the skin")]
    [TestCase("C50.4 8500/3 1", "C50.4 8520/3 2", true, PrimaryRule.BothSides, TestName = "Both breasts")]
    [TestCase("C50.4 8500/3 1", "C50.2 8500/3 9", true, PrimaryRule.SameSite, TestName = "One breast, the other side unknown")]
    [TestCase("C50.4 8552/3", "C50.4 8500/3", true, PrimaryRule.SameSite, TestName = "A newer code in its recommended group")]
    public void Pair(string one, string other, bool? isSame, PrimaryRule rule)
    {
        var (first, second) = (Tumour("a", 2015, one), Tumour("b", 2018, other));
        Assert.That(MultiplePrimaries.Compare(first, second), Is.EqualTo(new PairDecision(isSame, rule)));
        Assert.That(MultiplePrimaries.Compare(second, first), Is.EqualTo(new PairDecision(isSame, rule)), "the other way round");
        var decision = MultiplePrimaries.Judge([second, first])[1];
        Assert.That((decision.Tumour.Label, decision.Standing, decision.Rule),
            Is.EqualTo(("b", isSame == true ? PrimaryStanding.SameTumour : PrimaryStanding.Counted, rule)));
        Assert.That(decision.Other, Is.EqualTo(first));
        Assert.That(decision.TextEn, Does.Contain(" a"));
        Assert.That(decision.TextZh, Does.Contain(" a "));
    }

    [Test]
    public void ANonSpecificTumourJoinsTheFirstAndTheOthersStayApart()
    {
        var decisions = MultiplePrimaries.Judge(
            [Tumour("nos", 2014, "C50.1 8000/3"), Tumour("adeno", 2015, "C50.4 8500/3"), Tumour("sarcoma", 2016, "C50.4 9120/3")]);
        Assert.That(decisions.Select(d => (d.Tumour.Label, d.Sequence)), Is.EqualTo(new (string, int?)[] { ("nos", 1), ("adeno", null), ("sarcoma", 2) }));
        Assert.That(decisions[0].Retained?.ToString(), Is.EqualTo("8500/3"), "the specific histology takes the place of the other");
    }

    [Test]
    public void TheHigherCodeOfAGroupIsRetained()
    {
        var decisions = MultiplePrimaries.Judge([Tumour("a", 2014, "C34.1 8140/3"), Tumour("b", 2015, "C34.2 8550/3"), Tumour("c", 2016, "C34.2 8250/3")]);
        Assert.That(decisions.Select(d => d.Retained?.ToString()), Is.EqualTo(new[] { "8550/3", null, "8250/3" }), "8250 is of group 4");
    }

    [Test]
    public void SynchronousTumoursOfAnOrganAreReportedAtTheSiteOfTheGroup()
    {
        var decisions = MultiplePrimaries.Judge([Tumour("a", 2014, "C01.9 8070/3"), Tumour("b", 2014, "C02.1 8070/3")]);
        Assert.That(decisions[0].ReportSite?.Code, Is.EqualTo("C02.9"));
        Assert.That(MultiplePrimaries.Judge([Tumour("a", 2014, "C01.9 8070/3"), Tumour("b", 2015, "C02.1 8070/3")])[0].ReportSite?.Code, Is.EqualTo("C01.9"));
    }

    [Test]
    public void InSituAndBenignTumoursAreLeftOutAndHaveNoNumber()
    {
        var decisions = MultiplePrimaries.Judge(
            [Tumour("dcis", 2013, "C50.1 8500/2"), Tumour("invasive", 2015, "C50.1 8500/3"), Tumour("adenoma", 2016, "C75.0 8140/0")]);
        Assert.That(decisions.Select(d => (d.Standing, d.Rule, d.Sequence)), Is.EqualTo(new (PrimaryStanding, PrimaryRule, int?)[]
        {
            (PrimaryStanding.LeftOut, PrimaryRule.InSitu, null), (PrimaryStanding.Counted, PrimaryRule.FirstTumour, 1),
            (PrimaryStanding.LeftOut, PrimaryRule.NotMalignant, null),
        }));
    }

    [Test]
    public void AMalignantMeningiomaIsNotTakenForTheBenignOneBeforeIt()
    {
        var decisions = MultiplePrimaries.Judge([Tumour("benign", 2013, "C70.0 9530/0"), Tumour("malignant", 2015, "C70.0 9530/3"), Tumour("glioma", 2016, "C71.1 9380/1")]);
        Assert.That(decisions.Select(d => (d.Standing, d.Sequence)), Is.EqualTo(new (PrimaryStanding, int?)[]
        {
            (PrimaryStanding.SameTumour, null), (PrimaryStanding.Counted, 1), (PrimaryStanding.Counted, 2),
        }));
    }

    [Test]
    public void UnknownDaysComeFirstAndRecordNumbersDecideADay()
    {
        PersonTumour Of(string label, PartialDate date, string record, string codes) => Tumour(label, 0, codes) with { IncidenceDate = date, RecordNumber = record };
        var decisions = MultiplePrimaries.Judge(
        [
            Of("d", new(2015, 3, 1), "10", "C16.9 8140/3"), Of("c", new(2015, 3, 1), "9", "C34.1 8140/3"),
            Of("a", new(2015), "20", "C50.1 8500/3"), Of("b", new(2015, 3), "21", "C56.9 8441/3"),
        ]);
        Assert.That(decisions.Select(d => d.Tumour.Label), Is.EqualTo(new[] { "a", "b", "c", "d" }));
        Assert.That(decisions.Select(d => d.Sequence), Is.EqualTo(new int?[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void ATumourThatStandsTwiceIsRefused()
    {
        var twice = new[] { Tumour("a", 2015, "C50.1 8500/3"), Tumour("a", 2015, "C50.1 8500/3") };
        Assert.That(() => MultiplePrimaries.Judge(twice), Throws.ArgumentException.With.Message.Contains("The tumour a stands twice"));
        Assert.That(MultiplePrimaries.Judge([]), Is.Empty);
    }

    [Test]
    public void RandomPersonsAreJudgedAsByTheNaiveReading()
    {
        foreach (var person in RandomPersons(seed: 11, 20_000))
        {
            var decisions = MultiplePrimaries.Judge(person);
            var counted = decisions.Where(d => d.Sequence is not null).ToDictionary(d => d.Tumour.Label, d => d.Sequence!.Value);
            Assert.That(counted, Is.EquivalentTo(NaivePrimaries.Counted(person)), string.Join(" | ", person));
            Assert.That(decisions.Where(d => d.Standing == PrimaryStanding.SameTumour).Select(d => d.Other!.Label).Distinct(), Is.SubsetOf(counted.Keys));
        }
    }

    [Test]
    public void TheOrderOfTheInputDoesNotMatter()
    {
        var random = new Random(12);
        foreach (var person in RandomPersons(seed: 13, 3_000))
        {
            var shuffled = person.ToArray();
            random.Shuffle(shuffled);
            Assert.That(MultiplePrimaries.Judge(shuffled), Is.EqualTo(MultiplePrimaries.Judge(person)));
        }
    }

    [Test]
    public void ALaterTumourOfAnotherOrganAndSpecificGroupChangesNothingOfTheOthers()
    {
        foreach (var person in RandomPersons(seed: 14, 3_000).Where(p => p.TrueForAll(t => t.Group is { Number: not 16 })))
        {
            var seminoma = Tumour("z", 2030, "C62.9 9061/3");
            var with = MultiplePrimaries.Judge(person.Append(seminoma));
            Assert.That(with.SkipLast(1), Is.EqualTo(MultiplePrimaries.Judge(person)));
            Assert.That(with[^1].Standing, Is.EqualTo(PrimaryStanding.Counted));
        }
    }

    [Test]
    public void EveryMalignantHistologyHasOneGroup()
    {
        Assert.That(HistologyGroup.All.Select(g => g.Number), Is.EqualTo(Enumerable.Range(1, 17)));
        Assert.That(Histology.All.Where(h => HistologyGroup.Of(h) is null).Select(h => h.Number), Is.EqualTo(new[] { 8563, 8996, 9126 }));
        Assert.That(Histology.All.Count(HistologyGroup.IsRecommended), Is.EqualTo(50));
        Assert.That(PrimarySite.Groups.SelectMany(g => g.Categories), Is.Unique);
        Assert.That(PrimarySite.Groups, Has.Count.EqualTo(8));
    }

    private static IEnumerable<List<PersonTumour>> RandomPersons(int seed, int count)
    {
        var random = new Random(seed);
        string[] sites = ["C34.1", "C33.9", "C50.1", "C18.2", "C18.7", "C44.3", "C77.1", "C42.1", "C80.9", "C70.0", "C71.1", "C67.1", "C65.9", "-"];
        string[] morphologies =
        [
            "8140/3", "8500/3", "8552/3", "8070/3", "8010/3", "8000/3", "8890/3", "9050/3", "9140/3", "9680/3", "9823/3", "9590/3", "9650/3",
            "9861/3", "9989/3", "8500/2", "9530/0", "9530/1", "9530/3", "9440/3", "8140/0", "8563/0", "-",
        ];
        for (var person = 0; person < count; person++)
            yield return [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => Tumour(
                $"{(char)('a' + i)}", random.Next(2010, 2020), $"{sites[random.Next(sites.Length)]} {morphologies[random.Next(morphologies.Length)]}"))];
    }

    private static PersonTumour Tumour(string label, int year, string codes)
    {
        var parts = codes.Split(' ');
        var morphology = parts[1] == "-" ? (Morphology?)null : new Morphology(Histology.TryParse(parts[1].AsSpan(0, 4))!, (Behaviour)(parts[1][5] - '0'));
        return new(label, new(year == 0 ? 2000 : year), label, 1, parts[0] == "-" ? null : Topography.TryParse(parts[0])!, morphology,
            parts.Length > 2 ? int.Parse(parts[2]) : null);
    }
}
