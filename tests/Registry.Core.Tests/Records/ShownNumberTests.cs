using Registry.Core.Records;

namespace Registry.Core.Tests.Records;

/// <summary>What stands in the place of a number is shown only where it can be one.</summary>
public sealed class ShownNumberTests
{
    [TestCase("A3", "A3")]
    [TestCase("3301062023000017", "3301062023000017")]
    [TestCase("2023/1/5", "2023/1/5")]
    [TestCase("11010519491231002X", null, TestName = "A resident ID")]
    [TestCase("ID 11010519491231002X", null, TestName = "A resident ID among other text")]
    [TestCase("13812345678", null, TestName = "A telephone number")]
    [TestCase("0571-87654321", null, TestName = "A landline")]
    [TestCase("E12345678", null, TestName = "A passport")]
    [TestCase("ZHANG SAN", null, TestName = "A name in pinyin")]
    [TestCase("ZHANGSAN", null, TestName = "A name in one word")]
    [TestCase("例甲", null, TestName = "A name")]
    [TestCase("#0f3a", null, TestName = "A number made of the content")]
    [TestCase("123456789012345678901", null, TestName = "Longer than numbers are")]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void OfAReturnedRow(string? written, string? shown) => Assert.That(ShownNumber.OfReturned(written), Is.EqualTo(shown));
}
