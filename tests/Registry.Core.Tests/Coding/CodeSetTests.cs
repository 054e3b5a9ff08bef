using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class CodeSetTests
{
    [TestCase("sex", "0 1 2 9")]
    [TestCase("basis", "0 1 2 4 5 6 7 9")]
    [TestCase("basis_international", "0 1 2 3 4 5 6 7 8 9")]
    [TestCase("behaviour", "0 1 2 3")]
    [TestCase("grade", "1 2 3 4 5 6 7 8 9")]
    [TestCase("laterality", "1 2 3 9")]
    [TestCase("marital", "10 20 21 22 23 30 40 90")]
    [TestCase("education", "10 20 30 40 60 70 80 90")]
    [TestCase("occupation", "11 13 17 21 24 27 31 37 51 54 70 80 90")]
    [TestCase("multiple_primary", "0 1")]
    [TestCase("stage", "1 2 3 4 5 6")]
    [TestCase("treatment_status", "0 1 9")]
    [TestCase("treatment_item", "01 02 03 04 05 06 07 08 09 10 99")]
    [TestCase("last_status", "1 2 9")]
    [TestCase("loss_reason", "1 2 3 4 9")]
    [TestCase("cause_category", "1 2 9")]
    [TestCase("place_of_death", "1 2 3 4 5 6 7 99")]
    [TestCase("record_status", "0 2 3 4 5 6 7")]
    [TestCase("card_type", "1 2")]
    public void Codes(string slug, string codes) =>
        Assert.That(CodeSet.Of(slug).Values.Select(v => v.Code), Is.EqualTo(codes.Split(' ')));

    [Test]
    public void EthnicityHasThe56PeoplesAndThreeMore()
    {
        var codes = Enumerable.Range(1, 56).Append(97).Append(98).Append(99).Select(n => $"{n:D2}");
        Assert.That(CodeSet.Of("ethnicity").Values.Select(v => v.Code), Is.EqualTo(codes));
    }

    [TestCase("01", true, TestName = "Han")]
    [TestCase("1", false, TestName = "Without its zero")]
    [TestCase("57", false, TestName = "Between the peoples and 97")]
    [TestCase("", false, TestName = "Empty")]
    public void Contains(string code, bool expected) =>
        Assert.That(CodeSet.Of("ethnicity").Contains(code), Is.EqualTo(expected));

    [Test]
    public void AnUnknownSetIsRefusedOrNull()
    {
        Assert.That(CodeSet.Find("colour"), Is.Null);
        Assert.That(() => CodeSet.Of("colour"), Throws.ArgumentException.With.Message.Contains("colour"));
    }

    [Test]
    public void EveryCodeHasBothNames()
    {
        foreach (var set in CodeSet.All)
            foreach (var value in set.Values)
                Assert.That(value.NameZh.Length * value.NameEn.Length, Is.Positive, $"{set.Slug} {value.Code}");
    }

    [Test]
    public void NamesAreThoseOfTheStandard() =>
        Assert.That(CodeSet.Of("ethnicity")["22"], Is.EqualTo(new CodeValue("22", "畲族", "She")));
}
