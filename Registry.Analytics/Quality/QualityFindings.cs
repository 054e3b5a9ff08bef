using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>What the data of each registry and year should explain: the checks Q-MV to Q-UNK.</summary>
/// <remarks>A value is outside its limits only when its whole confidence interval is, and nothing is said of few cases. Findings
/// ask; they refuse nothing.</remarks>
public static class QualityFindings
{
    /// <summary>The findings of one year: every check of every registry asked for, in the order of codes and of the table of limits.</summary>
    /// <param name="cube">Counts of all registries; all that have cases of the year are the region that each is compared with.</param>
    /// <param name="registries">Codes of the registries asked for; those without cases in the year are left out.</param>
    /// <param name="year">Year of incidence.</param>
    public static IReadOnlyList<QualityFinding> Of(CountCube cube, IReadOnlyCollection<string> registries, int year)
    {
        ArgumentNullException.ThrowIfNull(cube);
        var tables = cube.Registries.Select(registry => (registry.Code, Table: Table(cube, registry.Code, year)))
            .Where(entry => Cases(entry.Table) > 0).ToList();
        var (mv, mi) = (
            Compared(tables.ConvertAll(t => Verified(t.Table)), QualityLimit.Of("mv-region").Fewest, RegistryDeviations.Shares),
            Compared(tables.ConvertAll(t => BothEvents(t.Table)), QualityLimit.Of("mi-region").Fewest, RegistryDeviations.Ratios));
        var findings = new List<QualityFinding>();
        for (var i = 0; i < tables.Count; i++)
        {
            var (code, table) = tables[i];
            if (!registries.Contains(code)) continue;
            Measured[] measured =
            [
                .. Shares(table), Regional("mv-region", mv[i], Cases(table)), Regional("mi-region", mi[i], Cases(table)),
                Change(table, Table(cube, code, year - 1)), Fall(table), Childhood(table),
            ];
            findings.AddRange(measured.OrderBy(m => Place(m.Measure)).Select(m => Judge(code, year, m)));
        }
        return findings;
    }

    private sealed record Measured(string Measure, double? Value, double? Lower, double? Upper, double Cases)
    {
        public bool IsTooFew { get; init; }

        public Bilingual? More { get; init; }

        /// <summary>Null when the measure decides by itself whether it is outside.</summary>
        public bool? IsOutside { get; init; }
    }

    private static QualityFinding Judge(string registry, int year, Measured m)
    {
        var limit = QualityLimit.Of(m.Measure);
        var verdict = m.IsTooFew || m.Cases < limit.Fewest ? FindingVerdict.TooFew
            : m.Value is not { } value ? FindingVerdict.NoData
            : m.IsOutside is { } outside ? outside ? FindingVerdict.Explain : FindingVerdict.Fine
            : Judge(limit, value, m.Lower, m.Upper);
        return new(registry, year, limit, verdict, m.Value, m.Lower, m.Upper, m.Cases, FindingText.Of(limit, verdict, m.Value, m.Cases, m.More));
    }

    private static FindingVerdict Judge(QualityLimit limit, double value, double? lower, double? upper)
    {
        if (limit.IsBelow(value)) return limit.IsBelow(upper ?? value) ? FindingVerdict.Explain : FindingVerdict.Chance;
        if (limit.IsAbove(value)) return limit.IsAbove(lower ?? value) ? FindingVerdict.Explain : FindingVerdict.Chance;
        return FindingVerdict.Fine;
    }

    private static IEnumerable<Measured> Shares(SiteTable table)
    {
        var (counts, all) = (table.Quality(All(table), null), Cases(table));
        yield return Percent("mv", MorphologicallyVerified.Of(counts.MorphologicallyVerified, all), all);
        var (cases, deaths) = table.HasBothEvents ? table.OfBothEvents(All(table), null) : default;
        var ratio = cases > 0 ? MortalityIncidenceRatio.Of(deaths, cases) : null;
        yield return new("mi", ratio?.Ratio, ratio?.Lower, ratio?.Upper, ratio is null ? all : cases);
        var dco = DeathCertificateOnly.Of(counts.DeathCertificateOnly, all);
        yield return Percent("dco-none", dco, all) with { IsOutside = counts.DeathCertificateOnly == 0 };
        yield return HighestSite(table);
        yield return Percent("dco", dco, all);
        yield return Percent("unknown-age", Proportion.Of(table.CasesOfUnknownAge(All(table), null), all), all);
        yield return Percent("unknown-sex", Proportion.Of(table.NotTabulatedCases, all + table.NotTabulatedCases), all + table.NotTabulatedCases);
        yield return Percent("unknown-basis", Proportion.Of(counts.UnknownBasis, all), all);
        yield return Percent("ub", PrimarySiteUnknown.Of(counts.UnknownSite, all), all);
        yield return Percent("m8000", UnspecifiedMorphology.Of(counts.UnspecifiedMorphology, counts.MorphologicallyVerified), counts.MorphologicallyVerified);
    }

    private static Measured Percent(string measure, PercentEstimate? estimate, double cases) =>
        new(measure, estimate?.Percent, estimate?.LowerPercent, estimate?.UpperPercent, cases);

