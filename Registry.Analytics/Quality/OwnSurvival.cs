using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>Five-year net survival of the own registered cases, against which M:I is held in place of the published one.</summary>
/// <remarks>Net survival as it is, not standardised for age: deaths and cases of M:I have the ages that they have. It is taken where it can be trusted, with a
/// standard error of five percentage points at most; elsewhere the published survival stands.</remarks>
public sealed class OwnSurvival
{
    private const int Years = 5;
    private const double MostError = 0.05;

    private readonly Dictionary<(string Code, Sex? Sex), double> _fractions;

    private OwnSurvival(Dictionary<(string, Sex?), double> fractions) => _fractions = fractions;

    /// <summary>Number of sites and sexes that have one.</summary>
    public int Count => _fractions.Count;

    /// <summary>Takes the survival of the rows at five years.</summary>
    /// <param name="rows">Rows of <see cref="SiteSurvival.Rows"/> with a life table.</param>
    /// <param name="scheme">Their site groups.</param>
    public static OwnSurvival Of(IEnumerable<SiteSurvivalRow> rows, SiteScheme scheme) => new(rows
        .Where(row => row.Years == Years && row.Net is { StandardError: > 0 and <= MostError })
        .ToDictionary(row => (scheme.Groups[row.Group].Code, row.Sex), row => Math.Min(row.Net!.Survival, 1)));

    /// <summary>Survival of a site and sex, a fraction; null where there is none that can be trusted.</summary>
    public double? Fraction(string code, Sex? sex) => _fractions.TryGetValue((code, sex), out var fraction) ? fraction : null;
}
