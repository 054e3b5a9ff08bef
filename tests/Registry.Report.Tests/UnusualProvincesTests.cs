using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report.Blocks;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

public class UnusualProvincesTests
{
    [Test]
    public void AReportCanBeEndedFromOutside()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.That(
            () => Analytics.Numerics.EndableWork.Until(() => AnnualReport.Write(InventedCube.Input(InventedCube.Province()), ReportLanguage.Both), ended.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void AYearWithoutDataGivesAReportThatSaysSo()
    {
        var report = AnnualReport.Write(InventedCube.Input(InventedCube.Province(), year: 1999), ReportLanguage.Both);
        var html = HtmlWriter.ToHtml(report);
        Assert.That(html, Does.Contain("本报告不含率表").And.Contain("no data for this year"));
        Assert.That(report.Tables.Select(t => t.Caption.Id), Does.Contain("t1-2").And.Not.Contain("t4-1"));
        Assert.That(html, Does.Not.Contain("NaN"));
    }

    [Test]
    public void ARegistryWithoutPopulationIsLeftOutAndNamed()
    {
        var registries = InventedCube.Four;
        var cube = new CountCube(registries, registries.SelectMany(r => InventedCube.Cells(r, 1, true)),
            registries.Skip(1).SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
        var report = AnnualReport.Write(InventedCube.Input(cube), ReportLanguage.En);
        var without = AnnualReport.Write(InventedCube.Input(Only(registries.Skip(1))), ReportLanguage.En);
        Assert.That(Row(report, "t1-2", "990101"), Does.Contain("no: no population for this year"));
        Assert.That(Row(report, "t4-1", "All areas"), Is.EqualTo(Row(without, "t4-1", "All areas")),
            "rates of the others alone");
    }

    [Test]
    public void ARegistryOnAnotherPopulationBasisIsLeftOut()
    {
        var other = InventedCube.Registry("990103", "戊区", "990103", PopulationBasis.UsualResidence);
        var report = AnnualReport.Write(InventedCube.Input(Only([.. InventedCube.Four, other])), ReportLanguage.Zh);
        Assert.That(Row(report, "t1-2", "戊区"), Has.Some.Contains("人口口径不同"));
    }

    [Test]
    public void TheOnlyBasisOfTheDataIsTheBasisOfTheReport()
    {
        var resident = InventedCube.Four.Select(r => r with { Basis = PopulationBasis.UsualResidence });
        var report = AnnualReport.Write(InventedCube.Input(Only(resident)), ReportLanguage.Zh);
        Assert.That(report.Facts.Single(f => f.Name.Zh == "人口口径").Value.Zh, Is.EqualTo("常住人口"));
        Assert.That(report.Facts.Single(f => f.Name.Zh == "纳入登记处").Value.Zh, Is.EqualTo("4 / 4"));
    }

    [Test]
    public void WhereThereAreBothBasesTheOtherCanBeAskedFor()
    {
        var other = InventedCube.Registry("990103", "戊区", "990103", PopulationBasis.UsualResidence);
        var input = InventedCube.Input(Only([.. InventedCube.Four, other])) with { Basis = PopulationBasis.UsualResidence };
        Assert.That(AnnualReport.Write(input, ReportLanguage.Zh).Facts.Single(f => f.Name.Zh == "纳入登记处").Value.Zh, Does.StartWith("1 / 5"));
    }

    [Test]
    public void ARegistryWithoutDeathsIsNotInTheDenominatorOfMortality()
    {
        var registries = InventedCube.Four;
        CountCube Cube(IEnumerable<RegistryArea> withPopulation) => new(
            registries, registries.SelectMany((r, i) => InventedCube.Cells(r, 1, withDeaths: i > 0)),
            withPopulation.SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
        var report = AnnualReport.Write(InventedCube.Input(Cube(registries)), ReportLanguage.En);
        var without = AnnualReport.Write(InventedCube.Input(Cube(registries.Skip(1))), ReportLanguage.En);
        Assert.That(Row(report, "t4-4", "All areas"), Is.EqualTo(Row(without, "t4-4", "All areas")));
        Assert.That(report.Facts.Select(f => f.Name.En + f.Value.En), Has.Some.EqualTo("Registries without deaths (not in the denominators of mortality)990101 甲区"));
        Assert.That(HtmlWriter.ToHtml(report), Does.Contain("These registries reported no deaths"));
    }

    [Test]
    public void CasesInAnAgeGroupWithoutPopulationLeaveTheRegistryOut()
    {
        var registries = InventedCube.Four[..2];
        var cube = new CountCube(
            registries, registries.SelectMany(r => InventedCube.Cells(r, 1, true)),
            registries.SelectMany(r => InventedCube.Population(r, 1)).Where(p =>
                !(p.Registry == "990101" && p.AgeGroup == 12)), InventedCube.State);
        var report = AnnualReport.Write(InventedCube.Input(cube), ReportLanguage.En);
        Assert.That(string.Join(' ', Row(report, "t1-2", "990101 甲区")), Does.Contain("incomplete population"));
    }

    [Test]
    public void WithoutDeathsMortalityIsNotAvailableRatherThanZero()
    {
        var report = AnnualReport.Write(InventedCube.Input(InventedCube.Province(withDeaths: false)),
            ReportLanguage.Zh);
        Assert.Multiple(() =>
        {
            Assert.That(Row(report, "t4-4", "全部")[2..], Is.All.EqualTo("…"));
            Assert.That(HtmlWriter.ToHtml(report), Does.Contain("未收到死亡资料"));
            Assert.That(report.Assertions.Single(a => a.Id == "P-DEATH").Findings, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public void ASingleRegistryGivesAReport()
    {
        var report = AnnualReport.Write(InventedCube.Input(Only(InventedCube.Four[..1])), ReportLanguage.Both);
        Assert.That(Row(report, "t4-1", "全部")[2], Is.Not.EqualTo("0"));
        Assert.That(report.Tables.Single(t => t.Caption.Id == "t4-1").Rows.Count(), Is.EqualTo(3),
            "no urban and rural rows");
    }

    [Test]
    public void OnlyUrbanRegistriesGiveAReportWithoutComparison()
    {
        var report = AnnualReport.Write(InventedCube.Input(Only(InventedCube.Four[..2])), ReportLanguage.Zh);
        Assert.That(HtmlWriter.ToHtml(report), Does.Contain("农村0个").And.Not.Contain("城市比农村高"));
    }

    [Test]
    public void CasesOfUnknownAgeStandInTheirOwnRowAndAreCounted()
    {
        var registries = InventedCube.Four;
        var unknown = new CubeCell { Registry = "990101", Year = 2020, Sex = 1, AgeGroup = null, Icd = "C34",
            Cases = 5 };
        var cube = new CountCube(registries, registries.SelectMany(r => InventedCube.Cells(r, 1, true)).Append(unknown),
            registries.SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
        var report = AnnualReport.Write(InventedCube.Input(cube), ReportLanguage.Zh);
        Assert.That(Row(report, "t4-3", "不明")[1..4], Is.EqualTo(new[] { "5", "5", "0" }));
    }

    [Test]
    public void FewCasesAreCalledUnstable()
    {
        var report = AnnualReport.Write(InventedCube.Input(InventedCube.Province(size: 0.2)), ReportLanguage.En);
        Assert.That(report.Blocks.OfType<Paragraph>().Select(p => p.Text.En), Has.Some.Contains("unstable"));
    }

    [Test]
    public void AFemaleSiteInAManStopsTheReport()
    {
        var registries = InventedCube.Four;
        var wrong = new CubeCell { Registry = "990101", Year = 2020, Sex = 1, AgeGroup = 12, Icd = "C53", Cases = 3 };
        var cube = new CountCube(registries, registries.SelectMany(r => InventedCube.Cells(r, 1, true)).Append(wrong),
            registries.SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
        Assert.That(() => AnnualReport.Write(InventedCube.Input(cube), ReportLanguage.Zh),
            Throws.InstanceOf<ReportContradictionException>().With.Message.Contains("A-ONLY").And.Message.Contains("Cervix").And.Message.Contains("not written"));
    }

    [Test]
    public void MoreDeathsThanCasesIsAFindingInTheAnnex()
    {
        var registries = InventedCube.Four;
        var deaths = new CubeCell { Registry = "990101", Year = 2020, Sex = 1, AgeGroup = 12, Icd = "C62",
            Deaths = 500 };
        var cube = new CountCube(registries, registries.SelectMany(r => InventedCube.Cells(r, 1, true)).Append(deaths),
            registries.SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
        var report = AnnualReport.Write(InventedCube.Input(cube), ReportLanguage.En);
        var rows = report.Tables.Single(t => t.Caption.Title.En == "Findings to explain").Rows.Select(r =>
            r.Cells[0].Text.En + " " + r.Cells[1].Text.En);
        Assert.That(rows, Has.Some.StartsWith("P-MI Testis: 5"));
    }

    [Test]
    public void DigitsInNamesOfRegistriesAreNoNumbersOfTheReport()
    {
        var registries = Enumerable.Range(0, 23).Select(i => InventedCube.Registry($"9901{i + 1:00}", $"县{i}", i == 7 ? "" : $"County {i}"));
        Assert.That(() => AnnualReport.Write(InventedCube.Input(Only(registries)), ReportLanguage.Zh), Throws.Nothing);
    }

    [Test]
    public void TiedSitesShareTheLowestPlaceAndAreAllListed()
    {
        var registry = InventedCube.Four[0];
        var cells = new[] { "C34", "C16", "C22", "C15", "C25", "C67", "C64", "C73", "C11", "C32", "C71", "C83" }
            .Select(icd => new CubeCell { Registry = registry.Code, Year = 2020, Sex = 1, AgeGroup = 12, Icd = icd,
                Cases = icd == "C34" ? 50 : 30, MorphologicallyVerified = 10 });
        var report = AnnualReport.Write(InventedCube.Input(new CountCube([registry], cells,
            InventedCube.Population(registry, 1), InventedCube.State)), ReportLanguage.En);
        var men = report.Tables.Single(t => t.Caption.Id == "t4-2").Groups[1].Rows.Select(r =>
            r.Cells[0].Text.En).Where(r => r.Length > 0);
        Assert.That(men, Is.EqualTo(new[] { "1" }.Concat(Enumerable.Repeat("2", 11))));
    }

    private static CountCube Only(IEnumerable<RegistryArea> registries)
    {
        var list = registries.ToList();
        return new(list, list.SelectMany(r => InventedCube.Cells(r, 1, true)),
            list.SelectMany(r => InventedCube.Population(r, 1)), InventedCube.State);
    }

    private static List<string> Row(ReportDocument report, string table, string head)
    {
        var row = report.Tables.Single(t => t.Caption.Id == table).Rows.First(r =>
            r.Cells[0].Text.In(report.Language).Contains(head, StringComparison.Ordinal));
        return [.. row.Cells.Select(c => c.Text.In(report.Language))];
    }
}
