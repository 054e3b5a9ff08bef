using System.Collections;
using System.Globalization;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>All rates of one area and period: the rows of both sexes, of men and of women, each in the order of the scheme.</summary>
public sealed class SiteRateTable : IReadOnlyList<SiteRateRow>
{
    private readonly int _from;
    private readonly Bilingual? _absence;

    internal SiteRateTable(
        SiteTable source, RegistryEvent what, IReadOnlyList<StandardPopulation> standards,
        RankingRule rule, double confidence, double[] values, int from)
    {
        (Event, Scheme, FromYear, ToYear) = (what, source.Scheme, source.FromYear, source.ToYear);
        (Standards, Ranking, Confidence, Values, _from) = (standards, rule, confidence, values, from);
        var coverage = source.Coverage(what == RegistryEvent.Mortality);
        WithoutData = coverage.WithoutData;
        _absence = WithoutPopulation(coverage.WithoutPopulation);
    }

    /// <summary>New cases or deaths.</summary>
    public RegistryEvent Event { get; }

    /// <summary>The site groups.</summary>
    public SiteScheme Scheme { get; }

    /// <summary>First year.</summary>
    public int FromYear { get; }

    /// <summary>Last year, inclusive.</summary>
    public int ToYear { get; }

    /// <summary>Registries and years of the area and period that reported nothing of the event; their people are in no denominator.</summary>
    public IReadOnlyList<RegistryYear> WithoutData { get; }

    /// <summary>The standards, in the order in which they were asked for.</summary>
    public IReadOnlyList<StandardPopulation> Standards { get; }

    /// <summary>The rule behind <see cref="SiteRateRow.Rank"/>.</summary>
    public RankingRule Ranking { get; }

    /// <summary>Two-sided confidence level of every limit, as a fraction.</summary>
    public double Confidence { get; }

    /// <inheritdoc/>
    public int Count => 3 * Scheme.Groups.Count;

    /// <inheritdoc/>
    public SiteRateRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var sex = index / Scheme.Groups.Count;
            return new(this, sex == 0 ? null : (Sex)sex, index % Scheme.Groups.Count, _from + index * RateColumns.Width(Standards.Count));
        }
    }

    internal double[] Values { get; }

    /// <summary>The row of a group.</summary>
    /// <param name="group">Position in the scheme.</param>
    /// <param name="sex">Male, female, or null for both.</param>
    public SiteRateRow Row(int group, Sex? sex) => this[(int)(sex ?? Sex.Unknown) * Scheme.Groups.Count + group];

    /// <summary>The row of a group, by its code.</summary>
    /// <exception cref="ArgumentException">The scheme has no such group.</exception>
    public SiteRateRow Row(string groupCode, Sex? sex) =>
        Row(Scheme.IndexOf(groupCode) ?? throw new ArgumentException($"Scheme {Scheme.Code} has no group {groupCode}.", nameof(groupCode)), sex);

    /// <inheritdoc/>
    public IEnumerator<SiteRateRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal double AllCases(Sex? sex) => Row(RateKernel.AllSites(Scheme), sex).Cases;

    internal Bilingual? ReasonOf(SiteRateRow row) => row.Problem switch
    {
        RowProblem.None => null,
        RowProblem.NotApplicable => new("该部位不适用于该性别。", "This site does not exist in this sex."),
        RowProblem.NothingReported => Event == RegistryEvent.Incidence
            ? new("该地区该时期没有上报任何新发病例。", "No new case of any site was reported for this area and period.")
            : new("该地区该时期没有上报任何肿瘤死亡。", "No cancer death of any site was reported for this area and period."),
        RowProblem.NoPopulation => _absence ?? new("该性别没有人口数。", "There is no population of this sex."),
        RowProblem.CasesWithoutPersonYears => new("有病例的年龄组人口数为零。", "An age group has cases but no person-years."),
        _ => new("所有病例的年龄均不明。", "The age of every case is unknown."),
    };

    private static Bilingual? WithoutPopulation(IReadOnlyList<RegistryYear> missing)
    {
        if (missing.Count == 0) return null;
        var list = string.Join(", ", missing.Take(5).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Registry} {m.Year}")))
            + (missing.Count > 5 ? " …" : "");
        return new($"有病例或死亡而没有人口数:{list}。", $"Cases or deaths without population: {list}.");
    }
}
