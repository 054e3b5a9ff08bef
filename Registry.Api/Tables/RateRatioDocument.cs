using Registry.Api.Populations;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Rates set against those of a reference.</summary>
/// <param name="DataState">The data they come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Counting">Which tumours of a person with several are counted.</param>
/// <param name="Deaths">Where deaths come from.</param>
/// <param name="Settings">What decides where certain codes are counted.</param>
/// <param name="Limits">Limits of the ratio.</param>
/// <param name="Confidence">Two-sided confidence level, a fraction.</param>
/// <param name="Methods">Where the methods are explained, and their sources.</param>
/// <param name="Populations">The population version that each registry and year, of the areas and of their references, is divided by.</param>
/// <param name="Rows">Area by area, period by period.</param>
internal sealed record RateRatioDocument(
    DataState DataState, string SiteScheme, string Counting, string Deaths, string Settings, string Limits, double Confidence, string Methods,
    IReadOnlyList<PopulationProvenance> Populations, IReadOnlyList<RateRatioEntry> Rows)
{
    private const string Sources =
        "docs/methods.md, StandardisedRateRatio, StandardisedRateDifference, StandardisedIncidenceRatio. Boyle & Parkin, IARC Sci Publ 95, 1991; Tiwari, Clegg & Zou, "
        + "Stat Methods Med Res 2006;15:547; Fay, Commun Stat 1999;28:2141; Breslow & Day, IARC Sci Publ 82, 1987. p is not adjusted for the number of rows";

    /// <summary>The answer to a question that <see cref="RateRatioQuestion.WhyRefused"/> lets through.</summary>
    public static RateRatioDocument Of(CountCube cube, RateRatioQuestion question)
    {
        List<RateRatioEntry> rows = [.. question.Rows(cube)];
        var codes = cube.Registries.Select(registry => registry.Code).ToList();
        var years = question.Table.PeriodsIn(cube).Concat(question.ReferenceYears is { } other ? [other] : []).Distinct();
        return new(
            cube.State, question.Table.Scheme.Code, cube.Tumours.Counting.Word(), cube.Tumours.Deaths.Word(), question.Table.Scheme.Settings.ToString(), question.Limits, 0.95,
            Sources, [.. years.SelectMany(period => PopulationProvenance.Of(cube, codes, period)).Distinct()], rows);
    }
}
