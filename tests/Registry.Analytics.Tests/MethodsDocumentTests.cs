using System.Runtime.CompilerServices;
using Registry.Analytics.Survival;

namespace Registry.Analytics.Tests;

/// <summary>docs/methods.md has a heading for every public statistic, and no heading for one that is gone.</summary>
public class MethodsDocumentTests
{
    private static readonly string[] Namespaces =
    [
        "Registry.Analytics.Rates", "Registry.Analytics.Quality", "Registry.Analytics.Completeness", "Registry.Analytics.Burden", "Registry.Analytics.LifeTables",
        "Registry.Analytics.SmallAreas",
        "Registry.Analytics.Trends", "Registry.Analytics.AgePeriodCohort", "Registry.Analytics.Forecasts", "Registry.Analytics.Timeliness",
        "Registry.Analytics.Survival", "Registry.Analytics.Prevalence", "Registry.Analytics.Populations",
    ];

    [Test]
    public void EveryStatisticHasItsHeading() => Assert.That(Headings(), Is.SupersetOf(Statistics()));

    [Test]
    public void EveryHeadingHasItsStatistic() => Assert.That(Headings(), Is.SubsetOf(Statistics()));

    [Test]
    public void EverySectionAnswersTheSameQuestions()
    {
        foreach (var section in Text().Split("\n### ").Skip(1))
            foreach (var part in new[] { "**Question.**", "**Formula.**", "**Convention.**", "**Edge cases.**", "**Source.**", "**Tests.**" })
                Assert.That(section, Does.Contain(part), section.Split('\n')[0]);
    }

    // Statistics are static classes, but for models that are fitted once and asked again.
    private static List<string> Statistics() =>
        [nameof(FlexibleExcessHazard), .. typeof(RateEstimate).Assembly.GetExportedTypes()
            .Where(t => t.IsAbstract && t.IsSealed && Namespaces.Contains(t.Namespace)).Select(t => t.Name)];

    private static List<string> Headings() =>
        [.. Text().Split('\n').Where(l => l.StartsWith("### ")).Select(l => l[4..].Split(' ')[0].Trim('`'))];

    private static string Text([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "methods.md"));
}
