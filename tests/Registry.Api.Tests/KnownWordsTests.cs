namespace Registry.Api.Tests;

/// <summary>The word that was probably meant.</summary>
public sealed class KnownWordsTests
{
    [TestCase("yaers", "years", 1, TestName = "Two neighbours swapped are one slip")]
    [TestCase("kitten", "sitting", 3, TestName = "The textbook pair")]
    [TestCase("", "abc", 3)]
    [TestCase("same", "same", 0)]
    [TestCase("ca", "abc", 3, TestName = "No part is touched twice, as in optimal string alignment")]
    public void Slips(string from, string to, int slips)
    {
        Assert.That(KnownWords.Slips(from, to), Is.EqualTo(slips));
        Assert.That(KnownWords.Slips(to, from), Is.EqualTo(slips), "the same in the other direction");
    }

    [TestCase("regsitry", "registry")]
    [TestCase("Reason", "reason")]
    [TestCase("comitted", "committed")]
    [TestCase("nonsense", null)]
    [TestCase("by", null, TestName = "A word of two letters is like too many")]
    public void Nearest(string word, string? meant) =>
        Assert.That(KnownWords.Nearest(word, ["registry", "reason", "committed", "be"]), Is.EqualTo(meant));

    [Test]
    public void InsteadNamesEveryKnownWordInBothLanguages()
    {
        var (zh, en) = (KnownWords.Instead("jsn", ["csv", "json"]).Zh, KnownWords.Instead("jsn", ["csv", "json"]).En);
        Assert.That(en, Is.EqualTo("known are csv, json; did you mean json?"));
        Assert.That(zh, Is.EqualTo("可用的有 csv、json；是否指 json？"));
        Assert.That(KnownWords.Instead("x", []).En, Is.EqualTo("there is none here."));
    }
}
