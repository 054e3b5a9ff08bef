using Registry.Analytics.Quality;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Quality;

public class QualityFindingTests
{
    private const string One = "330106";

    [Test]
    public void ARegistryWithinAllLimitsHasNothingToExplain() =>
        Assert.That(Of([new(One)]).Where(f => f.Verdict == FindingVerdict.Explain), Is.Empty);

    [Test]
    public void EveryMeasureIsThere_InTheOrderOfTheLimits() =>
        Assert.That(Of([new(One)]).Select(f => f.Limit.Measure), Is.EqualTo(QualityLimit.All.Select(limit => limit.Measure)));

    [Test]
    public void ALowMortalityToIncidenceRatioIsToBeExplained()
    {
        var found = Find([new(One) { Deaths = 350 }], "mi");
        Assert.That((found.Verdict, found.Value), Is.EqualTo((FindingVerdict.Explain, 0.35)));
        Assert.That(found.Text.En, Does.Contain("0.35").And.Contain("0.6 - 0.8").And.Contain("duplicates or missed deaths"));
        Assert.That(found.Text.Zh, Does.Contain("请说明"));
    }

    [TestCase(700, FindingVerdict.Fine)]
    [TestCase(650, FindingVerdict.Chance, Description = "65%, limits 62.0 to 67.9")]
    [TestCase(600, FindingVerdict.Explain, Description = "60%, limits 56.9 to 63.0")]
    [TestCase(900, FindingVerdict.Explain, Description = "90%, limits 88.0 to 91.7")]
    public void MorphologicallyVerified(int verified, FindingVerdict verdict) =>
        Assert.That(Find([new(One) { Verified = verified }], "mv").Verdict, Is.EqualTo(verdict));

    [Test]
    public void OfFewCasesNothingIsSaid()
    {
        var found = Of([new(One) { Cases = 3, Deaths = 3, Verified = 0, Certificates = 3 }]);
        Assert.That(found.Where(f => f.Limit.Unit != "per-million").Select(f => f.Verdict), Is.All.EqualTo(FindingVerdict.TooFew).Or.EqualTo(FindingVerdict.NoData));
        Assert.That(found, Has.None.Matches<QualityFinding>(f => f.Verdict == FindingVerdict.Explain));
    }

    [Test]
    public void CertificatesAreMissedAltogether_OrNotTraced()
    {
        Assert.That(Find([new(One) { Certificates = 0 }], "dco-none").Verdict, Is.EqualTo(FindingVerdict.Explain));
        Assert.That(Find([new(One) { Cases = 150, Deaths = 100, Verified = 110, Certificates = 0 }], "dco-none").Verdict, Is.EqualTo(FindingVerdict.TooFew));
        Assert.That(Find([new(One) { Certificates = 20 }], "dco-none").Verdict, Is.EqualTo(FindingVerdict.Fine));
        Assert.That(Find([new(One) { Certificates = 200 }], "dco").Verdict, Is.EqualTo(FindingVerdict.Explain));
        var site = Find([new(One) { Certificates = 200 }], "dco-site");
        Assert.That((site.Verdict, site.Text.En.Contains("Lung", StringComparison.OrdinalIgnoreCase)), Is.EqualTo((FindingVerdict.Explain, true)));
    }

    [Test]
    public void UnknownsAreCounted()
    {
        Assert.That(Find([new(One) { UnknownAge = 30 }], "unknown-age").Verdict, Is.EqualTo(FindingVerdict.Explain));
        Assert.That(Find([new(One) { UnknownSex = 20 }], "unknown-sex").Verdict, Is.EqualTo(FindingVerdict.Explain));
        Assert.That(Find([new(One)], "unknown-age").Verdict, Is.EqualTo(FindingVerdict.Fine));
    }

