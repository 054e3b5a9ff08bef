using System.Text.RegularExpressions;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Checks;

/// <summary>Chinese sentences have Chinese punctuation: no half-width comma, semicolon, colon, bracket, question or exclamation mark beside a character.</summary>
public sealed partial class ChinesePunctuationTests
{
    private static readonly (string Table, string[] Columns)[] Tables =
    [
        ("packs.csv", ["name_zh"]), ("coding_help.csv", ["help_zh"]), ("age_icd10.csv", ["label_zh"]),
        ("age_site_histology.csv", ["label_zh"]), ("site_histology.csv", ["name_zh"]), ("site_lists.csv", ["meaning_zh"]),
    ];

    public static IEnumerable<CheckDefinition> EveryCheck => CheckCatalogue.Load(CheckPack.Ids, settings: null).All;

    [TestCaseSource(nameof(EveryCheck))]
    public void AMessageAndItsAdvice(CheckDefinition check)
    {
        ArgumentNullException.ThrowIfNull(check);
        Assert.That(HalfWidth().Matches(check.MessageZh + "。" + check.AdviceZh).Select(found => found.Value), Is.Empty);
    }

    [Test]
    public void TheTablesThatMessagesQuote() => Assert.That(
        from table in Tables
        from row in CheckTable.Read(table.Table)
        from column in table.Columns
        where HalfWidth().IsMatch(row[column])
        select $"{table.Table}: {row[column]}", Is.Empty);

    [Test]
    public void WhatIsPutIntoThem()
    {
        var judged = ExamplePart.LayoutNames.SelectMany(layout => ExamplePart.Judge(layout))
            .Concat(CheckExample.Load().SelectMany(example => ExamplePart.Judge(example.Layout, example.Rows, example.Context)));
        var catalogue = CheckCatalogue.Load(CheckPack.Ids, settings: null);
        var texts = judged.SelectMany(row => row.Verdicts).Select(verdict => (Verdict: verdict, Text: catalogue.Text(verdict))).ToList();
        Assert.That(texts, Has.Count.GreaterThan(100));
        Assert.That(texts.Where(said => !IsQuoted(said.Verdict) && HalfWidth().IsMatch(said.Text.MessageZh + "。" + said.Text.AdviceZh)).Select(said => said.Text.MessageZh).Distinct(), Is.Empty);
    }

    [Test]
    public void ComparedPersons() => Assert.That(
        from field in Enum.GetValues<LinkField>()
        from agreement in Enumerable.Range(0, AgreementTable.AgreementsOf(field).Length + 1)
        let text = AgreementTable.WordsOf(field, agreement).Zh
        where HalfWidth().IsMatch(text)
        select text, Is.Empty);

    [TestCase("库内已有,内容不同", true)]
    [TestCase("(核对)", true)]
    [TestCase("改为 01,03 这样的写法（registry batches changes）", false)]
    public void TheRuleKnowsOneFromTheOther(string text, bool isHalfWidth) => Assert.That(HalfWidth().IsMatch(text), Is.EqualTo(isHalfWidth));

    // What was delivered is quoted as it was delivered.
    private static bool IsQuoted(Verdict verdict) => verdict.Value is { } value && HalfWidth().IsMatch($"“{value}”");

    [GeneratedRegex(@"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]", RegexOptions.CultureInvariant)]
    private static partial Regex HalfWidth();
}
