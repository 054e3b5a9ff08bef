using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Registry.Analytics.Numerics;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>Computes every rate of a site table into flat storage, without allocating per row. One thread at a time.</summary>
/// <remarks>Same operations in the same order as <see cref="AgeStandardisedRate.Direct(AgeVector, AgeVector, StandardPopulation, double)"/>, <see cref="TruncatedRate"/> and
/// <see cref="CumulativeRate"/>, four standards at once; a test holds the two together bit by bit.</remarks>
internal sealed class RateKernel
{
    private const int Lanes = 4;
    private readonly GroupTraits[] _groups;
    private readonly int _rankColumn;
    private readonly bool _areTiesDense;
    private readonly int _standards, _ages, _vectors, _width, _through64, _through74, _allSites;
    private readonly GammaLimits _limits;
    private readonly (int From, int To) _truncated;
    private readonly double[] _wholeShares, _truncatedShares;          // [vector][age][lane], weights scaled to 1
    private readonly RowWeights[] _weights;                            // both, male, female
    private readonly double[] _years, _sum;

    public RateKernel(SiteScheme scheme, AgeScheme ages, IReadOnlyList<StandardPopulation> standards, double confidence, RankingRule rule)
    {
        (_standards, _ages) = (standards.Count, ages.Count);
        _groups = [.. scheme.Groups.Select(group => GroupTraits.Of(group, rule))];
        _rankColumn = rule.Basis == RankingBasis.Cases ? RateColumns.Cases : RateColumns.Crude;
        _areTiesDense = rule.Ties == TieRule.Dense;
        _vectors = (standards.Count + Lanes - 1) / Lanes;
        _width = RateColumns.Width(standards.Count);
        _limits = GammaLimits.For(confidence);
        (_through64, _through74) = (CumulativeRate.GroupBehind(ages, 64), CumulativeRate.GroupBehind(ages, 74));
        _truncated = TruncatedRate.Groups(ages);
        _allSites = AllSites(scheme);
        foreach (var standard in standards) AgeVector.Zero(ages).MustShareSchemeWith(standard.Weights);
        _wholeShares = Shares(standards, (0, _ages));
        _truncatedShares = Shares(standards, _truncated);
        _weights = [.. Enumerable.Range(0, 3).Select(_ => new RowWeights(_vectors, _ages))];
        _years = new double[3 * _ages];
        _sum = new double[_ages + 1];
    }

    /// <summary>Numbers that one table needs.</summary>
    public int Length => 3 * _groups.Length * _width;

    /// <summary>Position of the row that all sites add up to.</summary>
    public static int AllSites(SiteScheme scheme)
    {
        for (var group = 0; group < scheme.Groups.Count; group++)
            if (scheme.Groups[group].Kind == SiteGroupKind.Total) return group;
        throw new ArgumentException($"Site scheme {scheme.Code} has no row for all sites.", nameof(scheme));
    }

    /// <summary>True when there is a case (or death) of any site.</summary>
    public static bool IsReported(SiteTable table, RegistryEvent what)
    {
        var all = table.Quality(AllSites(table.Scheme), sex: null);
        return (what == RegistryEvent.Mortality ? all.Deaths : all.Cases) > 0;
    }