    // 1000 cases: 0 of unknown basis are fine; 55 are 5.5 %, 4.3-7.1 (Wilson): the limit of 5 is inside, chance; 70 are 7 %, 5.6-8.8: outside.
    [TestCase(0, FindingVerdict.Fine, 0)]
    [TestCase(40, FindingVerdict.Fine, 4)]
    [TestCase(50, FindingVerdict.Chance, 5)]
    [TestCase(55, FindingVerdict.Chance, 5.5)]
    [TestCase(70, FindingVerdict.Explain, 7)]
    public void UnknownBasis_IsCountedByHand(int unknown, FindingVerdict verdict, double percent)
    {
        var found = Find([new(One) { UnknownBasis = unknown }], "unknown-basis");
        Assert.That((found.Limit.Check, found.Verdict), Is.EqualTo(("Q-UNK-1", verdict)));
        Assert.That(found.Value, Is.EqualTo(percent).Within(1e-12));
        Assert.That(Find([new(One) { UnknownBasis = unknown }], "unknown-age").Verdict, Is.EqualTo(FindingVerdict.Fine), "each unknown is counted by itself");
    }

    [Test]
    public void AJumpBetweenYearsIsToBeExplained_AndItsPercentIsThatOfTheCases()
    {
        var jump = Find([new(One) { CasesBefore = 600 }], "year-change");
        Assert.That((jump.Verdict, Math.Round(jump.Value!.Value, 6)), Is.EqualTo((FindingVerdict.Explain, 66.666667)));
        Assert.That(Find([new(One) { CasesBefore = 950 }], "year-change").Verdict, Is.EqualTo(FindingVerdict.Fine));
        Assert.That(Find([new(One) { CasesBefore = 0 }], "year-change").Verdict, Is.EqualTo(FindingVerdict.NoData));
    }

    [Test]
    public void AFallOfTheAgeCurveIsFound()
    {
        var years = Vector(age => 10_000);
        var rising = Vector(age => age < 9 ? 0 : 20 * (age - 8));
        Assert.That(AgeCurve.SteepestFall(rising, years, 20)!.Value.Ratio.Ratio, Is.GreaterThan(1));
        var falling = Vector(age => age is 15 ? 60 : age < 9 ? 0 : 20 * (age - 8));      // 70-74: 60 of 140
        var (ratio, group) = AgeCurve.SteepestFall(falling, years, 20)!.Value;
        Assert.That((group, ratio.Ratio, ratio.Numerator, ratio.Denominator), Is.EqualTo((15, 0.5, 60d, 120d)));
        Assert.That(ratio.Upper, Is.LessThan(1));
        // z of 1 - 0.05/14 is 2.6901
        Assert.That(ratio.Upper!.Value / ratio.Ratio, Is.EqualTo(Math.Exp(2.690110 * Math.Sqrt(1 / 60d + 1 / 120d))).Within(1e-5));
        Assert.That(AgeCurve.SteepestFall(Vector(_ => 19), years, 20), Is.Null);
    }

    [Test]
    public void ChildhoodIncidenceIsACrudeRateOfFourGroups()
    {
        var rate = ChildhoodIncidence.Of(Vector(age => age < 4 ? 3 : 100), Vector(_ => 25_000))!.Value;
        Assert.That((rate.PerMillion, rate.Cases, rate.PersonYears), Is.EqualTo((120d, 12d, 100_000d)).Using<(double, double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && a.Item2 == b.Item2 && a.Item3 == b.Item3));
        var exact = CrudeRate.Of(12, 100_000)!;
        Assert.That((rate.Lower, rate.Upper), Is.EqualTo((exact.LowerPer100k!.Value * 10, exact.UpperPer100k!.Value * 10)));
    }

    [Test]
    public void ARegistryIsComparedWithTheOthers_WhenThereAreFive()
    {
        Sent[] five = [new("330101") { Verified = 700 }, new("330102") { Verified = 705 }, new("330103") { Verified = 695 }, new("330104") { Verified = 700 }, new("330105") { Verified = 500 }];
        Sent[] six = [.. five, new("330106") { Verified = 702 }];
        Assert.That(Find(five[..4], "mv-region", "330101").Verdict, Is.EqualTo(FindingVerdict.TooFew));
        var odd = Find(six, "mv-region", "330105");
        Assert.That(odd.Verdict, Is.EqualTo(FindingVerdict.Explain));
        Assert.That(odd.Text.En, Does.Contain("lower: 0.75 of all"));
        Assert.That(Find(six, "mv-region", "330101").Verdict, Is.EqualTo(FindingVerdict.Fine));
    }

