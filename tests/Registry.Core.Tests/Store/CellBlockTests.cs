using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

public class CellBlockTests
{
    [TestCase(1)]
    [TestCase(2)]
    public void WhatIsWrittenIsRead(int seed)
    {
        var random = new Random(seed);
        var cells = Enumerable.Range(0, 500).Select(_ => (
            new CellKey($"{330100 + random.Next(5)}", 1900 + random.Next(200), random.Next(10), random.Next(4) == 0 ? null : random.Next(19), $"C{random.Next(98):D2}"),
            new CellCounts(Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some()))).ToList();
        Assert.That(CellBlock.Cells(CellBlock.Of(cells)), Is.EqualTo(cells.Select(CubeCells.Of)));

        int Some() => random.Next(5) switch { 0 => 0, 1 => -random.Next(300), 2 => int.MaxValue, 3 => int.MinValue, _ => random.Next(100_000) };
    }

    [Test]
    public void NothingIsNothing() => Assert.That(CellBlock.Cells(CellBlock.Of([])), Is.Empty);

    [Test]
    public void AnotherVersionIsRefused()
    {
        var block = CellBlock.Of([]);
        block[0] = 3;
        Assert.That(() => CellBlock.Cells(block).Count(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("version 3"));
    }
}
