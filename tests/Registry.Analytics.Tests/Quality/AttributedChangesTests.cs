using Registry.Analytics.Quality;
using Registry.Analytics.Tests.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Quality;

public class AttributedChangesTests
{
    private const string One = "330106";

    [TestCase(1)]
    [TestCase(2)]
    public void TheCausesOfEveryCellAddUpToItsDifference(int seed)
    {
        var random = new Random(seed);
        var (cells, changes) = (RandomCube.Cells(seed).ToList(), new List<CellChange>());
        foreach (var cell in cells.Where(_ => random.Next(4) == 0))
            changes.Add(new(cell with { Cases = random.Next(-cell.Cases, 20), Deaths = random.Next(-cell.Deaths, 9) }, (ChangeCause)random.Next(5)));
        var registries = RandomCube.Make(seed).Registries;
        var before = new CountCube(registries, cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch));
        var after = new CountCube(registries, cells.Concat(changes.Select(change => change.Cell)), RandomCube.Populations(), new(2, DateTimeOffset.UnixEpoch));
        var compared = AttributedChanges.Of(before, after, changes, SiteScheme.Cn26);
        Assert.That(compared.Select(cell => cell.Difference - cell.Causes.Values.Sum()), Is.All.Zero);
        Assert.That(compared.Where(cell => cell.Measure == "cases").Sum(cell => cell.Difference), Is.EqualTo(changes.Sum(change => change.Cell.Cases)), "every change lies in one site");
        Assert.That(compared.Where(cell => cell.Comparison?.IsFlagged == true).Select(cell => cell.Difference), Has.None.Zero);
    }

    [Test]
    public void CodesThatASettingMovedAreACauseOfTheirOwn()
    {
        CubeCell[] cells = [Cell("C86", 12), Cell("C34", 40)];
        var before = Cube(1, cells);
        var after = Cube(2, [.. cells, Cell("C86", 3)]);
        var moved = after.With(after.Settings.With("c86=other", out _)!);
        var compared = AttributedChanges.Of(before, moved, [new(Cell("C86", 3), ChangeCause.Late)], SiteScheme.Cn26).Where(cell => cell.Measure == "cases" && cell.Difference != 0).ToList();
        Assert.That(compared.Select(cell => (cell.Group!.Code, cell.Before, cell.After)), Is.EquivalentTo(new[] { ("124", 12d, 0d), ("126", 0d, 15d) }), "from lymphoma to other sites");
        Assert.That(compared.Single(cell => cell.Group!.Code == "126").Causes, Is.EquivalentTo(new Dictionary<ChangeCause, double> { [ChangeCause.CodeList] = 12, [ChangeCause.Late] = 3 }));
        Assert.That(compared.Single(cell => cell.Group!.Code == "124").Causes, Is.EquivalentTo(new Dictionary<ChangeCause, double> { [ChangeCause.CodeList] = -12 }));
    }

    [Test]
    public void AChangeOfThePopulationIsARevision_TheFirstOneIsNot()
    {
        var (none, some, more) = (Cube(1, [], people: 0), Cube(2, [], people: 1000), Cube(3, [], people: 1100));
        ChangeCause CauseOf(CountCube before, CountCube after) =>
            AttributedChanges.Of(before, after, [], SiteScheme.Cn26).First(cell => cell is { Measure: "person-years", Sex: 1 }).Causes.Single().Key;
        Assert.That((CauseOf(none, some), CauseOf(some, more), CauseOf(more, none)), Is.EqualTo((ChangeCause.FirstDelivery, ChangeCause.PopulationRevision, ChangeCause.TakenBack)));
        Assert.That(AttributedChanges.Of(some, some, [], SiteScheme.Cn26).Where(cell => cell.Causes.Count > 0), Is.Empty);
    }

    [Test]
    public void ADifferenceThatNothingAccountsForIsThrown() =>
        Assert.That(
            () => AttributedChanges.Of(Cube(1, [Cell("C34", 1)]), Cube(2, [Cell("C34", 2)]), [], SiteScheme.Cn26),
            Throws.InvalidOperationException.With.Message.Contains("registry verify"));

    private static CubeCell Cell(string icd, int cases) => new() { Registry = One, Year = 2020, Sex = 1, AgeGroup = 12, Icd = icd, Cases = cases };

    private static CountCube Cube(long state, IEnumerable<CubeCell> cells, double people = 0) => new(
        [new(One, One, One, AreaType.Urban, PopulationBasis.Registered)], cells,
        people == 0 ? [] : [new() { Registry = One, Year = 2020, Sex = 1, AgeGroup = 3, PersonYears = people }], new(state, DateTimeOffset.UnixEpoch));
}
