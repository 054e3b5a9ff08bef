using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>A check that a sex with a site or a histology fails, whatever else is known of the case.</summary>
/// <param name="Check">The check, with its severity in force.</param>
/// <param name="Text">What it says, in both languages.</param>
public sealed record SexConflict(CheckDefinition Check, VerdictText Text)
{
    /// <summary>The checks that fail, errors first; none when the sex is not known.</summary>
    public static IReadOnlyList<SexConflict> Of(Sex sex, Topography site, Morphology morphology, CheckCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(catalogue);
        var failing = new List<(string Id, string? Arguments)>();
        if (SexSite.Excludes(sex, site)) failing.Add(("X-SEX-1", site.Code));
        if (sex == Sex.Male && site.Category == "C50") failing.Add(("X-SEX-3", null));
        failing.AddRange(SexMorphology.ChecksAgainst(sex, morphology).Select(id => (id, (string?)$"{morphology.Histology}")));
        return [.. failing.Select(f => Of(f.Id, f.Arguments, catalogue)).OrderByDescending(conflict => conflict.Check.Severity)];
    }

    private static SexConflict Of(string id, string? arguments, CheckCatalogue catalogue)
    {
        var check = catalogue.Find(id) ?? throw new InvalidOperationException($"Check {id} has no row in checks.csv.");
        return new(check, catalogue.Text(new Verdict(id, check.Severity, PartKind.Incidence, 0, Column: null, Item: null, Value: null, arguments)));
    }
}
