using System.Collections.Concurrent;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>The counts from which every table and rate is a sum: immutable, one data state.</summary>
/// <remarks>36 bytes a cell, in slices of one registry and year: a table of one registry and year reads its own cells only.</remarks>
public sealed class CountCube
{
    private readonly CellColumns _cells;
    private readonly Dictionary<RegistryYear, int> _slices;
    private readonly double[]?[] _populations;                         // by slice: see PopulationSlice
    private readonly (bool Cases, bool Deaths)[] _events;              // by slice: what was delivered at all
    private readonly ConcurrentDictionary<SiteScheme, int[][]> _groupsByIcd;

    /// <summary>Takes the cells of one data state; several cells of the same key are added up.</summary>
    /// <param name="registries">The registries, in any order.</param>
    /// <param name="cells">Read once, one by one: they need not stand in memory together.</param>
    /// <param name="populations">Read once, one by one.</param>
    /// <param name="state">The data these counts come from.</param>
    /// <param name="tumours">Which tumours the cells count; every one when null.</param>
    /// <param name="settings">What the site has decided for its tables; the defaults when null.</param>
    public CountCube(
        IReadOnlyList<RegistryArea> registries, IEnumerable<CubeCell> cells, IEnumerable<PopulationCell> populations, DataState state,
        CountedTumours? tumours = null, SiteSettings? settings = null)
    {
        (Registries, State) = ([.. registries.OrderBy(r => r.Code, StringComparer.Ordinal)], state);
        _groupsByIcd = new();
        (Tumours, Settings) = (tumours ?? CountedTumours.All, settings ?? SiteSettings.Default);
        var columns = new CellColumnsBuilder();
        foreach (var cell in cells) columns.Add(cell);
        var bySlice = BySlice(columns, populations);
        (_cells, _slices) = (columns.ToColumns(), columns.Slices);
        _populations = [.. Enumerable.Range(0, _slices.Count).Select(slice => bySlice.GetValueOrDefault(slice))];
        _events = [.. Enumerable.Range(0, _slices.Count).Select(_cells.Events)];
        // A registry and year whose tumours are all left out has reported them all the same.
        foreach (var leftOut in Tumours.LeftOut.Keys)
            if (_slices.TryGetValue(leftOut, out var slice)) _events[slice].Cases = true;
        RegistryYears = WithNumbers();
        Years = [.. RegistryYears.Select(s => s.Year).Distinct().Order()];
    }

    // What a change leaves as it was is shared with the cube before.
    private CountCube(CountCube before, CubeChange change)
    {
        (Registries, State) = ([.. change.Registries.OrderBy(r => r.Code, StringComparer.Ordinal)], change.State);
        (Tumours, Settings, LastCell) = (before.Tumours, change.Settings, change.LastCell);
        PopulationsInUse = before.PopulationsInUse.Where(use => !change.PopulationsOf.Contains(use.Key.Registry)).Concat(change.PopulationsInUse).ToDictionary();
        var columns = new CellColumnsBuilder(before._slices, before._cells.Icds);
        foreach (var cell in change.Cells) columns.Add(cell);
        var bySlice = BySlice(columns, change.Populations);
        var changed = columns.ToColumns();
        (_cells, _slices) = (before._cells.Plus(changed), columns.Slices);
        _groupsByIcd = changed.Icds.Count == before._cells.Icds.Count ? before._groupsByIcd : new();
        _populations = new double[]?[_slices.Count];
        foreach (var (of, slice) in _slices)
            _populations[slice] = change.PopulationsOf.Contains(of.Registry) ? bySlice.GetValueOrDefault(slice)
                : slice < before._populations.Length ? before._populations[slice] : null;
        _events = [.. Enumerable.Range(0, _slices.Count)
            .Select(slice => slice < before._events.Length && changed.IsEmpty(slice) ? before._events[slice] : _cells.Events(slice))];
        RegistryYears = WithNumbers();
        Years = [.. RegistryYears.Select(s => s.Year).Distinct().Order()];
    }

    /// <summary>The registries, in order of code.</summary>
    public IReadOnlyList<RegistryArea> Registries { get; }

    /// <summary>Years that have cases, deaths or population, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Registries and years that have cases, deaths or population, in order of code and year.</summary>
    public IReadOnlyList<RegistryYear> RegistryYears { get; }

    /// <summary>Number of cells that are kept.</summary>
    public int CellCount => _cells.Count;

    /// <summary>The data these counts come from.</summary>
    public DataState State { get; }

    /// <summary>Which tumours of a person these counts hold.</summary>
    public CountedTumours Tumours { get; }

    /// <summary>What the site has decided for its tables.</summary>
    public SiteSettings Settings { get; private init; }

