using Registry.Import.Invented;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class LinkageModelTests
{
    private static readonly LinkageTrial Trial = new(new() { Seed = 31, Known = 15_000, News = 4_000, ErrorRate = 0.04, KnownErrorRate = 0 });

    [Test]
    public void ModelSurvivesJson()
    {
        var json = LinkageModel.Defaults.ToJson();
        Assert.That(LinkageModel.FromJson(json).ToJson(), Is.EqualTo(json));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[1]")]
    [TestCase("no JSON")]
    public void WhatIsNoModelIsRefused(string json) => Assert.That(() => LinkageModel.FromJson(json), Throws.ArgumentException);

    [TestCase("0.93", "1.5", "Equal")]
    [TestCase("0.93", "0", "Equal")]
    [TestCase("\"Homophone\"", "\"Soundex\"", "Homophone")]
    [TestCase("\"expectedShare\": 0.3", "\"expectedShare\": 1", "expected share")]
    [TestCase("\"seed\": 0", "\"sead\": 0", "sead")]
    public void ChangedModelIsRefusedWithTheReason(string from, string to, string reason)
    {
        var json = LinkageModel.Defaults.ToJson();
        Assert.That(json, Does.Contain(from));
        Assert.That(() => LinkageModel.FromJson(json.Replace(from, to, StringComparison.Ordinal)), Throws.ArgumentException.With.Message.Contains(reason));
    }

    [Test]
    public void DefaultsAddUpToOne()
    {
        foreach (var field in LinkageModel.Defaults.Fields)
        {
            Assert.That(field.Agreements.Sum(agreement => agreement.M), Is.EqualTo(1).Within(0.02), $"m of {field.Field}");
            Assert.That(field.Agreements.Sum(agreement => agreement.U), Is.EqualTo(1).Within(0.02), $"u of {field.Field}");
        }
    }

    [Test]
    public void EstimateFindsThePlantedErrors()
    {
        var model = LinkageModel.Estimate(PersonIndex.Build(Trial.Known(), Settings, default), Trial.News(), seed: 3, default);
        double M(LinkField field, int agreement) => model.Of(field).Agreements[agreement - 1].M;
        Assert.Multiple(() =>
        {
            Assert.That(M(LinkField.Name, (int)NameAgreement.Equal), Is.EqualTo(0.96).Within(0.025), "twins count as errors");
            Assert.That(M(LinkField.BirthDate, (int)BirthAgreement.Equal), Is.EqualTo(0.96 * 0.985 * 0.985).Within(0.02), "gaps in the dates");
            Assert.That(M(LinkField.Sex, (int)SexAgreement.Equal), Is.EqualTo(0.96).Within(0.02));
            Assert.That(M(LinkField.Area, (int)AreaAgreement.Equal), Is.EqualTo(0.96 * 0.94).Within(0.02), "six in a hundred moved");
            Assert.That(model.ExpectedShare, Is.EqualTo(0.5).Within(0.03));
        });
    }

    [Test]
    public void OneNumberTellsOnceMore_AndWhoHasMovedGoesElsewhere()
    {
        var model = LinkageModel.Estimate(PersonIndex.Build(Trial.Known(), Settings, default), Trial.News(), seed: 3, default);
        AgreementWeight Weight(LinkField field, int agreement) => model.Of(field).Agreements[agreement - 1];
        Assert.Multiple(() =>
        {
            foreach (var (field, different) in new[] { (LinkField.Sex, (int)SexAgreement.Different), (LinkField.BirthDate, (int)BirthAgreement.OneDigit) })
                Assert.That(Weight(field, different).OtherCaseM, Is.LessThan(Weight(field, different).M), $"{field}");
            var elsewhere = Weight(LinkField.RecordNumber, (int)RecordNumberAgreement.OtherHospital);
            Assert.That(elsewhere.OtherCaseM, Is.GreaterThan(elsewhere.M + 0.1));
            Assert.That(Weight(LinkField.Name, 1).OtherCaseM, Is.Null);
            Assert.That(LinkageModel.FromJson(model.ToJson()).ToJson(), Is.EqualTo(model.ToJson()));
        });
    }

    [Test]
    public void EstimateDoesNotDependOnTheOrderOfTheData()
    {
        var there = LinkageModel.Estimate(PersonIndex.Build(Trial.Known(), Settings, default), Trial.News(), seed: 3, default);
        var back = LinkageModel.Estimate(
            PersonIndex.Build(Trial.Known().Reverse(), Settings with { Threads = 1 }, default), Trial.News().Reverse(), seed: 3, default);
        Assert.That(back.ToJson(), Is.EqualTo(there.ToJson()));
    }

    [Test]
    public void FewDataLeaveTheDefaults()
    {
        var model = LinkageModel.Estimate(PersonIndex.Build([Person(1, "陈安明"), Person(2, "李强", 19620517)], Settings, default), [Person(3, "陈安明")], 1, default);
        Assert.That(model.Fields, Is.SameAs(LinkageModel.Defaults.Fields));
        Assert.That(model.Source, Is.EqualTo(WeightSource.Defaults));
        Assert.That(model.ExpectedShare, Is.LessThanOrEqualTo(LinkageModel.Defaults.ExpectedShare));
        Assert.That(LinkageModel.Estimate(PersonIndex.Build([], Settings, default), [], 1, default).ExpectedShare, Is.EqualTo(LinkageModel.Defaults.ExpectedShare));
    }

    [Test]
    public void ModelFoundWithinOneSetKnowsThatDuplicatesAreFew()
    {
        var records = Trial.Known().Take(8000).Concat(Trial.News().Take(400));
        var model = LinkageModel.EstimateWithin(PersonIndex.Build(records, Settings, default), seed: 3, default);
        Assert.That(model.ExpectedShare, Is.LessThan(0.15));
        Assert.That(model.SampledRecords, Is.EqualTo(8400));
    }
}
