using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

public sealed class RisingPairsTests
{
    [Test]
    public void ItFindsWhatADictionaryFinds([Range(1, 5)] int seed)
    {
        var (random, pairs, known) = (new Random(seed), new RisingPairs(), new Dictionary<long, long>());
        var (key, value) = (0L, 0L);
        for (var i = 0; i < 2000; i++)
        {
            key += random.Next(10) == 0 ? random.Next(1, 50) : 1;
            value += random.Next(10) == 0 ? random.Next(-20, 50) : 1;
            pairs.Add(key, value);
            known[key] = value;
        }
        for (var asked = -2L; asked < key + 3; asked++)
            Assert.That(pairs.Find(asked), Is.EqualTo(known.TryGetValue(asked, out var found) ? found : (long?)null));
    }

    [Test]
    public void AKeyThatDoesNotRiseIsRefused()
    {
        var pairs = new RisingPairs();
        pairs.Add(5, 1);
        Assert.That(() => pairs.Add(5, 2), Throws.ArgumentException);
    }
}