    [Test]
    public void OnlyTheRegistriesAskedForAreTold_AndOnlyThoseWithCases()
    {
        var cube = Cube([new("330101"), new("330102"), new("330103") { Cases = 0, Verified = 0, Deaths = 0, Certificates = 0 }]);
        Assert.That(QualityFindings.Of(cube, ["330102", "330103", "999999"], 2022).Select(f => f.Registry).Distinct(), Is.EqualTo(new[] { "330102" }));
    }

    private sealed record Sent(string Registry)
    {
        public int Cases { get; init; } = 1000;

        public int CasesBefore { get; init; } = 1000;

        public int Verified { get; init; } = 750;

        public int Deaths { get; init; } = 700;

        public int Certificates { get; init; } = 10;

        public int UnknownAge { get; init; }

        public int UnknownSex { get; init; }

        public int UnknownBasis { get; init; }
    }

    private static IReadOnlyList<QualityFinding> Of(IReadOnlyList<Sent> sent) => QualityFindings.Of(Cube(sent), [One], 2022);

    private static QualityFinding Find(IReadOnlyList<Sent> sent, string measure, string registry = One) =>
        QualityFindings.Of(Cube(sent), [registry], 2022).Single(f => f.Limit.Measure == measure);

    private static CountCube Cube(IReadOnlyList<Sent> sent) => new(
        [.. sent.Select(s => new RegistryArea(s.Registry, s.Registry, s.Registry, AreaType.Urban, PopulationBasis.Registered))],
        sent.SelectMany(Cells).Where(cell => cell.Cases + cell.Deaths > 0),
        from s in sent
        from year in (int[])[2021, 2022]
        from sex in (int[])[1, 2]
        from age in Enumerable.Range(0, 19)
        select new PopulationCell { Registry = s.Registry, Year = year, Sex = sex, AgeGroup = age, PersonYears = s.Cases >= 100 ? 20_000 : 20 },
        new(1, DateTimeOffset.UnixEpoch));

    // Two in a hundred are children, the others of one age group with lung cancer: the age curve has no step to look at.
    private static IEnumerable<CubeCell> Cells(Sent s)
    {
        var (children, childrenBefore) = (s.Cases / 50, s.CasesBefore / 50);
        var known = s.Cases - s.UnknownAge - children;
        yield return new() { Registry = s.Registry, Year = 2022, Sex = 1, AgeGroup = 2, Icd = "C71", Cases = children };
        yield return new() { Registry = s.Registry, Year = 2021, Sex = 1, AgeGroup = 2, Icd = "C71", Cases = childrenBefore };
        yield return new()
        {
            Registry = s.Registry, Year = 2022, Sex = 1, AgeGroup = 14, Icd = "C34", Cases = known, Deaths = s.Deaths,
            MorphologicallyVerified = s.Verified, DeathCertificateOnly = s.Certificates, UnknownBasis = s.UnknownBasis,
        };
        yield return new() { Registry = s.Registry, Year = 2022, Sex = 1, Icd = "C34", Cases = s.UnknownAge };
        yield return new() { Registry = s.Registry, Year = 2022, Sex = 9, AgeGroup = 14, Icd = "C34", Cases = s.UnknownSex };
        yield return new() { Registry = s.Registry, Year = 2021, Sex = 1, AgeGroup = 14, Icd = "C34", Cases = s.CasesBefore - childrenBefore };
    }

    private static AgeVector Vector(Func<int, double> value) => new(AgeScheme.Cn19, Enumerable.Range(0, 19).Select(value).ToArray());
}
