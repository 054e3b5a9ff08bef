using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Checks;

/// <summary>Laws of judging, and what the records hold.</summary>
public sealed class ImportPipelineTests
{
    private static readonly string[] OfOrder = ["F-DUP-1", "F-DUP-3", "I-ID-9", .. CaseRelations.CheckIds, "L-DUP-2"];

    // Every example row of a layout behind one another, each with a number of its own.
    private static List<string> ManyRows(string layout) =>
        [.. CheckExample.Load().Where(example => example.Layout == layout && !example.Rows.Contains('*') && !example.Rows.Contains("case_number=", StringComparison.Ordinal))
            .SelectMany(example => example.Rows.Split('|')).Distinct().Select((row, i) => $"{row};case_number={i + 1000}")];

    [TestCase("card")]
    [TestCase("fb")]
    public void JudgingIsDeterministic(string layout)
    {
        var rows = string.Join('|', ManyRows(layout));
        var first = ExamplePart.Judge(layout, rows).SelectMany(row => row.Verdicts).ToList();
        var second = ExamplePart.Judge(layout, rows).SelectMany(row => row.Verdicts).ToList();
        Assert.That(first, Is.Not.Empty);
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("card")]
    [TestCase("fb")]
    public void TheOrderOfTheRowsDoesNotMatter(string layout)
    {
        var rows = ManyRows(layout);
        var forward = ByNumber(layout, rows);
        rows.Reverse();
        Assert.That(ByNumber(layout, rows), Is.EqualTo(forward));
    }

    [Test]
    public void ARowIsAcceptedExactlyWhenNoVerdictIsAnError()
    {
        foreach (var example in CheckExample.Load())
            foreach (var row in ExamplePart.Judge(example.Layout, example.Rows, example.Context).Where(row => row.Row > 0))
                Assert.That(row.IsAccepted, Is.EqualTo(row.Verdicts.All(v => v.Severity != Severity.Error)),
                    $"{example.CheckId} {example.Why}: {string.Join(" ", row.Verdicts)}");
    }

    [Test]
    public void NoVerdictShowsAPersonalValue()
    {
        string[] secrets = ["11010519491231002", "110105491231002", "1101051949123", "例甲", "例丁", "例省例市", "0571-000"];
        var layouts = CheckExample.LoadLayouts();
        var texts = CheckExample.Load().Where(example => layouts[example.Layout].Part != PartKind.Population)
            .SelectMany(example => ExamplePart.Judge(example.Layout, example.Rows, example.Context))
            .SelectMany(row => row.Verdicts).Select(verdict => $"{verdict}").ToList();
        Assert.That(texts, Has.Some.Contains("I-ID-3").And.Contains("(18 characters)"));
        foreach (var secret in secrets) Assert.That(texts, Has.None.Contains(secret));
    }

