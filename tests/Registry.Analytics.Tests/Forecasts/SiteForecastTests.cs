using Registry.Analytics.Forecasts;
using Registry.Analytics.Numerics;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Forecasts;

public class SiteForecastTests
{
    private const string Whole = "330102", Gap = "330122";
    private const int From = 2006, To = 2020;
    private static readonly string Lung = SiteScheme.Cn26.Groups.First(g => g.IcdLabel == "C33-C34").Code;

    [Test]
    public void TheSameAsTheModelsOnTheSameCounts()
    {
        var cube = Cube();
        var registries = SiteForecasts.Reporting(cube, [], From, To, RegistryEvent.Incidence);
        Assert.That(registries, Is.EqualTo(new[] { Whole }), "the other one lacks a year");
        var men = Of(cube, PopulationScenario.Constant).Single(f => f.Sex == Sex.Male);
        var (cases, years, future) = (new double[18, 15], new double[18, 15], new double[18, 10]);
        foreach (var cell in Cells().Where(c => c is { Registry: Whole, Sex: 1 })) cases[Math.Max(0, cell.AgeGroup!.Value - 1), cell.Year - From] += cell.Cases;
        for (var age = 0; age < 19; age++)
            for (var year = From; year <= To + 10; year++)
                if (year <= To) years[Math.Max(0, age - 1), year - From] += People(1, age, year);
                else future[Math.Max(0, age - 1), year - To - 1] += People(1, age, To);
        var direct = ForecastEnsemble.Of(new(new([.. Enumerable.Range(0, 18).Select(i => 5.0 * i)], 5, [.. Enumerable.Range(From, 15).Select(y => (double)y)], 1, cases, years), future));
        Assert.That(men.Comparison!.Total(0).Expected, Is.EqualTo(direct.Total(0).Expected).Within(1e-9).Percent);
        Assert.That(Of(cube, PopulationScenario.Constant).Select(f => f.Sex), Is.EqualTo(new Sex?[] { null, Sex.Male, Sex.Female }));
    }

    [Test]
    public void AScenario_IsUsedByAgeAndYear_AndItsGapsAreNamed()
    {
        var people = (from sex in new[] { Sex.Male, Sex.Female } from age in Enumerable.Range(0, 18) from year in Enumerable.Range(To + 1, 10)
                      select (sex, age, year)).ToDictionary(k => k, k => 2.0 * (People((int)k.sex, k.age + 1, To) + (k.age == 0 ? People((int)k.sex, 0, To) : 0)));
        var cube = Cube();
        var (constant, twice) = (Of(cube, PopulationScenario.Constant), Of(cube, new(Bilingual.Same("twice"), people)));
        foreach (var (one, two) in constant.Zip(twice))
            Assert.That(two.Comparison!.Total(5).Expected, Is.EqualTo(2 * one.Comparison!.Total(5).Expected).Within(1e-6).Percent);
        people.Remove((Sex.Female, 3, To + 2));
        var lacking = Of(cube, new(Bilingual.Same("lacking"), people));
        Assert.That(lacking.Single(f => f.Sex == Sex.Female).Refusal!.En, Does.Contain("15-19 in 2022"));
        Assert.That(lacking.Single(f => f.Sex == Sex.Male).Comparison, Is.Not.Null);
    }

    [Test]
    public void ForecastsOfManySites_CanBeEndedFromOutside()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.That(() => EndableWork.Until(() => Of(Cube(), PopulationScenario.Constant), ended.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void SitesFoundByScreening_AreMarked()
    {
        ForecastVerdict? Of(string icd) => SiteForecast.Screened(SiteScheme.Cn59.Groups.First(g => g.IcdLabel == icd))?.Verdict;
        Assert.That(new[] { Of("C61"), Of("C73"), Of("C50"), Of("C16") },
            Is.EqualTo(new ForecastVerdict?[] { ForecastVerdict.DoNotForecast, ForecastVerdict.DoNotForecast, ForecastVerdict.Caution, null }));
    }

    private static List<SiteForecast> Of(CountCube cube, PopulationScenario scenario) =>
        [.. SiteForecasts.Of(cube, SiteScheme.Cn26, [Whole], From, To, 10, RegistryEvent.Incidence, scenario, [Lung])];

    private static CountCube Cube() => new(
        [.. new[] { Whole, Gap }.Select(c => new RegistryArea(c, c, c, Area.TypeOf(c), PopulationBasis.Registered))],
        Cells(),
        from registry in new[] { Whole, Gap } from year in Enumerable.Range(From, 15) from sex in new[] { 1, 2 } from age in Enumerable.Range(0, 19)
        select new PopulationCell { Registry = registry, Year = year, Sex = sex, AgeGroup = age, PersonYears = People(sex, age, year) },
        new(1, DateTimeOffset.UnixEpoch));

    private static double People(int sex, int age, int year) => 30_000 - 1200 * age + 100 * (year - From) + 50 * sex;

    private static IEnumerable<CubeCell> Cells() =>
        from registry in new[] { Whole, Gap } from year in Enumerable.Range(From, 15) where registry == Whole || year != 2011
        from sex in new[] { 1, 2 } from age in Enumerable.Range(6, 13)
        select new CubeCell
        {
            Registry = registry, Year = year, Sex = sex, AgeGroup = age, Icd = "C34",
            Cases = 1 + (int)(People(sex, age, year) * Math.Exp(-11 + 0.35 * age + 0.02 * (year - From))), Deaths = 0, MorphologicallyVerified = 0,
        };
}
