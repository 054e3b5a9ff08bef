using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>The built-in standard populations against those of other programs, in ../shared/oracles where that folder exists.</summary>
public class SharedStandardsTests
{
    private const string Name = "standards";

    private static IEnumerable<TestCaseData> Standards()
    {
        const string Chinese = "standard_populations_19_china_canregtools.csv", International = "standard_populations_18.csv";
        foreach (var (column, code) in new[] { ("cn64", "CN1964"), ("cn82", "CN1982"), ("cn2000", "CN2000"), ("wld85", "SEGI"), ("wld2000", "WHO2000") })
            yield return new TestCaseData(Chinese, column, code, 1e-12).SetName($"Of 19 groups: {code}");
        foreach (var (column, code) in new[] { ("segi_world", "SEGI"), ("europe_1976", "ESP1976"), ("europe_2013", "ESP2013") })
            yield return new TestCaseData(International, column, code, 1e-12).SetName($"Of 18 groups: {code}");
        // That program rounds WHO's percentages to two decimals.
        yield return new TestCaseData(International, "who_2000", "WHO2000", 5.1e-5).SetName("Of 18 groups: WHO2000, rounded there");
    }

    [TestCaseSource(nameof(Standards))]
    public void ProportionsAreTheSame(string file, string column, string code, double tolerance)
    {
        SharedOracles.MustExist(File.Exists(SharedOracles.PathOf(Name, file)) ? Name : "");
        double[] theirs = [.. SharedOracles.Rows(Name, file).Select(row => ReferenceTable.Number(row[column]))];
        var ours = StandardPopulation.Find(code)!.On(theirs.Length == 19 ? AgeScheme.Cn19 : AgeScheme.To85).Weights;
        for (var age = 0; age < theirs.Length; age++)
            Assert.That(ours[age] / ours.Total, Is.EqualTo(theirs[age] / theirs.Sum()).Within(tolerance), $"group {age}");
    }
}
