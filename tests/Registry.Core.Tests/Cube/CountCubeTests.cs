using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Tests.Cube;

public class CountCubeTests
{
    private const string Hill = "330122", Lake = "330106";
    private static readonly int Lung = SiteScheme.Cn26.IndexOf("110")!.Value;
    private static readonly int Breast = SiteScheme.Cn26.IndexOf("114")!.Value;
    private static readonly int Rest = SiteScheme.Cn26.IndexOf("126")!.Value;
    private static readonly int All = SiteScheme.Cn26.IndexOf("60")!.Value;

    [Test]
    public void CasesOfPooledRegistriesAndYearsAreAddedUp()
    {
        var table = Cube(
            Cell(Lake, 2020, 1, 14, "C34", cases: 3),
            Cell(Hill, 2021, 1, 14, "C34", cases: 4),
            Cell(Hill, 2021, 1, 14, "C33", cases: 1)).Tabulate(SiteScheme.Cn26, [Hill, Lake], 2020, 2021);
        Assert.That((table.Cases(Lung, Sex.Male)[14], table.Cases(Lung, null).Total, table.Cases(All, null).Total), Is.EqualTo((8.0, 8.0, 8.0)));
    }

    [Test]
    public void OtherYearsAndRegistriesStayOut()
    {
        var table = Cube(
            Cell(Lake, 2019, 1, 14, "C34", cases: 1),
            Cell(Lake, 2020, 1, 14, "C34", cases: 2),
            Cell(Hill, 2020, 1, 14, "C34", cases: 4)).Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That(table.Cases(Lung, null).Total, Is.EqualTo(2));
    }

    [Test]
    public void SitesAddUpToTheTotal()
    {
        var random = new Random(11);
        string[] codes = ["C00", "C10", "C10.1", "C34", "C44", "C50", "C80", "C86", "D32", "D45", "C97", "C61"];
        var cells = Enumerable.Range(0, 500).Select(_ =>
            Cell(Lake, 2020, random.Next(1, 3), random.Next(19), codes[random.Next(codes.Length)], random.Next(5), random.Next(3)));
        foreach (var scheme in SiteScheme.All)
        {
            var table = Cube([.. cells]).Tabulate(scheme, [Lake], 2020, 2020);
            foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
            {
                var sum = AgeVector.Zero(AgeScheme.Cn19);
                for (var group = 0; group < scheme.Groups.Count; group++)
                    if (scheme.Groups[group].Kind == SiteGroupKind.Site) sum += table.Cases(group, sex);
                Assert.That(table.Cases(scheme.IndexOf("60")!.Value, sex).Values.ToArray(), Is.EqualTo(sum.Values.ToArray()));
            }
        }
    }

    [Test]
    public void UnknownAgeIsCountedApart()
    {
        var table = Cube(Cell(Lake, 2020, 2, null, "C34", cases: 2, deaths: 1), Cell(Lake, 2020, 2, 18, "C34", cases: 5))
            .Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That((table.Cases(Lung, null).Total, table.CasesOfUnknownAge(Lung, null), table.DeathsOfUnknownAge(Lung, Sex.Female)),
            Is.EqualTo((5.0, 2.0, 1.0)));
        Assert.That(table.Quality(Lung, null).Cases, Is.EqualTo(7), "all cases");
    }

    [Test]
    public void UnknownSexIsInNoRow()
    {
        var table = Cube(
            Cell(Lake, 2020, 9, 10, "C34", cases: 2, deaths: 1),
            Cell(Lake, 2020, 0, 10, "D05", cases: 7)).Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That((table.Cases(All, null).Total, table.NotTabulated), Is.EqualTo((0.0, 3)));
    }

    [Test]
    public void TheBothSexesRowOfFemaleBreastIsThatOfWomen()
    {
        var table = Cube(Cell(Lake, 2020, 1, 10, "C50", cases: 1), Cell(Lake, 2020, 2, 10, "C50", cases: 9))
            .Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That((table.Cases(Breast, null).Total, table.Cases(Breast, Sex.Male).Total, table.Cases(All, null).Total), Is.EqualTo((9.0, 1.0, 10.0)));
        Assert.That((table.PersonYears(Breast, null).Total, table.PersonYears(Lung, null).Total), Is.EqualTo((20.0, 30.0)));
    }