    /// <summary>Place in the store behind which no cell was counted, so that a later state can be had from this one; 0 when it is not of a store.</summary>
    public long LastCell { get; private init; }

    /// <summary>The same counts with the place in the store up to which they were counted.</summary>
    internal CountCube CountedUpTo(long lastCell) => new(this) { LastCell = lastCell };

    /// <summary>The counts of a later data state; the work grows with the change, not with the counts.</summary>
    internal CountCube With(CubeChange change) => new(this, change);

    /// <summary>Where the person-years of each registry and year come from; empty when the cube was made without saying so.</summary>
    public IReadOnlyDictionary<RegistryYear, PopulationInUse> PopulationsInUse { get; init; } = new Dictionary<RegistryYear, PopulationInUse>();

    /// <summary>The same counts for a question that is decided otherwise this once.</summary>
    public CountCube With(SiteSettings settings) => new(this) { Settings = settings };

    /// <summary>A site scheme under the settings of the site.</summary>
    public SiteScheme Sites(SiteScheme scheme) => scheme.With(Settings);

    /// <summary>True when there are person-years of a registry and year, so that its rates can be computed.</summary>
    public bool HasPopulation(string registry, int year) =>
        _slices.TryGetValue(new(registry, year), out var slice) && PopulationSlice.IsPopulated(_populations[slice]);

    /// <summary>Person-years of a registry and year by sex and age; null when there are none.</summary>
    public SexAgeCounts? Population(string registry, int year) =>
        _slices.TryGetValue(new(registry, year), out var slice) && _populations[slice] is { } population && PopulationSlice.IsPopulated(population)
            ? new(new(AgeScheme.Cn19, PopulationSlice.PersonYears(population, 0)), new(AgeScheme.Cn19, PopulationSlice.PersonYears(population, 1)))
            : null;

    /// <summary>Whose residence the population of a registry means in a year: that of the version in use, else that of the registry.</summary>
    public PopulationBasis BasisOf(RegistryArea registry, int year)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return PopulationsInUse.TryGetValue(new(registry.Code, year), out var used) ? used.Basis : registry.Basis;
    }

    /// <summary>True when there are cases or deaths of a registry and year.</summary>
    public bool HasCounts(string registry, int year) =>
        _slices.TryGetValue(new(registry, year), out var slice) && !_cells.IsEmpty(slice);

    /// <summary>Adds up the cells of some registries over a period into the groups of a site scheme.</summary>
    /// <param name="scheme">Site groups; codes outside it are not tabulated.</param>
    /// <param name="registries">Registry codes to pool; counts and person-years are summed, never averaged.</param>
    /// <param name="fromYear">First year.</param>
    /// <param name="toYear">Last year, inclusive.</param>
    public SiteTable Tabulate(SiteScheme scheme, IReadOnlyCollection<string> registries, int fromYear, int toYear)
    {
        var table = new SiteTable(scheme, AgeScheme.Cn19, fromYear, toYear);
        var groups = _groupsByIcd.GetOrAdd(scheme, _cells.GroupsByIcd);
        foreach (var registry in registries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            for (var year = fromYear; year <= toYear; year++)
            {
                var key = new RegistryYear(registry, year);
                var known = _slices.TryGetValue(key, out var slice);
                var (cases, deaths) = known ? _events[slice] : default;
                table.Cover(key, cases, deaths, known ? _populations[slice] : null);
                if (known) table.Add(_cells, slice, groups, hasOneEvent: cases != deaths);
            }
        return table;
    }

    private CountCube(CountCube other)
    {
        (_cells, _slices, _populations, _events, _groupsByIcd) =
            (other._cells, other._slices, other._populations, other._events, other._groupsByIcd);
        (Registries, Years, RegistryYears, State, Tumours, Settings, LastCell) =
            (other.Registries, other.Years, other.RegistryYears, other.State, other.Tumours, other.Settings, other.LastCell);
        PopulationsInUse = other.PopulationsInUse;
    }

    private IReadOnlyList<RegistryYear> WithNumbers() =>
        [.. _slices.Where(s => !_cells.IsEmpty(s.Value) || _populations[s.Value] is not null)
            .Select(s => s.Key).OrderBy(s => s.Registry, StringComparer.Ordinal).ThenBy(s => s.Year)];

    private static Dictionary<int, double[]> BySlice(CellColumnsBuilder columns, IEnumerable<PopulationCell> populations)
    {
        var bySlice = new Dictionary<int, double[]>();
        foreach (var cell in populations)
        {
            var slice = columns.Slice(cell.Registry, cell.Year);
            if (!bySlice.TryGetValue(slice, out var population)) bySlice[slice] = population = PopulationSlice.Empty();
            PopulationSlice.Add(population, cell);
        }
        return bySlice;
    }
}
