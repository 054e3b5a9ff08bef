using System.Text;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>What the calculator makes of files as people have them, and what it does not take.</summary>
public sealed class ComputeInputTests
{
    private static readonly string[] Ages =
        ["0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79", "80-84", "85+"];

    private static readonly string[] FineAges = ["0", "1-4", .. Ages.Skip(1)];

    [Test]
    public void TheExampleGivesWhatRGives()
    {
        var (answer, _) = ComputePage.ExampleOf(Computations.Find("asr")!);
        Assert.That(answer!.Rows.Select(r => r.Row.Values[0]), Is.EqualTo(new[] { "CN2000", "SEGI" }));
        Assert.That((double)answer.Rows[1].Row.Values[3]!, Is.EqualTo(48.76876515213049).Within(1e-9).Percent);
    }

    [Test]
    public void YearsAndAreasAreAddedUp_NeverAveraged()
    {
        var (one, other) = (Rows(FineAges, i => (i, 1000)), Rows(FineAges, i => (3 * i, 9000)));
        var both = Rows(FineAges, i => (4 * i, 10000));
        var pooled = Asr(Csv(one.Select(r => "2020," + r).Concat(other.Select(r => "2021," + r)), "year,"), ("pool", "year"));
        Assert.That(pooled, Is.EqualTo(Asr(Csv(both))).Within(1e-12).Percent);
    }

    [Test]
    public void AProportionOfARowThatCannotBe_IsRefused_NotAddedToTheOthers()
    {
        var (answer, refusals) = ComputeQuestion.Answer(Computations.Find("proportion")!, "part,whole\n7,3\n10,100\n", new Dictionary<string, string>());
        Assert.That(answer, Is.Null);
        Assert.That(refusals.Single().Where, Is.EqualTo("line 2.part"));
        Assert.That(refusals.Single().Reason.Zh, Does.Contain("7").And.Contain("3").And.Match(@"\p{IsCJKUnifiedIdeographs}"));
    }

    [Test]
    public void HeadersInChinese_TabsAndSingleYears()
    {
        var years = Enumerable.Range(0, 95).Select(age => $"{age}\t{age / 5}\t1000");
        var groups = FineAges.Select((label, i) => (label, lower: i < 2 ? i : 5 * (i - 1), upper: i == 0 ? 0 : i == 1 ? 4 : i == 18 ? 94 : 5 * i - 1))
            .Select(g => $"{g.label},{Enumerable.Range(g.lower, g.upper - g.lower + 1).Sum(a => a / 5)},{(g.upper - g.lower + 1) * 1000}");
        Assert.That(Asr("年龄\t病例数\t人口数\n" + string.Join('\n', years)), Is.EqualTo(Asr(Csv(groups))).Within(1e-12).Percent);
    }

