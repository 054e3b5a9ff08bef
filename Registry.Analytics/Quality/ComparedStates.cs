using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Two data states and the changes between them, each change tabulated like counts.</summary>
internal sealed class ComparedStates
{
    public const string PersonYears = "person-years";

    private readonly CountCube _before, _after;
    private readonly SiteScheme _schemeBefore, _schemeAfter;
    private readonly Dictionary<ChangeCause, CountCube> _changes;

    public ComparedStates(CountCube before, CountCube after, IReadOnlyCollection<CellChange> changes, SiteScheme scheme)
    {
        (_before, _after) = (before, after);
        (_schemeBefore, _schemeAfter) = (before.Sites(scheme), after.Sites(scheme));
        _changes = changes.GroupBy(change => change.Cause).ToDictionary(
            group => group.Key, group => new CountCube([], group.Select(change => change.Cell), [], after.State));
        Changed = [.. changes.Select(change => new RegistryYear(change.Cell.Registry, change.Cell.Year)).Distinct()];
    }

    /// <summary>Registries and years of which something changed.</summary>
    public IReadOnlyList<RegistryYear> Changed { get; }

    /// <summary>Every cell of a registry and year.</summary>
    public IEnumerable<AttributedChange> Cells(RegistryYear key)
    {
        var tables = new Tables(
            Table(_before, _schemeBefore, key), Table(_before, _schemeAfter, key), Table(_after, _schemeAfter, key),
            _changes.ToDictionary(change => change.Key, change => Table(change.Value, _schemeAfter, key)));
        foreach (var measure in (string[])["cases", "deaths"])
        {
            foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
                foreach (var group in Groups())
                    yield return Cell(key, measure, sex, group, tables);
            yield return NotKnown(key, measure, tables);
        }
        foreach (var sex in (Sex[])[Sex.Male, Sex.Female]) yield return People(key, sex);
    }

    private sealed record Tables(SiteTable Before, SiteTable BeforeRecoded, SiteTable After, Dictionary<ChangeCause, SiteTable> Changes);

    private static SiteTable Table(CountCube cube, SiteScheme scheme, RegistryYear key) => cube.Tabulate(scheme, [key.Registry], key.Year, key.Year);

    // The groups of both schemes: a setting may have given codes a row of their own.
    private IEnumerable<SiteGroup> Groups() =>
        _schemeAfter.Groups.Concat(_schemeBefore.Groups).Where(group => group.Kind == SiteGroupKind.Site).DistinctBy(group => group.Code);

    private static AttributedChange Cell(RegistryYear key, string measure, Sex sex, SiteGroup group, Tables tables)
    {
        double Count(SiteTable table) => table.Scheme.IndexOf(group.Code) is { } place ? Of(measure, table.Quality(place, sex)) : 0;
        var (before, after) = (Count(tables.Before), Count(tables.After));
        var causes = tables.Changes.ToDictionary(change => change.Key, change => Count(change.Value));
        causes[ChangeCause.CodeList] = Count(tables.BeforeRecoded) - before;
        return Attributed(key, measure, (int)sex, group, (before, after), causes);
    }

    private static AttributedChange NotKnown(RegistryYear key, string measure, Tables tables)
    {
        double Count(SiteTable table) => measure == "cases" ? table.NotTabulatedCases : table.NotTabulatedDeaths;
        var causes = tables.Changes.ToDictionary(change => change.Key, change => Count(change.Value));
        causes[ChangeCause.CodeList] = Count(tables.BeforeRecoded) - Count(tables.Before);
        return Attributed(key, measure, 9, null, (Count(tables.Before), Count(tables.After)), causes);
    }

    private static AttributedChange Attributed(
        RegistryYear key, string measure, int sex, SiteGroup? group, (double Before, double After) counts, Dictionary<ChangeCause, double> causes) =>
        new()
        {
            Key = key,
            Measure = measure,
            Sex = sex,
            Group = group,
            Before = counts.Before,
            After = counts.After,
            Causes = causes.Where(cause => cause.Value != 0).ToDictionary(),
        };

    private AttributedChange People(RegistryYear key, Sex sex)
    {
        double Count(CountCube cube) => cube.Population(key.Registry, key.Year)?.Of(sex).Total ?? 0;
        var (before, after) = (Count(_before), Count(_after));
        var cause = before == 0 ? ChangeCause.FirstDelivery : after == 0 ? ChangeCause.TakenBack : ChangeCause.PopulationRevision;
        return new()
        {
            Key = key,
            Measure = PersonYears,
            Sex = (int)sex,
            Before = before,
            After = after,
            Causes = new[] { (cause, after - before) }.Where(entry => after != before).ToDictionary(),
        };
    }

    private static double Of(string measure, QualityCounts counts) => measure == "cases" ? counts.Cases : counts.Deaths;
}
