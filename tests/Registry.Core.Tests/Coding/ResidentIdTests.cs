using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class ResidentIdTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    public static IEnumerable<TestCaseData> Vectors() =>
        ReferenceTable.Read("gb11643_vectors.csv").Select(row =>
            new TestCaseData(row["id_number"], row["expected"]).SetArgDisplayNames(row["why"]));

    [TestCaseSource(nameof(Vectors))]
    public void Vector(string number, string expected)
    {
        var id = ResidentId.TryParse(number, Today, out var fault);
        Assert.That(id is null ? fault.ToString() : "valid", Is.EqualTo(expected));
    }

    [Test]
    public void TheNumberTellsBirthSexAndDivision()
    {
        var id = Parse("11010519491231002X");
        Assert.That((id.BirthDate, id.Sex, id.Division, id.Key),
            Is.EqualTo((new PartialDate(1949, 12, 31), Sex.Female, "110105", 11010519491231002)));
        Assert.That(Parse("440524188001010014").Sex, Is.EqualTo(Sex.Male));
    }

    [TestCase("１１０１０５１９４９１２３１００２Ｘ", TestName = "Full width")]
    [TestCase(" 11010519491231002x ", TestName = "Blanks and a small x")]
    [TestCase("１１０１０５１９４９１２３１００２ｘ", TestName = "Full width, small x")]
    public void IsNormalised(string text) => Assert.That(Parse(text).Number, Is.EqualTo("11010519491231002X"));

    [Test]
    public void AnOldNumberIsExtendedAndSaysSo()
    {
        var id = Parse("110105491231002");
        Assert.That((id.Number, id.WasExtended), Is.EqualTo(("11010519491231002X", true)));
        Assert.That(id.Key, Is.EqualTo(Parse("11010519491231002X").Key));
    }

    [TestCase("110105194902290023", ResidentIdFault.BirthDate, TestName = "29 February of a common year")]
    [TestCase("110105184912310021", ResidentIdFault.BirthDate, TestName = "Before 1850")]
    [TestCase("110105202611260021", ResidentIdFault.BirthDate, TestName = "Tomorrow")]
    [TestCase("1101051949123100X2", ResidentIdFault.Format, TestName = "X before the end")]
    [TestCase("11010549123100X", ResidentIdFault.Format, TestName = "X in an old number")]
    [TestCase("", ResidentIdFault.Format, TestName = "Empty")]
    [TestCase("110105 19491231002", ResidentIdFault.Format, TestName = "A blank inside")]
    public void Refused(string text, ResidentIdFault expected)
    {
        Assert.That(ResidentId.TryParse(text, Today, out var fault), Is.Null);
        Assert.That(fault, Is.EqualTo(expected));
    }

    [Test]
    public void OneWrongDigitIsAlwaysFound()
    {
        // GB 11643 uses ISO 7064 MOD 11-2, which finds every single substitution.
        const string Valid = "110105194912310";
        for (var sequence = 0; sequence < 100; sequence++)
        {
            var digits = Valid + sequence.ToString("D2");
            var check = ResidentId.CheckCharacter(digits);
            for (var at = 0; at < 17; at++)
                for (var digit = '0'; digit <= '9'; digit++)
                    if (digit != digits[at])
                        Assert.That(ResidentId.CheckCharacter(digits[..at] + digit + digits[(at + 1)..]), Is.Not.EqualTo(check));
        }
    }

    [Test]
    public void TextNeverShowsTheNumber() =>
        Assert.That($"{Parse("11010519491231002X")}", Does.Not.Contain("1").And.Not.Contain("X"));

    private static ResidentId Parse(string text) =>
        ResidentId.TryParse(text, Today, out var fault) ?? throw new ArgumentException($"{fault}");
}
