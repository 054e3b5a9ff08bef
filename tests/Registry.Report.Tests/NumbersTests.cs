namespace Registry.Report.Tests;

public class NumbersTests
{
    [TestCase(2.675, ExpectedResult = "2.68", TestName = "A half whose binary value lies below it goes up")]
    [TestCase(1.005, ExpectedResult = "1.01", TestName = "Another binary half goes up")]
    [TestCase(0.125, ExpectedResult = "0.13", TestName = "An exact half goes away from zero, not to even")]
    [TestCase(-0.125, ExpectedResult = "−0.13", TestName = "Below zero a half goes down")]
    [TestCase(0.004, ExpectedResult = "0.00", TestName = "A small rate is not zero")]
    [TestCase(-0.004, ExpectedResult = "0.00", TestName = "What rounds to nothing has no sign")]
    [TestCase(-0.0, ExpectedResult = "0", TestName = "Nothing below nothing")]
    [TestCase(0.0, ExpectedResult = "0", TestName = "Nothing is 0")]
    [TestCase(530.934, ExpectedResult = "530.93", TestName = "Two decimals")]
    [TestCase(1234.5, ExpectedResult = "1\u2009234.50", TestName = "Thin space between thousands")]
    public string Rate(double value) => Numbers.Rate(value);

    [TestCase(116639, ExpectedResult = "116\u2009639")]
    [TestCase(999, ExpectedResult = "999")]
    [TestCase(387872825, ExpectedResult = "387\u2009872\u2009825")]
    [TestCase(0.5, ExpectedResult = "1", TestName = "A mean population ends in halves: away from zero")]
    public string Count(double value) => Numbers.Count(value);

    [TestCase(31.9249, ExpectedResult = "31.92%")]
    [TestCase(100, ExpectedResult = "100.00%")]
    public string Percent(double value) => Numbers.Percent(value);

    [TestCase(3.104, ExpectedResult = "+3.10%")]
    [TestCase(-0.52, ExpectedResult = "−0.52%")]
    [TestCase(-0.004, ExpectedResult = "0.00%", TestName = "A change that rounds to nothing has no sign")]
    [TestCase(0, ExpectedResult = "0%")]
    public string SignedPercent(double value) => Numbers.SignedPercent(value, plus: "+");

    [Test]
    public void MarksDifferFromEachOtherAndFromZero() =>
        Assert.That(
            new[] { Numbers.Text(Mark.NotApplicable), Numbers.Text(Mark.NotAvailable), Numbers.Text(Mark.Suppressed),
                Numbers.Count(0) },
            Is.Unique);
}
