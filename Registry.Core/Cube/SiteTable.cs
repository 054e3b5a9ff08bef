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

    internal void Add(CubeCell cell)
    {
        var groups = Scheme.GroupsOf(cell.Icd);
        if (groups.Count == 0) return;
        if (cell.Sex is not (1 or 2))
        {
            NotTabulated += cell.Cases + cell.Deaths;
            return;
        }
        foreach (var group in groups)
        {
            var at = group * (_ages + 1) + (cell.AgeGroup ?? _ages);
            _cases[cell.Sex - 1][at] += cell.Cases;
            _deaths[cell.Sex - 1][at] += cell.Deaths;
            _quality[cell.Sex - 1][group] += QualityCounts.Of(cell);
        }
    }

    internal void Add(PopulationCell cell)
    {
        _personYears[cell.Sex - 1][cell.AgeGroup] += cell.PersonYears;
        _allCauseDeaths[cell.Sex - 1][cell.AgeGroup] += cell.AllCauseDeaths;
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

/// <summary>Counts behind the quality indicators of one row.</summary>
/// <param name="Cases">All cases, of known or unknown age.</param>
/// <param name="Deaths">All deaths.</param>
/// <param name="MorphologicallyVerified">Basis 5, 6, 7.</param>
/// <param name="DeathCertificateOnly">Basis 0.</param>
/// <param name="UnspecifiedMorphology">Verified, but 8000, 8001, 8010, 8020 or 8021.</param>
/// <param name="UnspecifiedSubsite">ICD-10 subdivision 9.</param>
/// <param name="UnknownSite">ICD-10 C26, C39, C48, C76-C80 or C97.</param>
/// <param name="WithOpenQuery">Cases that carry an open query.</param>
public readonly record struct QualityCounts(
    int Cases, int Deaths, int MorphologicallyVerified, int DeathCertificateOnly,
    int UnspecifiedMorphology, int UnspecifiedSubsite, int UnknownSite, int WithOpenQuery)
{
    /// <summary>The sum of two rows.</summary>
    public static QualityCounts operator +(QualityCounts a, QualityCounts b) =>
        new(a.Cases + b.Cases, a.Deaths + b.Deaths, a.MorphologicallyVerified + b.MorphologicallyVerified,
            a.DeathCertificateOnly + b.DeathCertificateOnly, a.UnspecifiedMorphology + b.UnspecifiedMorphology,
            a.UnspecifiedSubsite + b.UnspecifiedSubsite, a.UnknownSite + b.UnknownSite, a.WithOpenQuery + b.WithOpenQuery);

    /// <inheritdoc cref="op_Addition"/>
    public static QualityCounts Add(QualityCounts left, QualityCounts right) => left + right;

    internal static QualityCounts Of(CubeCell cell) =>
        new(cell.Cases, cell.Deaths, cell.MorphologicallyVerified, cell.DeathCertificateOnly,
            cell.UnspecifiedMorphology, cell.UnspecifiedSubsite, IsUnknownSite(cell.Icd) ? cell.Cases : 0, cell.WithOpenQuery);

    private static bool IsUnknownSite(string icd) =>
        icd is "C26" or "C39" or "C48" or "C76" or "C77" or "C78" or "C79" or "C80" or "C97";
}
