using System.Globalization;
using Registry.Analytics.Rates;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Rates;

public class CohortRatioTests
{
    private static readonly int[] SingleYears = [.. Enumerable.Range(0, 101)];

    private static IEnumerable<string> Shared() => SharedOracles.Cases("indirect", "patients.csv");

    [TestCaseSource(nameof(Shared))]
    public void SharedCohort(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        // The reference takes for a band of five years the rate of its youngest age; here that is asked of it on purpose.
        var rates = SharedOracles.Rows("survival/_lifetables", "popmort_finland_hazard_per_year.csv").ToDictionary(
            r => (int.Parse(r["sex"]), int.Parse(r["CAL"]), int.Parse(r["AGE"])), r => ReferenceTable.Number(r["haz"]));
        var cells = CohortRatio.Split(SharedOracles.Rows(name, "patients.csv").Select(Person), 1995, 2012, [0, .. Enumerable.Range(4, 17).Select(i => 5 * i)]);
        for (var year = 1995; year <= 2012; year++)
        {
            var (observed, ofYear) = CohortRatio.Count(cells.Where(c => c.Year == year), c => rates[((int)c.Sex, c.Year, c.AgeFrom)]);
            Assert.That(observed, Is.EqualTo(expected[$"by_year.observed.{year - 1995}"]));
            Assert.That(ofYear, Is.EqualTo(expected[$"by_year.expected.{year - 1995}"]).Within(0.5e-4), "printed to four decimals");
            Assert.That(cells.Where(c => c.Year == year).Sum(c => c.PersonYears), Is.EqualTo(expected[$"by_year.pyrs.{year - 1995}"]).Within(0.5e-4));
        }
        var all = CohortRatio.Count(cells, c => rates[((int)c.Sex, c.Year, c.AgeFrom)]);
        var ratio = StandardisedIncidenceRatio.Exact(all.Observed, all.Expected);
        Assert.That((all.Observed, Math.Round(ratio.Ratio, 4), Math.Round(ratio.Lower!.Value, 4), Math.Round(ratio.Upper!.Value, 4)),
            Is.EqualTo((expected["pooled.observed"], expected["pooled.sir"], expected["pooled.sir.lo"], expected["pooled.sir.hi"])));
    }

    [Test]
    public void ALife_IsDividedByHand()
    {
        var cells = CohortRatio.Split([new(Sex.Male, new(1990, 7, 2), new(2019, 1, 1), new(2020, 12, 31), HasEvent: true)], 2019, 2020, SingleYears);
        // 2 July is day 183 of a common year: 182 days of 2019 at age 28, then 29 until 2 July 2020, day 184 of 366.
        Assert.That(cells.Select(c => (c.Year, c.AgeFrom, c.Events)), Is.EqualTo(new[] { (2019, 28, 0d), (2019, 29, 0d), (2020, 29, 0d), (2020, 30, 1d) }));
        Assert.That(cells[0].PersonYears, Is.EqualTo(182 / 365.0).Within(1e-9));
        Assert.That(cells.Sum(c => c.PersonYears), Is.EqualTo(1 + 365 / 366.0).Within(1e-9));
    }

    [Test]
    public void TimeIsNeitherLostNorMade_WhateverTheBands()
    {
        var random = new Random(56);
        List<FollowedPerson> persons = [.. Enumerable.Range(0, 300).Select(_ =>
        {
            var birth = new DateOnly(1920, 1, 1).AddDays(random.Next(20_000));
            var entry = birth.AddDays(random.Next(15_000));
            return new FollowedPerson(random.Next(2) == 0 ? Sex.Male : Sex.Female, birth, entry, entry.AddDays(random.Next(9000)), random.Next(2) == 0);
        })];
        var (fine, coarse) = (CohortRatio.Split(persons, 1900, 2100, SingleYears), CohortRatio.Split(persons, 1900, 2100, [0, 15, 65]));
        Assert.That(fine.Sum(c => c.PersonYears), Is.EqualTo(coarse.Sum(c => c.PersonYears)).Within(1e-9).Percent);
        Assert.That(fine.Sum(c => c.Events), Is.EqualTo(coarse.Sum(c => c.Events)).And.EqualTo(persons.Count(p => p.HasEvent && p.Exit > p.Entry)));
        Assert.That(CohortRatio.Count(fine, _ => 0.01).Expected, Is.EqualTo(0.01 * fine.Sum(c => c.PersonYears)).Within(1e-9).Percent);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var person = new FollowedPerson(Sex.Male, new(1950, 1, 1), new(2000, 1, 1), new(2001, 1, 1), HasEvent: false);
        Assert.That(() => CohortRatio.Split([person], 2000, 2000, [5, 10]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("ascend from 0"));
        Assert.That(() => CohortRatio.Split([person with { Exit = new(1999, 1, 1) }], 2000, 2000, [0]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("not in order"));
        Assert.That(() => CohortRatio.Split([person with { Sex = Sex.Unknown }], 2000, 2000, [0]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Sex 0"));
        Assert.That(() => CohortRatio.Count(CohortRatio.Split([person], 2000, 2000, [0]), _ => double.NaN), Throws.InstanceOf<ArgumentException>().With.Message.Contains("year 2000"));
    }

    private static FollowedPerson Person(Dictionary<string, string> row) => new(
        (Sex)int.Parse(row["sex"]), Date(row["bi_date"]), Date(row["dg_date"]), Date(row["ex_date"]), row["status"] == "1");

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
