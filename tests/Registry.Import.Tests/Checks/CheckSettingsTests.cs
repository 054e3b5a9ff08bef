using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Tests.Checks;

/// <summary>What a province may set: packs, severities, numbers; never conditions.</summary>
public sealed class CheckSettingsTests
{
    private const string MaleBreast = "topography=C50.9;icd10=C50.9;morphology=8500";

    [Test]
    public void UsuallyAllPacksAreOnButTheProvince() =>
        Assert.That(CheckCatalogue.Load().PacksOn, Is.EqualTo((string[])["national-2016", "iarc-tr42", "encr", "house"]));

    [Test]
    public void EveryCheckBelongsToAPackAndEveryPackHasChecks()
    {
        var catalogue = CheckCatalogue.Load();
        Assert.That(catalogue.Packs.Sum(pack => pack.Checks), Is.EqualTo(catalogue.All.Count));
        Assert.That(catalogue.Packs, Is.All.Matches<CheckPack>(pack => pack.Checks > 0 && pack.Version.Length > 0));
    }

    [Test]
    public void ASeverityIsSet()
    {
        var own = CheckCatalogue.Load(packs: null, "id,severity\nX-SEX-3,error\n");
        var rows = ExamplePart.Judge("fb", MaleBreast, checks: own);
        Assert.That(rows[0].IsAccepted, Is.False);
        Assert.That(rows[0].Verdicts, Has.Some.Matches<Verdict>(v => v.CheckId == "X-SEX-3" && v.Severity == Severity.Error));
        Assert.That(ExamplePart.Judge("fb", MaleBreast)[0].IsAccepted, Is.True);
        Assert.That((own.Find("X-SEX-3")!.Severity, own.Find("X-SEX-3")!.UsualSeverity), Is.EqualTo((Severity.Error, Severity.Query)));
    }

    [TestCase("101", "D-AGE-3,years,100", true)]
    [TestCase("101", "D-AGE-3,years,101", false)]
    public void ANumberIsSet(string age, string line, bool fires)
    {
        var own = CheckCatalogue.Load(packs: null, $"id,threshold,value\n{line}\n");
        var verdicts = ExamplePart.Judge("fb-age", $"age={age}", checks: own)[0].Verdicts;
        Assert.That(verdicts.Any(v => v.CheckId == "D-AGE-3"), Is.EqualTo(fires));
        Assert.That(verdicts.Where(v => v.CheckId == "D-AGE-3").Select(v => own.Text(v).MessageEn), Is.All.Contains("100"));
    }

    [Test]
    public void WhereIntracranialTumoursAreNotCollectedTheyAreNotReportable()
    {
        var own = CheckCatalogue.Load(packs: null, "id,threshold,value\nP-SCOPE-2,collect,0\n");
        const string Pituitary = "topography=C75.1;morphology=8272;behaviour=0;icd10=D35.2";
        string[] scope = ["P-SCOPE-1", "P-SCOPE-5"];
        Assert.That(Scope(own), Is.EqualTo(scope));
        Assert.That(Scope(CheckCatalogue.Load()), Is.Empty);

        string[] Scope(CheckCatalogue checks) =>
            [.. ExamplePart.Judge("fb", Pituitary, checks: checks)[0].Verdicts.Select(v => v.CheckId).Where(scope.Contains).Order()];
    }

    [Test]
    public void APackThatIsOffIsSilentAndWhatMakesNoRecordStays()
    {
        var none = CheckCatalogue.Load([], settings: null);
        Assert.That(ExamplePart.Judge("fb", MaleBreast + ";behaviour=1", checks: none)[0].Verdicts, Is.Empty);
        Assert.That(ExamplePart.Judge("fb", "sex=;incidence_date=2023-13-45", checks: none)[0].Verdicts.Select(v => v.CheckId),
            Is.EquivalentTo((string[])["M-REQ-1", "D-PARSE-1"]));
    }