    /// <summary>Fills the rows of both sexes, men and women, each in the order of the scheme.</summary>
    public void Compute(SiteTable table, RegistryEvent what, Span<double> values)
    {
        var coverage = table.Coverage(what == RegistryEvent.Mortality);
        Prepare(coverage, table.Ages);
        var (reported, populated) = (IsReported(table, what), coverage.WithoutPopulation.Count == 0);
        for (var sex = 0; sex < 3; sex++)
        {
            var rows = values.Slice(sex * _groups.Length * _width, _groups.Length * _width);
            var allCases = Count(table, what, _allSites, sex);
            for (var group = 0; group < _groups.Length; group++)
            {
                var row = rows.Slice(group * _width, _width);
                Row(table, what, group, sex, row, reported, populated);
                SetShare(row, allCases);
            }
            SetRanks(rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(SiteTable table, RegistryEvent what, int group, int sex, Span<double> row, bool reported, bool populated)
    {
        row.Fill(double.NaN);
        var total = Count(table, what, group, sex);
        var known = total - _sum[_ages];
        var rowSex = sex == 0 ? _groups[group].BothRowSex : sex;
        var weights = _weights[rowSex];
        row[RateColumns.Cases] = total;
        row[RateColumns.UnknownAge] = _sum[_ages];
        row[RateColumns.PersonYears] = weights.PersonYears;
        var problem =
            !_groups[group].AppliesTo(sex) ? RowProblem.NotApplicable
            : !reported ? RowProblem.NothingReported
            : !populated || weights.PersonYears == 0 ? RowProblem.NoPopulation
            : HasCasesWithoutPersonYears(rowSex) ? RowProblem.CasesWithoutPersonYears
            : known == 0 && total > 0 ? RowProblem.EveryAgeUnknown
            : RowProblem.None;
        row[RateColumns.Problem] = (double)problem;
        if (problem is RowProblem.NotApplicable or RowProblem.NothingReported or RowProblem.NoPopulation) return;
        SetCrude(row, total, weights.PersonYears);
        if (problem != RowProblem.None) return;
        var factor = total == known ? 1 : total / known;
        SetCounts(row, RateColumns.Counts35To64, rowSex, _truncated);
        SetCounts(row, RateColumns.Counts0To64, rowSex, (0, _through64));
        SetCounts(row, RateColumns.Counts0To74, rowSex, (0, _through74));
        SetCumulative(row, rowSex, factor);
        for (var vector = 0; vector < _vectors; vector++)
        {
            Standardise(row[RateColumns.FirstStandard..], weights.Whole, weights.LargestWhole, (0, _ages), vector, 0, factor);
            Standardise(row[RateColumns.FirstStandard..], weights.Truncated, weights.LargestTruncated, _truncated, vector, 3, factor);
        }
    }

    // Adds men and women up into _sum where the row is of both sexes; returns the cases of known and unknown age.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Count(SiteTable table, RegistryEvent what, int group, int sex)
    {
        var rowSex = sex == 0 ? _groups[group].BothRowSex : sex;
        if (rowSex != 0)
            table.Counts(what == RegistryEvent.Mortality, group, (Sex)rowSex).CopyTo(_sum);
        else
        {
            var men = table.Counts(what == RegistryEvent.Mortality, group, Sex.Male);
            var women = table.Counts(what == RegistryEvent.Mortality, group, Sex.Female);
            for (var age = 0; age < men.Length; age++) _sum[age] = men[age] + women[age];
        }
        double total = 0;
        foreach (var count in _sum) total += count;
        return total;
    }

    private void SetCrude(Span<double> row, double total, double personYears)
    {
        var per = RateEstimate.Per / personYears;
        row[RateColumns.Crude] = total * per;
        row[RateColumns.Crude + 1] = _limits.LowerCount(total) * per;
        row[RateColumns.Crude + 2] = _limits.UpperCount(total) * per;
    }

    private void SetCounts(Span<double> row, int column, int rowSex, (int From, int To) ages)
    {
        double cases = 0, years = 0;
        for (var age = ages.From; age < ages.To; age++)
        {
            cases += _sum[age];
            years += _years[rowSex * _ages + age];
        }
        (row[column], row[column + 1]) = (cases, years);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetCumulative(Span<double> row, int rowSex, double factor)
    {
        double rate = 0, variance = 0, cases = 0, largest = 0;
        var weights = _weights[rowSex].Years;
        for (var age = 0; age < _through74; age++)
        {
            if (age == _through64 && largest > 0) Cumulate(row, RateColumns.Cumulative64, rate, variance, cases, factor);
            largest = Math.Max(largest, weights[age]);
            rate += weights[age] * _sum[age];
            variance += weights[age] * weights[age] * _sum[age];
            cases += _sum[age];
        }
        if (largest > 0) Cumulate(row, RateColumns.Cumulative74, rate, variance, cases, factor);
        for (var i = 0; i < 3; i++) row[RateColumns.Risk74 + i] = CumulativeRisk.FromRate(row[RateColumns.Cumulative74 + i]);
    }

    private void Cumulate(Span<double> row, int column, double rate, double variance, double cases, double factor)
    {
        row[column] = rate * 100 * factor;
        if (cases == 0) return;
        var margin = _limits.Z * Math.Sqrt(variance);
        row[column + 1] = Math.Max(0, rate - margin) * 100 * factor;
        row[column + 2] = (rate + margin) * 100 * factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Standardise(
        Span<double> row, Vector256<double>[] weights, double[] largest, (int From, int To) ages, int vector, int column, double factor)
    {
        var (rates, variances) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var age = ages.From; age < ages.To; age++)
        {
            if (_sum[age] == 0) continue;
            var (count, weight) = (Vector256.Create(_sum[age]), weights[vector * _ages + age]);
            rates += weight * count;
            variances += weight * weight * count;
        }
        for (var lane = 0; lane < Math.Min(Lanes, _standards - vector * Lanes); lane++)
        {
            var (rate, variance, at) = (rates[lane], variances[lane], (vector * Lanes + lane) * RateColumns.PerStandard + column);
            if (largest[vector * Lanes + lane] == 0) continue;         // nobody at risk in these ages
            row[at] = rate * RateEstimate.Per * factor;
            row[at + 1] = _limits.Lower(rate, variance) * RateEstimate.Per * factor;
            row[at + 2] = _limits.Upper(rate, variance, largest[vector * Lanes + lane]) * RateEstimate.Per * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetShare(Span<double> row, double allCases)
    {
        if (allCases == 0 || row[RateColumns.Problem] == (double)RowProblem.NotApplicable) return;
        row[RateColumns.Share] = row[RateColumns.Cases] / allCases * 100;
        (row[RateColumns.Share + 1], row[RateColumns.Share + 2]) =
            Proportion.WilsonPercent(row[RateColumns.Cases], allCases, _limits.Z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetRanks(Span<double> rows)
    {
        for (var group = 0; group < _groups.Length; group++)
        {
            var value = RankedValue(rows, group);
            if (double.IsNaN(value)) continue;
            var rank = 1;
            for (var other = 0; other < _groups.Length; other++)
                if (RankedValue(rows, other) > value && !(_areTiesDense && IsRepeated(rows, other))) rank++;
            rows[group * _width + RateColumns.Rank] = rank;
        }
    }

    private bool IsRepeated(Span<double> rows, int group)
    {
        for (var before = 0; before < group; before++)
            if (RankedValue(rows, before) == RankedValue(rows, group)) return true;
        return false;
    }

    // NaN for a row that takes no place: a total, a site that does not apply, a site without cases.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double RankedValue(Span<double> rows, int group)
    {
        var row = rows.Slice(group * _width, _width);
        return _groups[group].IsRanked
            && row[RateColumns.Problem] is not ((double)RowProblem.NotApplicable or (double)RowProblem.NothingReported)
            && row[RateColumns.Cases] > 0 ? row[_rankColumn] : double.NaN;
    }

    private bool HasCasesWithoutPersonYears(int rowSex)
    {
        for (var age = 0; age < _ages; age++)
            if (_sum[age] > 0 && _years[rowSex * _ages + age] == 0) return true;
        return false;
    }

    private void Prepare(EventCoverage coverage, AgeScheme ages)
    {
        var men = coverage.PersonYears(Sex.Male);
        var women = coverage.PersonYears(Sex.Female);
        for (var age = 0; age < _ages; age++)
            (_years[age], _years[_ages + age], _years[2 * _ages + age]) = (men[age] + women[age], men[age], women[age]);
        for (var sex = 0; sex < 3; sex++)
            _weights[sex].Fill(_years.AsSpan(sex * _ages, _ages), ages, _wholeShares, _truncatedShares);
    }

    private double[] Shares(IReadOnlyList<StandardPopulation> standards, (int From, int To) ages)
    {
        var shares = new double[_vectors * _ages * Lanes];
        for (var s = 0; s < standards.Count; s++)
        {
            double total = 0;
            for (var age = ages.From; age < ages.To; age++) total += standards[s].Weights[age];
            for (var age = ages.From; age < ages.To; age++)
                shares[(s / Lanes * _ages + age) * Lanes + s % Lanes] = standards[s].Weights[age] / total;
        }
        return shares;
    }
}