    [TestCase("sex=11010519491231002X", "V-SET-1")]
    [TestCase("sex=例甲", "V-SET-1")]
    [TestCase("sex=Zhang", "V-SET-1")]
    [TestCase("birth_date=例甲", "D-PARSE-1")]
    [TestCase("birth_date=13900001234", "D-PARSE-1")]
    [TestCase("incidence_date=11010519491231002X", "D-PARSE-1")]
    [TestCase("incidence_date=13900001234", "D-PARSE-1")]
    [TestCase("incidence_date=0571-88880000", "D-PARSE-1")]
    [TestCase("basis=110105194912310029", "V-SET-3")]
    [TestCase("topography=例省例市例区例镇1号", "O-TOPO-1")]
    [TestCase("icd10=例甲", "O-ICD10-1")]
    [TestCase("case_number=11010519491231002X1234", "V-FMT-1")]
    public void AValueInTheWrongColumnIsShownByItsLength(string row, string check)
    {
        var value = row[(row.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var verdicts = ExamplePart.Judge("fb", row)[0].Verdicts;
        Assert.That(verdicts.Single(verdict => verdict.CheckId == check).Value, Is.EqualTo($"({value.Length} characters)"));
        Assert.That(verdicts.Select(verdict => $"{verdict.Value} {verdict.Arguments}"), Has.None.Contains(value));
    }

    [TestCase("sex=5", "V-SET-1", "5")]
    [TestCase("incidence_date=2023-02-30 00:00:00", "D-PARSE-1", "2023-02-30 00:00:00")]
    [TestCase("incidence_date=20231301", "D-PARSE-1", "20231301")]
    [TestCase("incidence_date=99999999", "D-PREC-1", "99999999")]
    [TestCase("topography=C34.7", "O-TOPO-1", "C34.7")]
    [TestCase("morphology=8139/3", "O-MORP-1", "8139/3")]
    [TestCase("birth_date=1950-02", "D-PREC-3", "1950-**")]
    [TestCase("birth_date=19501301", "D-PARSE-1", "1950****")]
    [TestCase("birth_date=1950年13月1日", "D-PARSE-1", "1950年**月*日")]
    [TestCase("birth_date=１９５０１３０１", "D-PARSE-1", "(8 characters)")]
    public void AValueThatLooksLikeItsItemIsShownAndOfABirthDateTheYear(string row, string check, string shown) =>
        Assert.That(ExamplePart.Judge("fb", row)[0].Verdicts.First(verdict => verdict.CheckId == check).Value, Is.EqualTo(shown));

    [Test]
    public void NoVerdictShowsABirthDayInAnArgument()
    {
        var verdicts = ExamplePart.Judge("card", "birth_date=2023-06-17")[0].Verdicts;
        Assert.That(verdicts.Single(verdict => verdict.CheckId == "D-ORD-1").Arguments, Is.EqualTo("2023-**-**|2023-05-16"));
        Assert.That(verdicts.Single(verdict => verdict.CheckId == "I-ID-4").Arguments, Is.EqualTo("2023-**-**"));
    }

    [TestCase("110105194912310029|7", "(18 characters)|7")]
    [TestCase("12345678901234|7", "12345678901234|7")]
    public void ALongNumberIsNoArgument(string arguments, string shown) => Assert.That(MaskedValue.Arguments(arguments), Is.EqualTo(shown));

    [Test]
    public void AllProblemsOfARowAreReportedAtOnce()
    {
        var found = ExamplePart.Judge("fb", "sex=5;birth_date=abc;topography=C99.9;basis=Z;icd10=肺")[0].Verdicts.Select(v => v.CheckId);
        Assert.That(found, Is.SupersetOf((string[])["V-SET-1", "D-PARSE-1", "O-TOPO-1", "V-SET-3", "O-ICD10-1"]));
    }

    [Test]
    public void AVerdictNamesRowColumnAndValue()
    {
        var verdict = ExamplePart.Judge("fb", "|case_number=2;sex=5")[1].Verdicts.Single(v => v.CheckId == "V-SET-1");
        Assert.That((verdict.Part, verdict.Row, verdict.Column, verdict.Item, verdict.Value),
            Is.EqualTo(((PartKind?)PartKind.Incidence, 3, "sex", (Item?)Item.Sex, "5")));
    }

    [Test]
    public void ACaseHoldsWhatTheRowSays()
    {
        var record = ExamplePart.Judge("card")[0].Case!;
        Assert.That(record.CaseNumber, Is.EqualTo("233301060000001"));
        Assert.That(record.Morphology.ToString(), Is.EqualTo("8500/3"));
        Assert.That(record.ResidentId!.Sex, Is.EqualTo(Sex.Female));
        Assert.That(record.Icd10.Code, Is.EqualTo("C50.4"));
        Assert.That(record.DerivedIcd10!.Code, Is.EqualTo("C50.4"));
        Assert.That(record.AgeAtIncidence, Is.EqualTo(73));
        Assert.That(record.OtherItems, Does.Contain("\"pathology_text\":\"浸润性导管癌\"").And.Not.Contains("\"sex\""));
    }

    [Test]
    public void WhatAFileLacksIsFilledInByRuleAndSaid()
    {
        var row = ExamplePart.Judge("fb-without-behaviour", "grade=;icd10=D02.2;topography=C34.1")[0];
        Assert.That(row.Case!.Morphology!.Value.Behaviour, Is.EqualTo(Behaviour.InSitu));
        Assert.That(row.Case.Grade, Is.EqualTo(9));
        Assert.That(row.Verdicts.Select(v => v.CheckId), Is.SupersetOf((string[])["V-DRV-1", "M-REQ-2"]));
    }

    [Test]
    public void WithoutANumberTheSameFileGivesTheSameNumbers()
    {
        const string Rows = "||birth_date=1950-02-04";
        var first = ExamplePart.Judge("sw-without-number", Rows).Where(row => row.Row > 0).Select(row => row.Death!.DeathNumber).ToList();
        var again = ExamplePart.Judge("sw-without-number", Rows).Where(row => row.Row > 0).Select(row => row.Death!.DeathNumber).ToList();
        Assert.That(again, Is.EqualTo(first));
        Assert.That(first, Is.Unique);
    }

    [Test]
    public void ADeathOfAnotherCauseIsKept()
    {
        var row = ExamplePart.Judge("sw", "icd10=I21.9")[0];
        Assert.That(row.Death!.UnderlyingCause.Code, Is.EqualTo("I21.9"));
        Assert.That(row.Verdicts, Is.Empty);
    }

    [Test]
    public void AnIncompleteYearIsReturnedAndTheOtherKept()
    {
        var rows = ExamplePart.Judge("pop", "*2024|-sex=1;age_group=0");
        Assert.That(rows.Count(row => row.IsAccepted), Is.EqualTo(38));
        Assert.That(rows.Where(row => row.IsAccepted).Select(row => row.Population!.Year), Is.All.EqualTo(2024));
        Assert.That(rows[^1].Verdicts.Single(v => v.CheckId == "N-POP-1").Arguments, Is.EqualTo("2023|1|1:0"));
    }

    [Test]
    public void PopulationWithoutAYearTakesTheOneYearOfTheCases()
    {
        var context = ExamplePart.Context();
        var cases = ImportPipeline.Judge(ExamplePart.Part("fb", ""), context).ToList();
        var population = ImportPipeline.Judge(ExamplePart.Part("pop-wide", ""), context).ToList();
        Assert.That(cases[0].IsAccepted, Is.True);
        Assert.That(population.Select(row => row.Population?.Year), Is.All.EqualTo(2023));
    }

    [TestCase(9, true)]
    [TestCase(8, false)]
    public void PopulationWithoutAYearTakesTheYearOfNineInTenCases(int casesOf2023, bool isTaken)
    {
        var context = ExamplePart.Context();
        context.CaseYears[2023] = casesOf2023;
        context.CaseYears[2022] = 1;
        var population = ImportPipeline.Judge(ExamplePart.Part("pop-wide", ""), context).ToList();
        Assert.That(population.Count(row => row.Population?.Year == 2023), Is.EqualTo(isTaken ? 38 : 0));
        var whole = population[^1].Verdicts.Where(verdict => verdict.CheckId is "N-POP-10" or "N-POP-12").Select(verdict => (verdict.CheckId, verdict.Severity, verdict.Arguments));
        Assert.That(whole, Is.EqualTo(new[] { isTaken ? ("N-POP-12", Severity.Query, "2023|90.0") : ("N-POP-10", Severity.Error, "2022, 2023") }));
    }

    private static Dictionary<string, string> ByNumber(string layout, List<string> rows)
    {
        var judged = ExamplePart.Judge(layout, string.Join('|', rows)).Where(row => row.Row > 0).ToList();
        return rows.Zip(judged).ToDictionary(
            pair => pair.First,
            pair => string.Join(" ", pair.Second.Verdicts.Where(v => !OfOrder.Contains(v.CheckId))
                .Select(v => $"{v.CheckId} {v.Item} {v.Value} {v.Arguments}")));
    }
}
