using Registry.Analytics.Numerics;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Which rates are set against which; the API and the command line ask in the same way.</summary>
/// <param name="Table">Areas, periods, sites, events and standards.</param>
/// <param name="Reference">rest (all other registries), same (the area itself in other years), women (men against women), or registry codes.</param>
/// <param name="ReferenceYears">Period of the reference; null: that of the area.</param>
/// <param name="Limits">Limits of the ratio.</param>
internal sealed record RateRatioQuestion(TableQuestion Table, string Reference, YearRange? ReferenceYears, string Limits)
{
    /// <summary>Reference: every registry that is not of the area.</summary>
    public const string Rest = "rest";

    /// <summary>Reference: the area itself.</summary>
    public const string Same = "same";

    /// <summary>Reference: the women of the area and period, for its men.</summary>
    public const string Women = "women";

    /// <summary>Codes of the reference where it is named by codes; else empty.</summary>
    public IReadOnlyList<string> Codes => Reference is Rest or Same or Women ? [] : Reference.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Why the reference cannot be taken, with the parameter that is at fault (reference or referenceYears); null when it can.</summary>
    public (string Parameter, Bilingual Reason)? WhyRefused(CountCube cube) =>
        WhyNoReference(cube) is { } reason ? ("reference", reason)
        : ReferenceYears is { } years && !cube.Years.Any(years.Holds) ? ("referenceYears", new Bilingual($"{years}：", $"{years}: ") + KnownYears.NoData(cube.Years))
        : Pairs(cube).Any(pair => pair.WhyNot is null) ? null
        : ("reference", new("没有可比较的两个人群：对照与所问地区、年份不得重叠，且至少有一个其他登记处。",
            "there are no two populations to compare: the reference must share no registry and year with the area, and there must be another registry."));

    private Bilingual? WhyNoReference(CountCube cube)
    {
        List<string> known = [.. cube.Registries.Select(registry => registry.Code)];
        if (Reference is not (Rest or Same or Women) && (Codes.Count == 0 || Codes.Except(known).Any()))
            return new Bilingual($"“{Reference}”：", $"\"{Reference}\": ") + KnownWords.Instead(Codes.Except(known).FirstOrDefault() ?? "", [Rest, Same, Women, .. known]);
        return Reference == Same && ReferenceYears is null
            ? new("与自身比较时须写对照年份（referenceYears、--reference-years）。", "against itself a reference period is needed (referenceYears, --reference-years).") : null;
    }

    /// <summary>Every comparison of the question in the order of its areas and periods; one row for two populations that cannot be compared.</summary>
    public IEnumerable<RateRatioEntry> Rows(CountCube cube)
    {
        foreach (var pair in Pairs(cube))
        {
            EndableWork.GoOn();
            foreach (var row in pair.WhyNot is { } reason ? [RateRatioEntry.Of(pair, reason)] : Rows(cube, pair)) yield return row;
        }
    }

    private IEnumerable<RateRatioEntry> Rows(CountCube cube, RateRatioPair pair) =>
        from what in Table.Events
        let only = Reference == Women
        let above = new ComparedSide(cube.Tabulate(Table.Scheme, pair.Area.Registries, pair.Years.From, pair.Years.To), what, only ? Sex.Male : null)
        let below = new ComparedSide(cube.Tabulate(Table.Scheme, pair.Registries, pair.ReferenceYears.From, pair.ReferenceYears.To), what, only ? Sex.Female : null)
        from row in SiteComparison.Of(above, below, Table.Standards, Limits)
        select RateRatioEntry.Of(row, pair, Table.Scheme, what);

    private IEnumerable<RateRatioPair> Pairs(CountCube cube) =>
        from area in TableArea.Choose(cube, Table.Registries)
        from years in Table.PeriodsIn(cube)
        select new RateRatioPair(area, years, Reference, ReferenceOf(cube, area), ReferenceYears ?? years);

    private IReadOnlyList<string> ReferenceOf(CountCube cube, TableArea area) => Reference switch
    {
        Rest => [.. cube.Registries.Select(registry => registry.Code).Except(area.Registries)],
        Same or Women => area.Registries,
        _ => Codes,
    };
}
