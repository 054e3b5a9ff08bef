using Registry.Import.Invented;

namespace Registry.Import.Tests.Invented;

/// <summary>The large file for measurements.</summary>
public class BenchmarkFileTests
{
    private string _path = "";

    [SetUp]
    public void NewPath() => _path = Path.Combine(Path.GetTempPath(), "benchmark-" + Guid.NewGuid().ToString("N") + ".csv");

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public void HasTwentyFiveColumns_AndTheRowsAsked_WithDifferentNumbers()
    {
        InventedProvince.WriteBenchmark(_path, rows: 3000, seed: 5);
        var lines = File.ReadAllLines(_path);
        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Length.EqualTo(3001));
            Assert.That(lines.Select(l => l.Split(',').Length), Has.All.EqualTo(25));
            Assert.That(lines.Skip(1).Select(l => l[..15]), Is.Unique);
        });
    }

    [Test]
    public void SameSeed_GivesTheSameBytes()
    {
        InventedProvince.WriteBenchmark(_path, rows: 500, seed: 5);
        var first = File.ReadAllBytes(_path);
        InventedProvince.WriteBenchmark(_path, rows: 500, seed: 5);
        Assert.That(File.ReadAllBytes(_path), Is.EqualTo(first));
    }

    [TestCase(0)]
    [TestCase(9_000_001)]
    public void ImpossibleNumberOfRowsIsRefused(int rows) =>
        Assert.That(() => InventedProvince.WriteBenchmark(_path, rows, seed: 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
