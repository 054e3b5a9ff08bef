using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Checks;

/// <summary>Every check fails where it must and passes where it must: examples as data.</summary>
public sealed class CheckExampleTests
{
    // Raised by the reading of files or by the import itself, and tested there.
    private static readonly string[] RaisedElsewhere = ["F-DUP-2", "F-DUP-4", "F-DUP-5", "F-TEST-1"];

    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load();
    private static readonly IReadOnlyList<CheckExample> All = CheckExample.Load();

    public static IEnumerable<TestCaseData> Examples =>
        All.Select((example, i) => new TestCaseData(example)
            .SetName($"{example.CheckId} {(example.Fails ? "fails" : "passes")}: {example.Why} ({i + 1})"));

    private static IEnumerable<CheckDefinition> OfRows => Catalogue.All.Where(check => check.Parts.Count > 0 && !RaisedElsewhere.Contains(check.Id));

    [TestCaseSource(nameof(Examples))]
    public void Example(CheckExample example)
    {
        var rows = ExamplePart.Judge(example.Layout, example.Rows, example.Context);
        var verdicts = rows.SelectMany(row => row.Verdicts).ToList();
        Assert.That(verdicts.Exists(verdict => verdict.CheckId == example.CheckId), Is.EqualTo(example.Fails),
            $"{example.Why}; verdicts: {string.Join(" ", verdicts.Select(verdict => verdict.CheckId).Distinct())}");
    }

    [Test]
    public void EveryCheckHasAConditionAndEveryConditionARow()
    {
        var conditions = CheckPlan.AllChecks.Select(check => check.Id)
            .Concat(WholePart.Checks.Select(check => check.Id))
            .Concat(CaseRelations.CheckIds)
            .Concat(["N-POP-1", "N-POP-2", "N-POP-3", "N-POP-6", "N-POP-7", "N-POP-10", "N-POP-11", "N-POP-12"]);
        Assert.That(conditions.Distinct(), Is.EquivalentTo(OfRows.Select(check => check.Id)));
    }

    [Test]
    public void EveryCheckHasALineThatFailsAndALineThatPasses()
    {
        Assert.Multiple(() =>
        {
            foreach (var check in OfRows)
            {
                Assert.That(All, Has.Some.Matches<CheckExample>(e => e.CheckId == check.Id && e.Fails), $"{check.Id} fails");
                Assert.That(All, Has.Some.Matches<CheckExample>(e => e.CheckId == check.Id && !e.Fails), $"{check.Id} passes");
            }
            Assert.That(All.Select(example => example.CheckId), Is.All.Matches<string>(id => Catalogue.Find(id) is not null));
        });
    }

    [Test]
    public void EveryMessageIsFilled()
    {
        Assert.Multiple(() =>
        {
            foreach (var verdict in All.SelectMany(e => ExamplePart.Judge(e.Layout, e.Rows, e.Context)).SelectMany(row => row.Verdicts))
            {
                var text = Catalogue.Text(verdict);
                foreach (var sentence in (string[])[text.MessageZh, text.MessageEn, text.AdviceZh, text.AdviceEn])
                    Assert.That(sentence, Is.Not.Empty.And.Not.Contains("{"), $"{verdict}");
            }
        });
    }

    [TestCase("card")]
    [TestCase("card-tnm")]
    [TestCase("fb")]
    [TestCase("fb-without-number")]
    [TestCase("fb-age")]
    [TestCase("sw")]
    [TestCase("sw-without-number")]
    [TestCase("certificate")]
    [TestCase("pop")]
    [TestCase("card-residence")]
    [TestCase("province-card")]
    [TestCase("province-death")]
    [TestCase("sf")]
    [TestCase("sf-id")]
    public void BaseRowIsClean(string layout)
    {
        var rows = ExamplePart.Judge(layout);
        Assert.That(rows.SelectMany(row => row.Verdicts), Is.Empty);
        Assert.That(rows, Is.All.Matches<JudgedRow>(row => row.IsAccepted));
    }
}