    // The site that exceeds the limit by the most; when none does, the highest of those with cases enough.
    private static Measured HighestSite(SiteTable table)
    {
        var limit = QualityLimit.Of("dco-site");
        var sites = table.Scheme.Groups
            .Select((group, index) => (Group: group, Counts: table.Quality(index, null)))
            .Where(site => site.Group.Kind != SiteGroupKind.Total && site.Counts.Cases >= limit.Fewest)
            .Select(site => (site.Group, Estimate: DeathCertificateOnly.Of(site.Counts.DeathCertificateOnly, site.Counts.Cases)!))
            .OrderByDescending(site => site.Estimate.LowerPercent).ThenByDescending(site => site.Estimate.Percent).ToList();
        if (sites.Count == 0) return new("dco-site", null, null, null, Cases(table)) { IsTooFew = true };
        var beyond = sites.Where(site => limit.IsAbove(site.Estimate.LowerPercent!.Value)).Select(site => site.Group).ToList();
        var most = sites[0].Estimate;
        return Percent("dco-site", most, most.Denominator) with
        {
            More = beyond.Count == 0 ? null : new(
                $"（{string.Join("、", beyond.Select(group => group.NameZh))}）", $" ({string.Join(", ", beyond.Select(group => group.NameEn))})"),
        };
    }

    private static Measured Regional(string measure, (RegionalDeviation? Deviation, bool IsTooFew) compared, double cases) =>
        new(measure, compared.Deviation?.Statistic, null, null, cases)
        {
            IsTooFew = compared.IsTooFew,
            More = compared.Deviation is { } deviation ? Direction(deviation) : null,
        };

    private static Bilingual Direction(RegionalDeviation deviation)
    {
        var times = deviation.Relative.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
        return deviation.Relative < 1 ? new($"（低，为全体的 {times} 倍）", $" (lower: {times} of all)") : new($"（高，为全体的 {times} 倍）", $" (higher: {times} of all)");
    }

    private static List<(RegionalDeviation? Deviation, bool IsTooFew)> Compared(
        List<(double Above, double Below)?> counts, double fewest,
        Func<IReadOnlyList<(double, double)>, IReadOnlyList<RegionalDeviation?>> compare)
    {
        var taking = counts.Where(c => c is { } pair && pair.Below >= fewest).Select(c => c!.Value).ToList();
        var isTooFew = taking.Count < RegistryDeviations.FewestRegistries;
        var deviations = new Queue<RegionalDeviation?>(isTooFew ? [] : compare(taking));
        return counts.ConvertAll(c => c is { } pair && pair.Below >= fewest && !isTooFew
            ? (deviations.Dequeue(), false) : ((RegionalDeviation?)null, c is not null));
    }

    private static Measured Change(SiteTable table, SiteTable before)
    {
        var fewer = Math.Min(Cases(table), Cases(before));
        var (now, then) = (Population(table), Population(before));
        if (Cases(before) == 0 || now is null || then is null) return new("year-change", null, null, null, Cases(table));
        var change = YearToYearChange.Of(now, then, StandardPopulation.Cn2000);
        return new("year-change", change?.Percent, change?.Lower, change?.Upper, fewer);
    }

    private static Measured Fall(SiteTable table)
    {
        var limit = QualityLimit.Of("age-fall");
        if (Population(table) is not { } population) return new("age-fall", null, null, null, Cases(table));
        if (AgeCurve.SteepestFall(population.Cases, population.PersonYears, limit.Fewest) is not var (ratio, group))
            return new("age-fall", null, null, null, Cases(table)) { IsTooFew = true };
        var ages = table.Ages.Labels[group];
        return new("age-fall", ratio.Ratio, ratio.Lower, ratio.Upper, ratio.Numerator + ratio.Denominator) { More = new($"（{ages} 岁）", $" (at {ages})") };
    }

    // Where one child's cancer is expected in years, none is no finding: expected cases count as cases do.
    private static Measured Childhood(SiteTable table)
    {
        if (Population(table) is not { } population || ChildhoodIncidence.Of(population.Cases, population.PersonYears) is not { } rate)
            return new("childhood", null, null, null, Cases(table));
        var expected = rate.PersonYears * QualityLimit.Of("childhood").Low!.Value / 1_000_000;
        return new("childhood", rate.PerMillion, rate.Lower, rate.Upper, Math.Max(rate.Cases, expected));
    }

    // Null where a rate has no denominator in some group that has cases.
    private static StandardisedPopulation? Population(SiteTable table)
    {
        var (cases, years) = (table.Cases(All(table), null), table.PersonYears(deaths: false, All(table), null));
        var isComplete = years.Total > 0 && Enumerable.Range(0, cases.Scheme.Count).All(age => years[age] > 0 || cases[age] == 0);
        return isComplete ? new(cases, years) : null;
    }

    private static (double, double)? Verified(SiteTable table) => (table.Quality(All(table), null).MorphologicallyVerified, Cases(table));

    private static (double, double)? BothEvents(SiteTable table) =>
        table.HasBothEvents && table.OfBothEvents(All(table), null) is var (cases, deaths) ? (deaths, cases) : null;

    private static int Place(string measure) => QualityLimit.All.TakeWhile(limit => limit.Measure != measure).Count();

    private static SiteTable Table(CountCube cube, string registry, int year) => cube.Tabulate(cube.Sites(SiteScheme.Cn26), [registry], year, year);

    private static double Cases(SiteTable table) => table.Quality(All(table), null).Cases;

    private static int All(SiteTable table) => RateKernel.AllSites(table.Scheme);
}