    [Test]
    public void PeopleOfARegistryYearWithoutCasesAreNoDenominator()
    {
        var table = Cube(Cell(Lake, 2020, 9, 10, "D05", cases: 1), Cell(Hill, 2021, 1, 11, "C34", cases: 0, deaths: 2))
            .Tabulate(SiteScheme.Cn26, [Lake, Hill], 2020, 2021);
        Assert.That((table.PersonYears(false, Lung, null).Total, table.PersonYears(true, Lung, null).Total, table.PersonYears(Lung, null).Total),
            Is.EqualTo((30.0, 30.0, 60.0)), "any case of the registry and year counts, of any code and sex");
        Assert.That(table.Coverage(deaths: false).PersonYears(Sex.Male)[10], Is.EqualTo(10));
        Assert.That(table.Coverage(deaths: true).PersonYears(Sex.Male)[10], Is.Zero);
        Assert.That(table.Coverage(deaths: true).WithoutData, 
            Is.EquivalentTo(new RegistryYear[] { new(Lake, 2020), new(Lake, 2021), new(Hill, 2020) }));
    }

    [Test]
    public void CasesAndDeathsAreComparedWhereThereAreBoth()
    {
        var table = Cube(Cell(Lake, 2020, 1, 10, "C34", cases: 4, deaths: 3), Cell(Hill, 2021, 1, 11, "C34", cases: 8))
            .Tabulate(SiteScheme.Cn26, [Lake, Hill], 2020, 2021);
        Assert.That((table.HasBothEvents, table.OfBothEvents(Lung, null), table.Quality(Lung, null).Cases), Is.EqualTo((true, (4, 3), 12)));
    }

    [Test]
    public void CasesAndDeathsOfUnknownSexAreTold()
    {
        var table = Cube(Cell(Lake, 2020, 9, 10, "C34", cases: 3, deaths: 2)).Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That((table.NotTabulatedCases, table.NotTabulatedDeaths, table.NotTabulated), Is.EqualTo((3, 2, 5)));
    }

    [Test]
    public void PersonYearsArePooledOverYears()
    {
        var table = Cube().Tabulate(SiteScheme.Cn26, [Lake, Hill], 2020, 2021);
        Assert.That((table.PersonYears(Sex.Male).Total, table.PersonYears(Sex.Female).Total, table.PersonYears((Sex?)null).Total, table.AllCauseDeaths(null).Total),
            Is.EqualTo((20.0, 40.0, 60.0, 6.0)));
    }

    [Test]
    public void QualityCountsFollowTheirSites()
    {
        var cell = Cell(Lake, 2020, 1, 10, "C80", cases: 10, deaths: 6) with
        {
            MorphologicallyVerified = 4, DeathCertificateOnly = 1, UnspecifiedMorphology = 2, UnspecifiedSubsite = 10, WithOpenQuery = 3,
        };
        var table = Cube(cell, Cell(Lake, 2020, 1, 10, "C34", cases: 5)).Tabulate(SiteScheme.Cn26, [Lake], 2020, 2020);
        Assert.That(table.Quality(Rest, Sex.Male), Is.EqualTo(new QualityCounts(10, 6, 4, 1, 2, 10, UnknownSite: 10, 3)));
        Assert.That(table.Quality(All, null), Is.EqualTo(new QualityCounts(15, 6, 4, 1, 2, 10, UnknownSite: 10, 3)));
    }

    [Test]
    public void RegistriesAndYearsAreInOrder()
    {
        var cube = Cube(Cell(Lake, 2015, 1, 0, "C34", cases: 1));
        Assert.That(cube.Registries.Select(r => r.Code), Is.EqualTo((string[])[Lake, Hill]));
        Assert.That(cube.Years, Is.EqualTo((int[])[2015, 2020, 2021]));
    }

    [Test]
    public void TheDataStateIsWrittenInUtc() =>
        Assert.That(new DataState(12, new(2026, 11, 25, 21, 0, 0, TimeSpan.FromHours(8))).ToString(), Is.EqualTo("DS-12 of 2026-11-25T13:00:00Z"));

    private static CountCube Cube(params CubeCell[] cells)
    {
        RegistryArea[] registries = [
            new(Hill, "丘县", "Hill", AreaType.Rural, PopulationBasis.Registered),
            new(Lake, "湖区", "Lake", AreaType.Urban, PopulationBasis.Registered)];
        PopulationCell[] populations = [
            new() { Registry = Lake, Year = 2020, Sex = 1, AgeGroup = 10, PersonYears = 10, AllCauseDeaths = 1 },
            new() { Registry = Lake, Year = 2020, Sex = 2, AgeGroup = 10, PersonYears = 20, AllCauseDeaths = 2 },
            new() { Registry = Hill, Year = 2021, Sex = 1, AgeGroup = 11, PersonYears = 10, AllCauseDeaths = 1 },
            new() { Registry = Hill, Year = 2021, Sex = 2, AgeGroup = 11, PersonYears = 20, AllCauseDeaths = 2 }];
        return new(registries, cells, populations, new(1, DateTimeOffset.UnixEpoch));
    }

    private static CubeCell Cell(string registry, int year, int sex, int? age, string icd, int cases, int deaths = 0) =>
        new() { Registry = registry, Year = year, Sex = sex, AgeGroup = age, Icd = icd, Cases = cases, Deaths = deaths };
}
