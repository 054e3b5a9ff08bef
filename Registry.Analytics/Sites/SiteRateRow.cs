using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>All rates of one site group and sex: one row of a <see cref="SiteRateTable"/>.</summary>
public sealed class SiteRateRow
{
    private readonly SiteRateTable _table;
    private readonly int _at;

    internal SiteRateRow(SiteRateTable table, Sex? sex, int groupIndex, int at) =>
        (_table, Sex, GroupIndex, _at) = (table, sex, groupIndex, at);

    /// <summary>Male, female, or null for both sexes.</summary>
    public Sex? Sex { get; }

    /// <summary>Position of the group in the scheme.</summary>
    public int GroupIndex { get; }

    /// <summary>The site group.</summary>
    public SiteGroup Group => _table.Scheme.Groups[GroupIndex];

    /// <summary>Cases (or deaths) of known and unknown age.</summary>
    public double Cases => Raw(RateColumns.Cases);

    /// <summary>Those of them whose age is unknown.</summary>
    public double CasesOfUnknownAge => Raw(RateColumns.UnknownAge);

    /// <summary>Person-years of the registries and years that reported the event: of one sex where the group belongs to one sex.</summary>
    public double PersonYears => Raw(RateColumns.PersonYears);

    /// <summary>Ok, Zero, NotApplicable (the site does not exist in this sex) or NotAvailable (a rate is missing, <see cref="Reason"/> says why).</summary>
    public CellStatus Status => Problem switch
    {
        RowProblem.NotApplicable => CellStatus.NotApplicable,
        RowProblem.None => Cases == 0 ? CellStatus.Zero : CellStatus.Ok,
        _ => CellStatus.NotAvailable,
    };

    /// <summary>Why a rate is missing; null when none is.</summary>
    public Bilingual? Reason => _table.ReasonOf(this);

    /// <summary>Crude rate with exact Poisson limits, or null.</summary>
    public RateEstimate? Crude => Rate(RateColumns.Crude, Cases, PersonYears, CrudeRate.Method);

    /// <summary>The rates by each standard, in the order in which the standards were asked for.</summary>
    public IReadOnlyList<StandardisedRate> Standardised => [.. _table.Standards.Select((_, i) => ByStandard(i))];

    /// <summary>Cumulative rate 0-64, percent, or null.</summary>
    public PercentEstimate? CumulativeRate64 => Cumulative(RateColumns.Cumulative64, RateColumns.Counts0To64, CumulativeMethod(64));

    /// <summary>Cumulative rate 0-74, percent, or null.</summary>
    public PercentEstimate? CumulativeRate74 => Cumulative(RateColumns.Cumulative74, RateColumns.Counts0To74, CumulativeMethod(74));

    /// <summary>Cumulative risk 0-74, percent, or null.</summary>
    public PercentEstimate? CumulativeRisk74 =>
        Cumulative(RateColumns.Risk74, RateColumns.Counts0To74, $"{CumulativeRisk.Method}; {CumulativeMethod(74)}");

    /// <summary>Share of the cases of all sites in this sex, percent; null when there are none.</summary>
    public PercentEstimate? Share => Percent(RateColumns.Share, Cases, _table.AllCases(Sex), Rates.Share.Method);

    /// <summary>Place by the ranking rule of the table, or null for a row that takes none: a total, a site without cases.</summary>
    public int? Rank => Number(RateColumns.Rank) is { } rank ? (int)rank : null;

    internal RowProblem Problem => (RowProblem)(int)Raw(RateColumns.Problem);

    /// <summary>The rates by one standard of the table.</summary>
    /// <exception cref="ArgumentException">The table was not computed with that standard.</exception>
    public StandardisedRate By(StandardPopulation standard)
    {
        for (var i = 0; i < _table.Standards.Count; i++)
            if (_table.Standards[i].Code == standard.Code) return ByStandard(i);
        throw new ArgumentException($"The table has no standard {standard.Code}.", nameof(standard));
    }

    private StandardisedRate ByStandard(int index)
    {
        var column = RateColumns.FirstStandard + index * RateColumns.PerStandard;
        return new(_table.Standards[index],
            Rate(column, Cases, PersonYears, AgeStandardisedRate.Method + AgeNote),
            Rate(column + 3, Raw(RateColumns.Counts35To64), Raw(RateColumns.Counts35To64 + 1), TruncatedRate.Method + AgeNote));
    }

    private string AgeNote => CasesOfUnknownAge == 0 ? "" : $"; {UnknownAge.Method}";

    private string CumulativeMethod(int throughAge) => $"{CumulativeRate.Method}, ages 0-{throughAge}{AgeNote}";

    private double Raw(int column) => _table.Values[_at + column];

    private double? Number(int column) => Raw(column) is var value && double.IsNaN(value) ? null : value;

    private RateEstimate? Rate(int column, double cases, double personYears, string method) =>
        Number(column) is { } rate ? new(rate, Number(column + 1), Number(column + 2), cases, personYears, method) : null;

    private PercentEstimate? Cumulative(int column, int counts, string method) =>
        Percent(column, Raw(counts), Raw(counts + 1), method);

    private PercentEstimate? Percent(int column, double numerator, double denominator, string method) =>
        Number(column) is { } percent
            ? new(percent, Number(column + 1), Number(column + 2), numerator, denominator, method)
            : null;
}