    [Test]
    public void AProvincesChecksAreMadeOnlyWithItsPack()
    {
        const string NotApproved = "audit_flag=1;basis=1,7";
        var usual = ExamplePart.Judge("province-card", NotApproved, checks: CheckCatalogue.Load());
        Assert.That(usual[0].Verdicts.Select(v => v.CheckId), Does.Contain("V-SET-3").And.Not.Contain("F-AUD-1").And.Not.Contain("V-MAP-2"));
        Assert.That(ExamplePart.Judge("province-card", NotApproved)[0].Verdicts.Select(v => v.CheckId),
            Does.Contain("F-AUD-1").And.Contain("V-MAP-2").And.Not.Contain("V-SET-3"));
    }

    [Test]
    public void TheLineOfUseNamesPacksVersionsAndWhatWasSet()
    {
        var own = CheckCatalogue.Load(["house", "encr"], "id,severity,threshold,value,note\nX-SEX-3,info,,,ours\nN-POP-3,,highest,1.5,\n");
        Assert.That(own.InUse.En, Is.EqualTo("checks encr 1.0, house 1.0; X-SEX-3 info; N-POP-3 highest 1.5"));
    }

    [Test]
    public void WhatAFileDoesNotAskForStays()
    {
        var own = CheckCatalogue.Load(["house"], "id,severity\nX-SEX-3,info\n");
        Assert.That(own.For(packs: null, settings: null), Is.SameAs(own));
        Assert.That(own.For(["encr"], settings: null).InUse.En, Is.EqualTo("checks encr 1.0; X-SEX-3 info"));
        Assert.That(own.For(packs: null, settings: "").InUse.En, Is.EqualTo("checks house 1.0"));
    }

    [TestCase("id,severity\nX-NONE-1,error", "line 2: there is no check \"X-NONE-1\"")]
    [TestCase("id,severity\nX-SEX-3,info\nX-SEX-3,error", "line 3: the severity of X-SEX-3 stands twice")]
    [TestCase("id,severity\nX-SEX-3,fatal", "\"fatal\"")]
    [TestCase("id,severity\nX-SEX-3,", "sets nothing")]
    [TestCase("id,severity\nM-REQ-1,query", "M-REQ-1 stays an error")]
    [TestCase("id,severity\nO-ICD10-1,query", "O-ICD10-1 stays an error")]
    [TestCase("id,severity\nN-POP-6,info", "N-POP-6 stays an error")]
    [TestCase("id,severity\nX-SEX-1,info", "X-SEX-1 can be lowered to query only")]
    [TestCase("id,threshold,value\nX-SEX-3,years,3", "has no threshold \"years\" (it has: -)")]
    [TestCase("id,threshold,value\nD-AGE-3,months,3", "(it has: years)")]
    [TestCase("id,threshold,value\nD-AGE-3,years,200", "not within 90-121 (years)")]
    [TestCase("id,threshold,value\nD-AGE-3,years,100.5", "\"100.5\"")]
    [TestCase("id,threshold,value\nD-AGE-3,years,abc", "\"abc\"")]
    [TestCase("id,threshold,value\nD-AGE-3,years,100\nD-AGE-3,years,101", "stands twice")]
    [TestCase("id,severty\nX-SEX-3,info", "need the columns")]
    [TestCase("id,severity", "need the columns")]
    public void WrongSettingsAreRefusedInBothLanguages(string csv, string says)
    {
        var refused = Assert.Throws<RefusedSettingsException>(() => CheckCatalogue.Load(packs: null, csv))!;
        Assert.That(refused.Refusal.En, Does.Contain(says));
        Assert.That(refused.Message, Does.StartWith(refused.Refusal.Zh).And.EndWith(refused.Refusal.En).And.Not.Contain("\n"));
    }

    [Test]
    public void AnUnknownPackIsRefused() =>
        Assert.That(() => CheckCatalogue.Load(["no-pack"], settings: null),
            Throws.TypeOf<RefusedSettingsException>().With.Message.Contains("no-pack").And.Message.Contains("iarc-tr42"));

    [Test]
    public void AnErrorThatCanBeConfirmedMayBeAQuery() =>
        Assert.That(CheckCatalogue.Load(packs: null, "\uFEFFid,severity\ni-id-4,query\n").Find("I-ID-4")!.Severity, Is.EqualTo(Severity.Query));
}
