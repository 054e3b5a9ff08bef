using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

/// <summary>What is called for each row of a million-row file. Bounds are ten times the aim, so that a busy machine does not fail.</summary>
[NonParallelizable]
public class WordsSpeedTests
{
    [Test]
    public void AConversionTakesAFractionOfAMicrosecond()
    {
        var random = new Random(7);
        var tumours = Enumerable.Range(0, 4096).Select(_ => (
            Site: Topography.All[random.Next(Topography.All.Count)],
            Morphology: new Morphology(Histology.All[random.Next(Histology.All.Count)], Behaviour.Malignant))).ToArray();
        Measure(2_000, i => IcdConversion.FromIcdO3(tumours[i & 4095].Site, tumours[i & 4095].Morphology, Sex.Female));
    }

    [Test]
    public void ReadingAnIcdCodeTakesAFractionOfAMicrosecond() => Measure(1_000, _ => IcdCode.TryParse("C34.1"));

    [Test]
    public void ReadingATopographyTakesAFractionOfAMicrosecond() => Measure(1_000, _ => Topography.TryParse("C34.1"));

    [Test]
    public void ReadingAResidentIdTakesAFewMicroseconds()
    {
        var today = new DateOnly(2026, 1, 1);
        Measure(10_000, _ => ResidentId.TryParse("11010519491231002X", today, out var _));
    }

    // Processor time, not time of the clock: a busy machine makes a call late, not expensive.
    private static void Measure(double boundNanoseconds, Func<int, object?> call)
    {
        const int Calls = 300_000;
        for (var i = 0; i < Calls; i++) call(i);
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Calls; i++) call(i);
        var nanoseconds = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Calls;
        TestContext.Out.WriteLine($"{nanoseconds:F0} ns a call");
        Assert.That(nanoseconds, Is.LessThan(boundNanoseconds));
    }
}
