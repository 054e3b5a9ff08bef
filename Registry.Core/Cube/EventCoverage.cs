using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Which registries and years of a table take part in one event (cases or deaths), and their person-years.</summary>
/// <remarks>A registry and year takes part when it has any case (for mortality any death), of any code and sex. Where nothing
/// was delivered, nobody could have been counted: such people are no denominator.</remarks>
public sealed class EventCoverage
{
    private readonly double[][] _personYears;             // [sex - 1][age]
    private List<RegistryYear>? _withoutData, _withoutPopulation;

    internal EventCoverage(AgeScheme ages) => _personYears = [new double[ages.Count], new double[ages.Count]];

    /// <summary>Registries and years of the table without any case (or death): left out of the person-years.</summary>
    public IReadOnlyList<RegistryYear> WithoutData => _withoutData ?? [];

    /// <summary>Registries and years that have cases (or deaths) but no population: rates cannot be computed.</summary>
    public IReadOnlyList<RegistryYear> WithoutPopulation => _withoutPopulation ?? [];

    /// <summary>Person-years of one sex by age: a view of the table's own storage.</summary>
    /// <param name="sex">Male or female.</param>
    public ReadOnlySpan<double> PersonYears(Sex sex) => _personYears[(int)sex - 1];

    internal double[][] PersonYearsBySex => _personYears;

    internal void Add(RegistryYear key, bool hasData, double[]? population)
    {
        if (!hasData)
        {
            (_withoutData ??= []).Add(key);
            return;
        }
        if (!PopulationSlice.IsPopulated(population)) (_withoutPopulation ??= []).Add(key);
        if (population is not null) AddPopulation(population);
    }

    private void AddPopulation(double[] population)
    {
        for (var sex = 0; sex < 2; sex++)
        {
            var years = PopulationSlice.PersonYears(population, sex);
            for (var age = 0; age < years.Length; age++) _personYears[sex][age] += years[age];
        }
    }
}
