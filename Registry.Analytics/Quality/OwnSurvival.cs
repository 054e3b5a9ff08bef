using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>Five-year net survival of the own registered cases, against which M:I is held in place of the published one.</summary>
/// <remarks>Net survival as it is, not standardised for age: deaths and cases of M:I have the ages that they have. It is taken where it can be trusted, with a
/// standard error of five percentage points at most: that of the registry itself, else that of all registries; elsewhere the published survival stands. Missed deaths
/// raise the survival of a registry and lower its M:I alike, so that the own survival would hide them: where it is above that of all by more than chance, that of all stands.</remarks>
public sealed class OwnSurvival
{
    private const int Years = 5;
    private const double MostError = 0.05;
    private const double Chance = 1.96;

    private static readonly Sex[] Sexes = [Sex.Male, Sex.Female];

    private readonly Dictionary<(string Code, Sex? Sex), double> _fractions;
    private readonly Dictionary<(string Registry, string Code, Sex Sex), double> _ofRegistries;

    private OwnSurvival(Dictionary<(string, Sex?), double> fractions, Dictionary<(string, string, Sex), double> ofRegistries) =>
        (_fractions, _ofRegistries) = (fractions, ofRegistries);

    /// <summary>Number of sites and sexes that have one, all registries together.</summary>
    public int Count => _fractions.Count;

    /// <summary>Number of registries, sites and sexes that have one of their own.</summary>
    public int OfRegistries => _ofRegistries.Count;

    /// <summary>Takes the survival of the rows at five years.</summary>
    /// <param name="rows">Rows of <see cref="SiteSurvival.Rows"/> with a life table.</param>
    /// <param name="scheme">Their site groups.</param>
    public static OwnSurvival Of(IEnumerable<SiteSurvivalRow> rows, SiteScheme scheme) => new(rows
        .Where(row => row.Years == Years && IsTrusted(row.Net))
        .ToDictionary(row => (scheme.Groups[row.Group].Code, row.Sex), row => Math.Min(row.Net!.Survival, 1)), []);

    /// <summary>The same with the survival of each registry at the sites and sexes where it can be trusted.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">Sites, life table and window.</param>
    /// <exception cref="LifeTables.MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public OwnSurvival WithRegistries(RegisteredPatients patients, SiteSurvivalQuestion question)
    {
        var ofRegistries = new Dictionary<(string, string, Sex), double>();
        foreach (var registry in patients.All.Select(p => p.Registry).Distinct(StringComparer.Ordinal))
            foreach (var (code, sex, net) in SiteSurvival.NetOfSites(patients.OfRegistry(registry), question, Years, Sexes))
                if (IsTrusted(net) && (Fraction(code, sex) is not { } all || net!.Survival - all <= Chance * net.StandardError))
                    ofRegistries[(registry, code, sex)] = Math.Min(net!.Survival, 1);
        return new(_fractions, ofRegistries);
    }

    /// <summary>Survival of a site and sex in all registries, a fraction; null where there is none that can be trusted.</summary>
    public double? Fraction(string code, Sex? sex) => _fractions.TryGetValue((code, sex), out var fraction) ? fraction : null;

    /// <summary>Survival of a site and sex in a registry, else in all.</summary>
    public double? Fraction(string registry, string code, Sex sex) => _ofRegistries.TryGetValue((registry, code, sex), out var fraction) ? fraction : Fraction(code, sex);

    private static bool IsTrusted(SurvivalPoint? net) => net is { StandardError: > 0 and <= MostError };
}
