using System.Collections.Frozen;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>The checks that apply to one layout, with their severities looked up once.</summary>
internal sealed class CheckPlan
{
    private readonly CheckCatalogue _catalogue;
    private readonly Planned[] _checks;

    private CheckPlan(CheckCatalogue catalogue, Planned[] checks) => (_catalogue, _checks) = (catalogue, checks);

    /// <summary>Every condition on rows; the folder listing is the list of families.</summary>
    public static IReadOnlyList<Check> AllChecks { get; } =
    [
        .. Scope.Checks, .. Residence.Checks, .. RequiredItems.Checks, .. ProvincialItems.Checks, .. Formats.Checks, .. CodeSets.Checks,
        .. DatePrecision.Checks, .. DateOrder.Checks, .. Age.Checks, .. ResidentNumber.Checks, .. AreaCodes.Checks, .. SiteCodes.Checks,
        .. Icd10Codes.Checks, .. SexSite.Checks, .. SexMorphology.Checks, .. AgeSiteHistology.Checks, .. SiteHistology.Checks,
        .. BehaviourHistology.Checks, .. GradeHistology.Checks, .. BasisHistology.Checks, .. SideStageTreatment.Checks,
        .. FollowUpState.Checks, .. FollowUpOfCase.Checks, .. Certificates.Checks, .. DuplicateRows.Checks, .. PopulationCells.Checks,
    ];

    // An id that several conditions share asks about the items of each condition: one missing item after the other.
    private static FrozenSet<string> Shared { get; } =
        AllChecks.GroupBy(check => check.Id).Where(conditions => conditions.Skip(1).Any()).Select(conditions => conditions.Key)
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The checks for a part with this layout.</summary>
    public static CheckPlan For(PartKind part, PartLayout layout, CheckCatalogue catalogue) =>
        new(catalogue,
            [.. AllChecks.Where(check => Applies(check, part, layout, catalogue)).Select(check => Plan(check, part, layout, catalogue))]);

    /// <summary>How many conditions apply.</summary>
    public int Count => _checks.Length;

    /// <summary>Puts what reading found, and a verdict for every check the row fails.</summary>
    /// <returns>True when none of them is an error.</returns>
    public bool Judge(RowFacts facts, List<Verdict> verdicts)
    {
        var isAccepted = TakeProblems(facts, verdicts);
        if (facts.Row.IsMalformed) return false;
        foreach (var planned in _checks)
        {
            if (!planned.Check.FailsWhen(facts)) continue;
            isAccepted &= planned.Severity != Severity.Error;
            // Nothing is asked of a row that is returned. An info is counted by its check: when nobody reads its words, one object does for all rows.
            verdicts.Add(planned.Severity == Severity.Info && facts.Context.CountsInfoOnly ? planned.Counted : Fail(planned, facts, isAsked: isAccepted));
        }
        return isAccepted;
    }

    private bool TakeProblems(RowFacts facts, List<Verdict> verdicts)
    {
        var isAccepted = true;
        foreach (var problem in facts.Row.Problems)
        {
            var severity = _catalogue.Find(problem.CheckId)?.Severity ?? problem.Severity;
            isAccepted &= severity != Severity.Error;
            verdicts.Add(severity == problem.Severity ? problem : problem with { Severity = severity });
        }
        return isAccepted;
    }

    private static Verdict Fail(Planned planned, RowFacts facts, bool isAsked)
    {
        var (check, severity, column, asked, _) = planned;
        Item? item = check.Items.Length == 0 ? null : check.Items[0];
        var value = item is { } named ? MaskedValue.Of(named, facts.Row[named]) : null;
        return new(check.Id, severity, facts.Part, facts.Row.Row, column, item, value, MaskedValue.Arguments(check.Arguments?.Invoke(facts)))
        {
            AskedValues = isAsked && severity == Severity.Query ? AskedValues.Of(asked, facts) : UInt128.Zero,
        };
    }

    private static bool Applies(Check check, PartKind part, PartLayout layout, CheckCatalogue catalogue)
    {
        var definition = catalogue.Find(check.Id) ?? throw new InvalidOperationException($"Check {check.Id} has no row in checks.csv.");
        if (!definition.IsOn || !definition.Parts.Contains(part) || (check.Part is { } only && only != part)) return false;
        return check.Items.Length == 0
            || (check.AnyColumn ? Array.Exists(check.Items, layout.Has) : Array.TrueForAll(check.Items, layout.Has));
    }

    private static Planned Plan(Check check, PartKind part, PartLayout layout, CheckCatalogue catalogue)
    {
        var asked = AskedValues.ItemsOf(Shared.Contains(check.Id) ? check.Items : catalogue.Find(check.Id)!.Items);
        if (check.AnyColumn && !layout.Has(check.Items[0]))
            check = check with { Items = [check.Items.First(layout.Has)] };
        var column = check.Items.Length == 0 ? null : layout.ColumnOf(check.Items[0]);
        var severity = catalogue.Find(check.Id)!.Severity;
        return new(check, severity, column, asked, new(check.Id, severity, part, Row: 1, column, null, null));
    }

    private readonly record struct Planned(Check Check, Severity Severity, string? Column, Item[] Asked, Verdict Counted);
}
