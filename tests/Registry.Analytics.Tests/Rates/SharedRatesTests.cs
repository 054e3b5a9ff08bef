using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Every case of ../shared/oracles/rates and /china, where that folder exists; more of them than tests/reference holds.</summary>
public class SharedRatesTests
{
    private static IEnumerable<string> RateCases() => SharedOracles.Cases("rates", "cases_population.csv");

    private static IEnumerable<string> ChineseCases() => SharedOracles.Cases("china", "standards.csv");

    [TestCaseSource(nameof(RateCases))]
    public void DirectRates(string name)
    {
        SharedOracles.MustExist(name);
        var rows = SharedOracles.Rows(name, "cases_population.csv");
        var (cases, years) = (Counts.Vector(AgeScheme.To85, rows, "cases"), Counts.Vector(AgeScheme.To85, rows, "py"));
        var expected = SharedOracles.Expected(name);
        var compared = 0;
        Assert.Multiple(() =>
        {
            foreach (var (measure, value) in expected)
                if (measure.Contains('.') && DirectRatesMeasure.Of(measure, cases, years) is { } ours)
                {
                    compared++;
                    Assert.That(ours, Is.EqualTo(value).Within(SharedOracles.Tolerance(name, value)), measure);
                }
        });
        TestContext.Out.WriteLine($"{name}: {compared} of {expected.Count} numbers compared here");
    }

    [TestCaseSource(nameof(ChineseCases))]
    public void ChineseTablesUnrounded(string name)
    {
        SharedOracles.MustExist(name);
        var standards = SharedOracles.Rows(name, "standards.csv");
        var expected = SharedOracles.Expected(name);
        Assert.Multiple(() =>
        {
            foreach (var row in expected.Keys.Select(k => k.Split('.')[0]).Distinct())
            {
                var years = Vector($"{row}.population");
                Compare(row, Vector($"{row}.cases"), years);
                if (expected.ContainsKey($"{row}.mortality.crude")) Compare($"{row}.mortality", Vector($"{row}.deaths"), years);
                Near(CumulativeRate.Of(Vector($"{row}.cases"), years, 74)!.Percent / 100, $"{row}.cumrate_0_74");
                Near(CumulativeRisk.Of(Vector($"{row}.cases"), years, 74)!.Percent, $"{row}.cumrisk_0_74_pct");
            }
        });

        void Compare(string row, AgeVector cases, AgeVector years)
        {
            Near(CrudeRate.Of(cases.Total, years.Total)!.Per100k, $"{row}.crude");
            foreach (var code in standards[0].Keys.Where(k => k != "group" && expected.ContainsKey($"{row}.{k}.asr")))
            {
                var standard = new StandardPopulation(code, code, code, Counts.Vector(AgeScheme.Cn19, standards, code));
                var rate = AgeStandardisedRate.Direct(cases, years, standard)!;
                Near(rate.Per100k, $"{row}.{code}.asr");
                Near(rate.LowerPer100k!.Value, $"{row}.{code}.ci_gamma.0");
                Near(rate.UpperPer100k!.Value, $"{row}.{code}.ci_gamma.1");
                Near(TruncatedRate.Of(cases, years, standard)!.Per100k, $"{row}.{code}.truncated_35_64_correct");
            }
        }

        AgeVector Vector(string path) => new(AgeScheme.Cn19, [.. Enumerable.Range(0, 19).Select(age => expected[$"{path}.{age}"])]);

        void Near(double ours, string path)
        {
            if (expected.TryGetValue(path, out var value))
                Assert.That(ours, Is.EqualTo(value).Within(SharedOracles.Tolerance(name, value)), path);
        }
    }
}
