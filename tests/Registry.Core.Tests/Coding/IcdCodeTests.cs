using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class IcdCodeTests
{
    [TestCase("C34.1", "C34.1")]
    [TestCase("C341", "C34.1", TestName = "Without dot")]
    [TestCase("c34.1", "C34.1", TestName = "Small letter")]
    [TestCase(" C34 ", "C34", TestName = "Category with blanks")]
    [TestCase("C34.", "C34", TestName = "Dot without digit")]
    [TestCase("C34.-", "C34", TestName = "Dash for the category")]
    [TestCase("C34.100x001", "C34.1", TestName = "Chinese clinical edition")]
    [TestCase("C34.101", "C34.1", TestName = "Two digits more")]
    [TestCase("C73.x00", "C73", TestName = "x where there is no fourth character")]
    [TestCase("C73.x00x003", "C73", TestName = "x and an extension")]
    [TestCase("I10.x00", "I10", TestName = "Another chapter")]
    [TestCase("Q30.9", "Q30.9", TestName = "A malformation")]
    public void Reads(string text, string code) => Assert.That(IcdCode.TryParse(text)?.Code, Is.EqualTo(code));

    [TestCase("")]
    [TestCase("C3")]
    [TestCase("34.1")]
    [TestCase("CC4.1")]
    [TestCase("C34.A")]
    [TestCase("C34.12", TestName = "Five characters")]
    [TestCase("C34.1001", TestName = "Three digits more")]
    [TestCase("C34.100x0", TestName = "Extension cut short")]
    [TestCase("C34.100y001", TestName = "Extension of another letter")]
    [TestCase("Ｃ34.1", TestName = "Full width is for the reader to normalise")]
    [TestCase("C34.1,C34.2", TestName = "Two codes")]
    public void DoesNotRead(string text) => Assert.That(IcdCode.TryParse(text), Is.Null);

    [TestCase("C34.1", "C34", 1, "C34")]
    [TestCase("C34", "C34", null, "C34")]
    [TestCase("C34.0", "C34", 0, "C34")]
    [TestCase("C10.1", "C10", 1, "C10.1", TestName = "The code that one scheme counts elsewhere")]
    [TestCase("C10.2", "C10", 2, "C10")]
    public void Parts(string text, string category, int? subdivision, string cubeCode)
    {
        var code = Parse(text);
        Assert.That((code.Category, code.Subdivision, code.CubeCode), Is.EqualTo((category, subdivision, cubeCode)));
    }

    [Test]
    public void TheSameCodeIsTheSameObjectInEveryThread()
    {
        var codes = new IcdCode?[1000];
        Parallel.For(0, codes.Length, i => codes[i] = IcdCode.TryParse($"Y{i % 100:D2}.{i / 100}"));
        for (var i = 0; i < codes.Length; i++)
            Assert.That(codes[i], Is.SameAs(IcdCode.TryParse($"Y{i % 100:D2}{i / 100}")));
        Assert.That(codes.Distinct().Count(), Is.EqualTo(1000));
    }

    [TestCase("C34.1", true)]
    [TestCase("C34", true, TestName = "Category")]
    [TestCase("C34.5", false, TestName = "Subdivision that ICD-10 does not have")]
    [TestCase("C61", true, TestName = "Category without subdivisions")]
    [TestCase("C61.9", false, TestName = "Subdivision of such a category")]
    [TestCase("C80", true)]
    [TestCase("C80.0", true)]
    [TestCase("C80.9", true)]
    [TestCase("C80.5", false)]
    [TestCase("C87", false, TestName = "Category that ICD-10 does not have")]
    [TestCase("C86.0", true, TestName = "Code of the 2010 edition")]
    [TestCase("C83.2", true, TestName = "Code that the 2010 edition dropped: older records keep it")]
    [TestCase("D48.9", true, TestName = "Last of the chapter")]
    [TestCase("D49", false, TestName = "Beyond the chapter")]
    [TestCase("I10", false, TestName = "Another chapter")]
    public void Exists(string text, bool expected)
    {
        Assert.That(NeoplasmCodes.Exists(Parse(text)), Is.EqualTo(expected));
        Assert.That(NeoplasmCodes.NameZh(Parse(text)) is not null, Is.EqualTo(expected));
    }

    private static IcdCode Parse(string text) => IcdCode.TryParse(text) ?? throw new ArgumentException(text);
}
