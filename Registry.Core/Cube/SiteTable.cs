using System.Runtime.CompilerServices;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Counts of one area and period by sex, site group and age group, with the person-years they belong to.</summary>
/// <remarks>A both-sexes row of a group with <see cref="SiteGroup.OnlySex"/> holds the cases and person-years of that sex.</remarks>
public sealed class SiteTable
{
    private readonly int _ages;
    private readonly double[][] _cases, _deaths;          // [sex - 1][group * (ages + 1) + age]; the last age is unknown
    private readonly double[][] _personYears, _allCauseDeaths;
    private readonly QualityCounts[][] _quality;          // [sex - 1][group]

    internal SiteTable(SiteScheme scheme, AgeScheme ages, int fromYear, int toYear)
    {
        (Scheme, Ages, FromYear, ToYear) = (scheme, ages, fromYear, toYear);
        _ages = ages.Count;
        var length = scheme.Groups.Count * (_ages + 1);
        (_cases, _deaths) = ([new double[length], new double[length]], [new double[length], new double[length]]);
        (_personYears, _allCauseDeaths) = ([new double[_ages], new double[_ages]], [new double[_ages], new double[_ages]]);
        _quality = [new QualityCounts[scheme.Groups.Count], new QualityCounts[scheme.Groups.Count]];
    }

    /// <summary>The site groups.</summary>
    public SiteScheme Scheme { get; }

    /// <summary>The age groups.</summary>
    public AgeScheme Ages { get; }

    /// <summary>First year.</summary>
    public int FromYear { get; }

    /// <summary>Last year, inclusive.</summary>
    public int ToYear { get; }

    /// <summary>Reportable cases and deaths of unknown sex, which no row holds.</summary>
    public int NotTabulated { get; private set; }

    /// <summary>Registries and years of this table that have cases or deaths but no population: its rates cannot be computed.</summary>
    public IReadOnlyList<RegistryYear> WithoutPopulation { get; internal set; } = [];

    /// <summary>Counts of a group by age, youngest first, unknown age last: a view of the table's own storage.</summary>
    /// <param name="deaths">Deaths instead of cases.</param>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male or female.</param>
    public ReadOnlySpan<double> Counts(bool deaths, int group, Sex sex) =>
        (deaths ? _deaths : _cases)[(int)sex - 1].AsSpan(group * (_ages + 1), _ages + 1);

    /// <summary>Person-years of one sex by age: a view of the table's own storage.</summary>
    /// <param name="sex">Male or female.</param>
    public ReadOnlySpan<double> PersonYearsByAge(Sex sex) => _personYears[(int)sex - 1];

    /// <summary>Person-years at risk of a group's row.</summary>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male, female, or null for the both-sexes row.</param>
    public AgeVector PersonYears(int group, Sex? sex) => PersonYears(RowSex(group, sex));

    /// <summary>Person-years at risk of one sex, or of both (null).</summary>
    public AgeVector PersonYears(Sex? sex) => new(Ages, Sum(_personYears, sex));

    /// <summary>Deaths from all causes of one sex, or of both (null).</summary>
    public AgeVector AllCauseDeaths(Sex? sex) => new(Ages, Sum(_allCauseDeaths, sex));

    /// <summary>Cases of known age by age group.</summary>
    public AgeVector Cases(int group, Sex? sex) => new(Ages, ByAge(_cases, group, RowSex(group, sex)).AsSpan(0, _ages));

    /// <summary>Deaths of known age by age group.</summary>
    public AgeVector Deaths(int group, Sex? sex) => new(Ages, ByAge(_deaths, group, RowSex(group, sex)).AsSpan(0, _ages));

    /// <summary>Cases of unknown age.</summary>
    public double CasesOfUnknownAge(int group, Sex? sex) => ByAge(_cases, group, RowSex(group, sex))[_ages];

    /// <summary>Deaths of unknown age.</summary>
    public double DeathsOfUnknownAge(int group, Sex? sex) => ByAge(_deaths, group, RowSex(group, sex))[_ages];

    /// <summary>Counts for the quality indicators.</summary>
    public QualityCounts Quality(int group, Sex? sex) =>
        RowSex(group, sex) switch
        {
            Sex.Male => _quality[0][group],
            Sex.Female => _quality[1][group],
            _ => _quality[0][group] + _quality[1][group],
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(CellColumns cells, int slice, int[][] groupsByIcd)
    {
        var keys = cells.Keys(slice);
        var counts = cells.Counts(slice);
        for (var i = 0; i < keys.Length; i++)
        {
            var groups = groupsByIcd[CellKey.Icd(keys[i])];
            if (groups.Length == 0) continue;
            var sex = CellKey.Sex(keys[i]) - 1;
            if (sex is 0 or 1)
                Add(in counts[i], groups, sex, CellKey.Age(keys[i]));
            else
                NotTabulated += counts[i].Cases + counts[i].Deaths;
        }
    }

    internal void AddPopulation(double[] population)
    {
        for (var sex = 0; sex < 2; sex++)
            for (var age = 0; age < _ages; age++)
            {
                _personYears[sex][age] += PopulationSlice.PersonYears(population, sex)[age];
                _allCauseDeaths[sex][age] += PopulationSlice.AllCauseDeaths(population, sex)[age];
            }
    }

    private void Add(in QualityCounts counts, int[] groups, int sex, int age)
    {
        foreach (var group in groups)
        {
            var at = group * (_ages + 1) + age;
            _cases[sex][at] += counts.Cases;
            _deaths[sex][at] += counts.Deaths;
            _quality[sex][group] += counts;
        }
    }

    private Sex? RowSex(int group, Sex? sex) => sex ?? Scheme.Groups[group].OnlySex;

    private double[] ByAge(double[][] counts, int group, Sex? sex)
    {
        var from = group * (_ages + 1);
        var row = new double[_ages + 1];
        for (var s = 0; s < 2; s++)
            if (sex is null || (int)sex == s + 1)
                for (var age = 0; age <= _ages; age++)
                    row[age] += counts[s][from + age];
        return row;
    }

    private double[] Sum(double[][] counts, Sex? sex)
    {
        var sum = new double[_ages];
        for (var s = 0; s < 2; s++)
            if (sex is null || (int)sex == s + 1)
                for (var age = 0; age < _ages; age++)
                    sum[age] += counts[s][age];
        return sum;
    }
}
