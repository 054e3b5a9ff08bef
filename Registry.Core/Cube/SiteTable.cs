using System.Runtime.CompilerServices;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Counts of one area and period by sex, site group and age group, with the person-years they belong to.</summary>
/// <remarks>Rates of an event divide by the person-years of the registries and years that reported it: <see cref="Coverage"/>.
/// A both-sexes row of a group with <see cref="SiteGroup.OnlySex"/> holds the cases and person-years of that sex.</remarks>
public sealed class SiteTable
{
    private readonly int _ages;
    private readonly double[][] _cases, _deaths;          // [sex - 1][group * (ages + 1) + age]; the last age is unknown
    private readonly double[][] _personYears, _allCauseDeaths;
    private readonly QualityCounts[][] _quality;          // [sex - 1][group]
    private readonly EventCoverage _incidence, _mortality;
    private QualityCounts[][]? _ofOneEvent;               // of registries and years that have cases only, or deaths only

    internal SiteTable(SiteScheme scheme, AgeScheme ages, int fromYear, int toYear)
    {
        (Scheme, Ages, FromYear, ToYear) = (scheme, ages, fromYear, toYear);
        _ages = ages.Count;
        var length = scheme.Groups.Count * (_ages + 1);
        (_cases, _deaths) = ([new double[length], new double[length]], [new double[length], new double[length]]);
        (_personYears, _allCauseDeaths) = ([new double[_ages], new double[_ages]], [new double[_ages], new double[_ages]]);
        (_incidence, _mortality) = (new(ages), new(ages));
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
    public int NotTabulated => NotTabulatedCases + NotTabulatedDeaths;

    /// <summary>Reportable cases of unknown sex.</summary>
    public int NotTabulatedCases { get; private set; }

    /// <summary>Deaths from reportable cancers of unknown sex.</summary>
    public int NotTabulatedDeaths { get; private set; }

    /// <summary>True when some registry and year has both cases and deaths, so that they can be compared.</summary>
    public bool HasBothEvents { get; private set; }

    /// <summary>Registries and years that take part in incidence or mortality, and their person-years.</summary>
    /// <param name="deaths">Mortality instead of incidence.</param>
    public EventCoverage Coverage(bool deaths) => deaths ? _mortality : _incidence;

    /// <summary>Counts of a group by age, youngest first, unknown age last: a view of the table's own storage.</summary>
    /// <param name="deaths">Deaths instead of cases.</param>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male or female.</param>
    public ReadOnlySpan<double> Counts(bool deaths, int group, Sex sex) =>
        (deaths ? _deaths : _cases)[(int)sex - 1].AsSpan(group * (_ages + 1), _ages + 1);

    /// <summary>Person-years of the registries and years that reported an event, for a group's row: the denominator of its rates.</summary>
    /// <param name="deaths">Mortality instead of incidence.</param>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male, female, or null for the both-sexes row.</param>
    public AgeVector PersonYears(bool deaths, int group, Sex? sex) =>
        new(Ages, Sum(Coverage(deaths).PersonYearsBySex, RowSex(group, sex)));

    /// <summary>Population of a group's row in person-years, whatever was reported.</summary>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male, female, or null for the both-sexes row.</param>
    public AgeVector PersonYears(int group, Sex? sex) => PersonYears(RowSex(group, sex));

    /// <summary>Population in person-years of one sex, or of both (null), whatever was reported.</summary>
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
    public QualityCounts Quality(int group, Sex? sex) => Sum(_quality, group, sex);

    /// <summary>Cases and deaths of the registries and years that have both: the counts of the mortality to incidence ratio.</summary>
    public (int Cases, int Deaths) OfBothEvents(int group, Sex? sex)
    {
        var (all, ofOne) = (Quality(group, sex), _ofOneEvent is null ? default : Sum(_ofOneEvent, group, sex));
        return (all.Cases - ofOne.Cases, all.Deaths - ofOne.Deaths);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(CellColumns cells, int slice, int[][] groupsByIcd, bool hasOneEvent)
    {
        if (hasOneEvent) _ofOneEvent ??= [new QualityCounts[Scheme.Groups.Count], new QualityCounts[Scheme.Groups.Count]];
        var ofOneEvent = hasOneEvent ? _ofOneEvent : null;
        var keys = cells.Keys(slice);
        var counts = cells.Counts(slice);
        for (var i = 0; i < keys.Length; i++)
        {
            var groups = groupsByIcd[CellKey.Icd(keys[i])];
            if (groups.Length == 0) continue;
            var sex = CellKey.Sex(keys[i]) - 1;
            if (sex is 0 or 1)
                Add(in counts[i], groups, sex, CellKey.Age(keys[i]), ofOneEvent?[sex]);
            else
                (NotTabulatedCases, NotTabulatedDeaths) = (NotTabulatedCases + counts[i].Cases, NotTabulatedDeaths + counts[i].Deaths);
        }
    }

    /// <summary>Notes what one registry and year has, and takes its population.</summary>
    internal void Cover(RegistryYear key, bool cases, bool deaths, double[]? population)
    {
        _incidence.Add(key, cases, population);
        _mortality.Add(key, deaths, population);
        HasBothEvents |= cases && deaths;
        if (population is not null) AddPopulation(population);
    }

    private void AddPopulation(double[] population)
    {
        for (var sex = 0; sex < 2; sex++)
            for (var age = 0; age < _ages; age++)
            {
                _personYears[sex][age] += PopulationSlice.PersonYears(population, sex)[age];
                _allCauseDeaths[sex][age] += PopulationSlice.AllCauseDeaths(population, sex)[age];
            }
    }

    private void Add(in QualityCounts counts, int[] groups, int sex, int age, QualityCounts[]? ofOneEvent)
    {
        foreach (var group in groups)
        {
            var at = group * (_ages + 1) + age;
            _cases[sex][at] += counts.Cases;
            _deaths[sex][at] += counts.Deaths;
            _quality[sex][group] += counts;
            if (ofOneEvent is not null) ofOneEvent[group] += counts;
        }
    }

    private QualityCounts Sum(QualityCounts[][] counts, int group, Sex? sex) =>
        RowSex(group, sex) switch
        {
            Sex.Male => counts[0][group],
            Sex.Female => counts[1][group],
            _ => counts[0][group] + counts[1][group],
        };

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
