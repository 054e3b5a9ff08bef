using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

/// <summary>Every case of ../shared/oracles/smallarea that has a counterpart here, where that folder exists.</summary>
public class SharedSmallAreaTests
{
    private static IEnumerable<string> Smoothing() => Cases("adjacency.csv", "_smoothing");

    [TestCaseSource(nameof(Smoothing))]
    public void SmoothedRatios(string name)
    {
        SharedOracles.MustExist(name);
        var (map, expected) = (AreaMap.Shared(name), SharedOracles.Expected(name));
        var (marshall, gamma) = (EmpiricalBayesRatio.Marshall(map.Areas), EmpiricalBayesRatio.ClaytonKaldor(map.Areas)!);
        var local = EmpiricalBayesRatio.Local(map.Areas, map.Neighbours, IslandRule.StayAlone);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < map.Areas.Count; i++)
            {
                Near(name, expected, $"smr.{i}", map.Areas[i].Ratio);
                Near(name, expected, $"marshall_global_eb.{i}", marshall[i].Smoothed);
                Near(name, expected, $"marshall_local_eb.{i}", local[i].Smoothed);
                // The note of the case: the reference stops its iteration early.
                Assert.That(gamma[i].Smoothed, Is.EqualTo(expected[$"clayton_kaldor_gamma_eb.smoothed_rr.{i}"]).Within(0.01).Percent);
            }
        });
    }

    private static IEnumerable<string> Cases(string file, string ending) =>
        SharedOracles.Cases("smallarea", file).Where(name => name == "" || name.EndsWith(ending, StringComparison.Ordinal));

    private static void Near(string name, Dictionary<string, double> expected, string path, double ours) =>
        Assert.That(ours, Is.EqualTo(expected[path]).Within(SharedOracles.Tolerance(name, expected[path])), path);
}
