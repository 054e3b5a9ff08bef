using Registry.Import.Checks;

namespace Registry.Import.Tests.Checks;

public sealed class RowKeysTests
{
    [Test]
    public void EveryKeyKeepsItsFirstNumberThroughGrowth()
    {
        var keys = new RowKeys();
        for (var row = 1; row <= 50_000; row++) Assert.That(keys.FindOrAdd(Hash(row), row), Is.Zero);
        for (var row = 1; row <= 50_000; row++) Assert.That(keys.FindOrAdd(Hash(row), row + 1), Is.EqualTo(row));
    }

    [Test]
    public void CountGoesUpByOne()
    {
        var keys = new RowKeys();
        for (var i = 1; i <= 3; i++)
            for (var row = 0; row < 5_000; row++)
                Assert.That(keys.Count(Hash(row)), Is.EqualTo(i));
    }

    [Test]
    public void HashKeepsTextsApart()
    {
        Assert.That(Hash("a", "bc"), Is.Not.EqualTo(Hash("ab", "c")));
        Assert.That(Hash("a", null), Is.Not.EqualTo(Hash("a", "")));
        Assert.That(Hash("a", "b"), Is.Not.EqualTo(Hash("b", "a")));
    }

    [Test]
    public void HashIsTheSameForEver() =>
        Assert.That(Hash("登记编号", "233301060000001"), Is.EqualTo(UInt128.Parse("70435221870351199109197597979774798687", System.Globalization.CultureInfo.InvariantCulture)));

    private static UInt128 Hash(int number)
    {
        var hash = new StableHash();
        hash.Add(number);
        return hash.Value;
    }

    private static UInt128 Hash(params string?[] texts)
    {
        var hash = new StableHash();
        foreach (var text in texts) hash.Add(text);
        return hash.Value;
    }
}
