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
        .. FollowUpState.Checks, .. Certificates.Checks, .. DuplicateRows.Checks, .. PopulationCells.Checks,
    ];

    /// <summary>The checks for a part with this layout.</summary>
    public static CheckPlan For(PartKind part, PartLayout layout, CheckCatalogue catalogue) =>
        new(catalogue,
            [.. AllChecks.Where(check => Applies(check, part, layout, catalogue)).Select(check => Plan(check, layout, catalogue))]);

    /// <summary>Puts what reading found, and a verdict for every check the row fails.</summary>
    /// <returns>True when none of them is an error.</returns>
    public bool Judge(RowFacts facts, List<Verdict> verdicts)
    {
        var isAccepted = TakeProblems(facts, verdicts);
        if (facts.Row.IsMalformed) return false;
        foreach (var (check, severity, column) in _checks)
        {
            if (!check.FailsWhen(facts)) continue;
            isAccepted &= severity != Severity.Error;
            verdicts.Add(Fail(check, severity, column, facts));
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

    private static Verdict Fail(Check check, Severity severity, string? column, RowFacts facts)
    {
        Item? item = check.Items.Length == 0 ? null : check.Items[0];
        var value = item is { } named ? MaskedValue.Of(named, facts.Row[named]) : null;
        return new(check.Id, severity, facts.Part, facts.Row.Row, column, item, value, MaskedValue.Arguments(check.Arguments?.Invoke(facts)));
    }

    private static bool Applies(Check check, PartKind part, PartLayout layout, CheckCatalogue catalogue)
    {
        var definition = catalogue.Find(check.Id) ?? throw new InvalidOperationException($"Check {check.Id} has no row in checks.csv.");
        if (!definition.IsOn || !definition.Parts.Contains(part) || (check.Part is { } only && only != part)) return false;
        return check.Items.Length == 0
            || (check.AnyColumn ? Array.Exists(check.Items, layout.Has) : Array.TrueForAll(check.Items, layout.Has));
    }

    private static Planned Plan(Check check, PartLayout layout, CheckCatalogue catalogue)
    {
        if (check.AnyColumn && !layout.Has(check.Items[0]))
            check = check with { Items = [check.Items.First(layout.Has)] };
        var column = check.Items.Length == 0 ? null : layout.ColumnOf(check.Items[0]);
        return new(check, catalogue.Find(check.Id)!.Severity, column);
    }

    private readonly record struct Planned(Check Check, Severity Severity, string? Column);
}
