using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>The patients of a site by sex and age group of its standard, each patient added up once: men, women, both, and every weighting of ages are sums of these.</summary>
internal sealed class SiteCells
{
    private static readonly Sex[] Sexes = [Sex.Male, Sex.Female];

    private readonly SurvivalSums[][] _cells;
    private readonly TimeGrid _grid;
    private readonly bool _isNet;

    private SiteCells(SurvivalSums[][] cells, TimeGrid grid, bool isNet) => (_cells, _grid, _isNet) = (cells, grid, isNet);

    /// <summary>Adds the patients up, cells side by side.</summary>
    /// <param name="patients">The patients, in the window of the question.</param>
    /// <param name="table">Mortality of the population; null for observed survival only.</param>
    /// <param name="ages">Youngest ages of the groups.</param>
    /// <param name="grid">The days.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static SiteCells Of(IReadOnlyList<Patient> patients, MortalityTable? table, IReadOnlyList<int> ages, TimeGrid grid)
    {
        var lists = Array.ConvertAll(new int[Sexes.Length * ages.Count], _ => new List<Patient>());
        foreach (var patient in patients)
            lists[(patient.Sex == Sex.Male ? 0 : ages.Count) + GroupOf(patient.Age, ages)].Add(patient);
        var cells = SideBySide.Map(lists, list => SurvivalSums.Of(list, table, grid));
        return new([.. cells.Chunk(ages.Count)], grid, table is not null);
    }

    /// <summary>The patients of a sex, or of both.</summary>
    public SurvivalSums Whole(Sex? sex) => Sum(OfSex(sex).SelectMany(cells => cells).Select(cell => (cell, 1.0)));

    /// <summary>The patients of a sex, or of both, age group by age group.</summary>
    public IReadOnlyList<SurvivalSums> ByAge(Sex? sex) =>
        [.. Enumerable.Range(0, _cells[0].Length).Select(age => Sum(OfSex(sex).Select(cells => (cells[age], 1.0))))];

    /// <summary>The same with the weights of Brenner; null where an age group has no patient.</summary>
    /// <param name="sex">Male, female, or null for both.</param>
    /// <param name="weights">Weights of the age groups, adding up to 1.</param>
    public SurvivalSums? Weighted(Sex? sex, IReadOnlyList<double> weights)
    {
        int[] counts = [.. Enumerable.Range(0, weights.Count).Select(age => OfSex(sex).Sum(cells => cells[age].Patients))];
        return counts.Contains(0) ? null
            : Sum(OfSex(sex).SelectMany(cells => cells.Select((cell, age) => (cell, weights[age] * counts.Sum() / counts[age]))));
    }

    private SurvivalSums Sum(IEnumerable<(SurvivalSums, double)> parts) => SurvivalSums.Of(parts, _grid, _isNet);

    private IEnumerable<SurvivalSums[]> OfSex(Sex? sex) => _cells.Where((_, i) => sex is null || Sexes[i] == sex);

    /// <summary>Age group of an age.</summary>
    public static int GroupOf(int age, IReadOnlyList<int> ages)
    {
        var group = ages.Count - 1;
        while (group > 0 && age < ages[group]) group--;
        return group;
    }
}