    [Test]
    public void FullWidthAgesAndColumnsThatASpreadsheetLeftBehind()
    {
        var usual = Asr(Csv(Rows(Ages, i => (i, 1000))));
        string[] wide = [.. Ages.Select(age => string.Concat(age.Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c == '-' ? '－' : '＋')))];
        Assert.That(Asr(Csv(Rows(wide, i => (i, 1000)))), Is.EqualTo(usual));
        Assert.That(Asr("age,cases,person_years,,\n" + string.Join('\n', Rows(Ages, i => (i, 1000)).Select(row => row + ",,"))), Is.EqualTo(usual));
    }

    [TestCase("area,cases,person_years,area\nA,1,10,B\n", "area", "列名重复", TestName = "Refused: a column twice")]
    [TestCase("cases,person_years,\n1,10,B\n", "header", "没有列名", TestName = "Refused: a column without a name")]
    [TestCase("cases,person_years\n1e308,10\n", "line 2.cases", "10 的 15 次方", TestName = "Refused: more cases than there can be")]
    [TestCase("cases,person_years\n１２,10\n", "line 2.cases", "１２", TestName = "Refused: a number that is none")]
    public void WhatCannotBeReadIsNamedWithItsPlace(string csv, string where, string says)
    {
        var (answer, refusals) = ComputeQuestion.Answer(Computations.Find("crude-rate")!, csv, new Dictionary<string, string>());
        Assert.That(answer, Is.Null);
        Assert.That((refusals.Single().Where, refusals.Single().Reason.Zh), Is.EqualTo((where, refusals.Single().Reason.Zh)));
        Assert.That(refusals.Single().Reason.Zh, Does.Contain(says));
    }

    [Test]
    public void TextsInUtf16AndUtf32WithTheirMark_AreReadAsTheyAre()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.UTF8 })
            Assert.That(CsvInput.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("年龄\t例数")]), Is.EqualTo("年龄\t例数"), encoding.WebName);
    }

    [Test]
    public void AnOpenGroupPoolsTheWeightsAboveIt()
    {
        var flat = Rows([.. Ages.Take(15), "75+"], _ => (1, 1000));
        Assert.That(Asr(Csv(flat)), Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void WeightsOfTheCaller()
    {
        var rows = Ages.Select((age, i) => $"{age},{i},1000,{(age == "60-64" ? 1 : 0)}");
        Assert.That(Asr("age,cases,person_years,weight\n" + string.Join('\n', rows), ("standard", "column")), Is.EqualTo(1200).Within(1e-9));
    }

    [TestCase("proportional", 1)]
    [TestCase("excluded", 0)]
    public void UnknownAge_IsSpreadOrLeftOut_AndSaid(string method, int spread)
    {
        var (answer, _) = Ask(Csv(Rows(Ages, _ => (1, 1000)).Append("unknown,9,")), ("unknownAge", method));
        Assert.That((double)answer!.Rows[0].Row.Values[3]!, Is.EqualTo(100 * (1 + spread * 0.5)).Within(1e-9));
        Assert.That(answer.Rows[0].Row.Method, Does.Contain("unknown age"));
    }

    [TestCase("proportional", 0.25918177931828, TestName = "Unknown age corrects the rate")]
    [TestCase("proportional-of-risk", 0.27858404714988, TestName = "Unknown age corrects the risk")]
    [TestCase("excluded", 0.13929202357494, TestName = "Unknown age left out")]
    public void UnknownAge_OfACumulativeRisk(string method, double about)
    {
        // 75 years at 0.002 are a cumulative rate of 0.15; as many cases again have no age.
        var csv = Csv(Rows(Ages, _ => (2, 1000)).Append("unknown,36,"));
        var (answer, _) = ComputeQuestion.Answer(Computations.Find("cumulative-risk")!, csv, new Dictionary<string, string> { ["unknownAge"] = method });
        Assert.That((double)answer!.Rows[0].Row.Values[2]! / 100, Is.EqualTo(about).Within(1e-9));
    }

    [Test]
    public void UnknownAge_ScalesATruncatedRateByTheFactorOfAllAges()
    {
        var csv = Csv(Rows(Ages, _ => (1, 1000)).Append("unknown,9,"));
        var (answer, _) = ComputeQuestion.Answer(Computations.Find("truncated-rate")!, csv, new Dictionary<string, string>());
        Assert.That((double)answer!.Rows[0].Row.Values[3]!, Is.EqualTo(150).Within(1e-9));
        var (none, refusals) = ComputeQuestion.Answer(
            Computations.Find("truncated-rate")!, Csv(Rows([.. Ages.Skip(7).Take(6)], _ => (1, 1000)).Append("unknown,9,")), new Dictionary<string, string>());
        Assert.That((none, refusals[0].Where), Is.EqualTo(((ComputeAnswer?)null, "age")), "the factor needs all ages");
    }

    [TestCase("0-9", "0-9", TestName = "Ten-year groups")]
    [TestCase("old", "old", TestName = "A word")]
    public void AnAgeThatIsNone_IsRefused(string label, string says) => Refused(Csv([$"{label},1,10"]), "line 2.age", says);

    [Test]
    public void AMissingGroup_IsRefused() => Refused(Csv(Rows([.. Ages.Where(a => a != "40-44")], _ => (1, 1000))), "age", "40-44");

    [Test]
    public void NumbersOfGroups_AreNotAges() =>
        Refused(Csv(Enumerable.Range(1, 18).Select(i => $"{i},1,1000")), "age", "numbers 1, 2, 3");

    [Test]
    public void CasesAmongNobody_AreRefused() =>
        Refused(Csv(Rows(Ages, i => (1, i == 3 ? 0 : 1000))), "15-19", "nobody at risk");

    [Test]
    public void AColumnThatIsNeitherGroupNorPooled_IsRefused() =>
        Refused(Csv(Rows(Ages, _ => (1, 1000)).SelectMany(r => new[] { "C34," + r, "C50," + r }), "site,"), "site", "by=site");

    [Test]
    public void TwoColumnsForOne_AreRefused() =>
        Refused("age,cases,pop,py\n0-4,1,1000,1000\n", "person_years", "pop, py");

    [TestCase("standard", "MOON", "known are")]
    [TestCase("confidence", "95", "0.5 to 0.9999")]
    [TestCase("by", "area", "no column")]
    public void AParameterThatCannotBe_IsRefused(string name, string value, string says) =>
        Refused(Csv(Rows(Ages, _ => (1, 1000))), name, says, (name, value));

    [TestCase("age,deaths,life_expectancy\n0-4,1,70\n10-14,1,60\n", "line 2.age", "follow each other", TestName = "A gap")]
    [TestCase("age,deaths,life_expectancy\n0-4,1,70\n5+,1,\n", "line 3.life_expectancy", "every age group", TestName = "No expectancy")]
    [TestCase("age,deaths,life_expectancy\n0-4,1,70\nunknown,1,60\n", "line 3.age", "spread-unknown", TestName = "Unknown age")]
    [TestCase("age,deaths,life_expectancy\n0-4,1,70\n0-4,1,71\n5+,1,60\n", "line 2.life_expectancy", "differs", TestName = "Two expectancies")]
    public void AgesOfAnyWidth_MustFollowEachOther(string csv, string where, string says)
    {
        var (answer, refusals) = ComputeQuestion.Answer(Computations.Find("years-of-life-lost")!, csv, new Dictionary<string, string>());
        Assert.That(answer, Is.Null);
        Assert.That(refusals[0].Where, Is.EqualTo(where));
        Assert.That(refusals[0].Reason.En, Does.Contain(says));
    }

    private static IEnumerable<TestCaseData> BeyondLimits()
    {
        string header = string.Join(',', Enumerable.Range(0, 500_000)), lines = string.Concat(Enumerable.Repeat("1\n", 500_000));
        string wide = string.Join(',', Enumerable.Range(0, 100)), members = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"c{i}\":1"));
        yield return new TestCaseData($"{header}\n{lines}", "line 1", "more than 100 columns").SetName("CSV, header of half a million columns");
        yield return new TestCaseData($"age\n{header}", "line 2", "more than 100 columns").SetName("CSV, a line of half a million values");
        yield return new TestCaseData($"age\n{lines}", "line 200002", "more than 200000 rows").SetName("CSV, half a million lines");
        yield return new TestCaseData($"{wide}\n{lines}", "line 40002", "more than 4000000 cells").SetName("CSV, short lines below a wide header");
        yield return new TestCaseData($"{{\"rows\":[{{{members}}}]}}", "rows[0]", "more than 100 columns").SetName("JSON, 101 members");
        yield return new TestCaseData($"{{\"rows\":[{string.Join(',', Enumerable.Repeat("{}", 200_001))}]}}", "rows", "more than 200000 rows").SetName("JSON, too many rows");
        yield return new TestCaseData(
            $"{{\"rows\":[{{{members[..members.LastIndexOf(',')]}}}{string.Concat(Enumerable.Repeat(",{}", 40_000))}]}}", "rows[0]", "more than 4000000 cells")
            .SetName("JSON, empty rows below a wide one");
    }

    [TestCaseSource(nameof(BeyondLimits))]
    public void AnInputBeyondTheLimits_IsRefusedInBothLanguages_InBoundedMemory(string text, string where, string says)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (answer, refusals) = Ask(text);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100L << 20));
        Assert.That((answer, refusals.Count, refusals[0].Where), Is.EqualTo(((ComputeAnswer?)null, 1, where)));
        Assert.That(refusals[0].Reason.En, Does.Contain(says).And.Contain("Send only the columns"));
        Assert.That(refusals[0].Reason.Zh, Does.Contain("超过").And.Contain("请只保留所需的列"));
    }

    [Test]
    public void AHundredColumns_AreTaken()
    {
        var more = string.Concat(Enumerable.Range(0, 97).Select(i => $"c{i},"));
        var wide = Rows(Ages, i => (i, 1000)).Select(row => string.Concat(Enumerable.Repeat("x,", 97)) + row);
        Assert.That(Asr(Csv(wide, more)), Is.EqualTo(Asr(Csv(Rows(Ages, i => (i, 1000))))));
    }

    [Test]
    public void TheSameMistakeInEveryRow_IsSaidAHundredTimes()
    {
        var (_, lines) = Ask("age\n" + string.Concat(Enumerable.Repeat("1,2\n", 1000)));
        var (_, rows) = Ask($"{{\"rows\":[{string.Join(',', Enumerable.Repeat("1", 1000))}]}}");
        Assert.That((lines.Count, rows.Count), Is.EqualTo((100, 100)));
    }

    [Test]
    public void TextInGb18030_IsRead() =>
        Assert.That(CsvInput.Decode([0xC4, 0xEA, 0xC1, 0xE4]), Is.EqualTo("年龄"));

    [TestCase("age,cases,person_years\n0-4,1,1000\n", TestName = "CSV that is no text")]
    [TestCase("{\"rows\": [\n{\"age\": \"0-4\", \"cases\": 1, \"person_years\": 1000}]}", TestName = "JSON that is no text")]
    public void BytesThatAreNoTextAreRefusedWithTheirLine(string text)
    {
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(text)];
        bytes[Array.LastIndexOf(bytes, (byte)'1')] = 0xFF;
        var (answer, refusals) = ComputeQuestion.Answer(Computations.Find("crude-rate") ?? Computations.Find("asr")!, CsvInput.Decode(bytes), new Dictionary<string, string>());
        Assert.That(answer, Is.Null);
        Assert.That(refusals.Single().Where, Is.EqualTo("line 2"));
        Assert.That(refusals.Single().Reason.En, Does.Contain("neither UTF-8 nor GB18030"));
    }

    private static IEnumerable<string> Rows(string[] ages, Func<int, (int Cases, int Years)> counts) =>
        ages.Select((age, i) => $"{age},{counts(i).Cases},{counts(i).Years}");

    private static string Csv(IEnumerable<string> rows, string more = "") => $"{more}age,cases,person_years\n{string.Join('\n', rows)}\n";

    private static double Asr(string csv, params (string Name, string Value)[] parameters)
    {
        var (answer, refusals) = Ask(csv, parameters);
        return answer is null ? throw new AssertionException(string.Join(' ', refusals.Select(r => $"{r.Where}: {r.Reason.En}"))) : (double)answer.Rows[0].Row.Values[3]!;
    }

    private static void Refused(string csv, string where, string says, params (string Name, string Value)[] parameters)
    {
        var (answer, refusals) = Ask(csv, parameters);
        Assert.That(answer, Is.Null);
        Assert.That(refusals.Select(r => $"{r.Where}: {r.Reason.En} {r.Reason.Zh}"), Has.Some.StartWith(where).And.Some.Contain(says));
    }

    private static (ComputeAnswer? Answer, IReadOnlyList<ComputeRefusal> Refusals) Ask(string csv, params (string Name, string Value)[] parameters) =>
        ComputeQuestion.Answer(Computations.Find("asr")!, csv, parameters.ToDictionary(p => p.Name, p => p.Value));
}
