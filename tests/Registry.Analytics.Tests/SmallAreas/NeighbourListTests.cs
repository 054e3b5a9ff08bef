using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class NeighbourListTests
{
    [Test]
    public void NeighboursAreFoundByPlace()
    {
        var list = NeighbourList.Of([("A", ["C", "B"]), ("B", ["A"]), ("C", ["A"]), ("D", [])]);
        Assert.That(list.Of(0), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(list.Islands, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void OnABoardEveryPairStandsTwice()
    {
        var board = AreaMap.Board(5);
        Assert.That(board.Areas.Select((_, i) => board.Of(i).Count).Sum(), Is.EqualTo(2 * 2 * 5 * 4));
        Assert.That(Enumerable.Range(0, 25).SelectMany(i => board.Of(i).Select(j => board.Of(j).Contains(i))), Has.All.True);
    }

    [TestCase("A:B B:", "A names B", TestName = "One side only")]
    [TestCase("A:A", "own neighbour", TestName = "Its own neighbour")]
    [TestCase("A:X", "none of the areas", TestName = "A stranger")]
    [TestCase("A: A:", "more than once", TestName = "Twice")]
    public void IsRefused(string areas, string says)
    {
        var list = areas.Split(' ').Select(a => a.Split(':')).Select(a => (a[0], (IReadOnlyList<string>)a[1].Split('+', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.That(() => NeighbourList.Of(list), Throws.ArgumentException.With.Message.Contains(says));
    }
}
