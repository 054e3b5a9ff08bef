using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>What one check of the data of a registry and year found.</summary>
/// <param name="Registry">Registry code, six digits.</param>
/// <param name="Year">Year of incidence.</param>
/// <param name="Limit">The check, the measure and its limits.</param>
/// <param name="Verdict">What is said of it.</param>
/// <param name="Value">The measure in the unit of the limit; null when it cannot be computed.</param>
/// <param name="Lower">Lower 95% confidence limit, or null where the method has none.</param>
/// <param name="Upper">Upper 95% confidence limit, or null where the method has none.</param>
/// <param name="Cases">Cases that the value rests on.</param>
/// <param name="Text">The finding in words.</param>
public sealed record QualityFinding(
    string Registry, int Year, QualityLimit Limit, FindingVerdict Verdict, double? Value, double? Lower, double? Upper, double Cases,
    Bilingual Text);
