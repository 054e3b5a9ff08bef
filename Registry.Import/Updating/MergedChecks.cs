using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Updating;

/// <summary>Judges a stored record again with some of its items changed: by the checks that look at one of those items.</summary>
/// <remarks>A check that looks at none of them says of the new version what it said of the stored one.</remarks>
internal sealed class MergedChecks(JudgingContext context)
{
    private readonly Dictionary<(PartKind, (UInt128, UInt128)), Plan> _plans = [];
    private readonly List<Verdict> _verdicts = [];

    private sealed record Plan(PartLayout Layout, RowFacts Facts, CheckPlan Checks);

    /// <summary>Verdicts on the merged record that concern a changed item.</summary>
    /// <param name="part">The part whose checks apply: cases, deaths or follow-up.</param>
    /// <param name="texts">The merged record (<see cref="ItemTexts"/>).</param>
    /// <param name="changed">The items that are not as they were stored.</param>
    /// <param name="row">Row of the file that brings them.</param>
    public IReadOnlyList<Verdict> Judge(PartKind part, string?[] texts, IReadOnlyCollection<Item> changed, int row)
    {
        var plan = PlanOf(part, texts, changed);
        plan.Facts.Take(new(plan.Layout, row, [.. plan.Layout.Items.Select(item => texts[(int)item])]));
        ImportPipeline.Read(plan.Facts);
        _verdicts.Clear();
        plan.Checks.Judge(plan.Facts, _verdicts);
        return [.. _verdicts.Where(verdict => context.Checks.Find(verdict.CheckId)!.Items.Any(changed.Contains))
            .Select(verdict => verdict with { Column = null })];
    }

    // The layout has the items with a value and those that were changed: what a file has no column for, no check asks for.
    private Plan PlanOf(PartKind part, string?[] texts, IReadOnlyCollection<Item> changed)
    {
        var items = default(ItemSet);
        foreach (var item in ItemNames.All)
            if (texts[(int)item] is not null || changed.Contains(item)) items.Add(item);
        if (_plans.TryGetValue((part, items.Bits), out var known)) return known;
        var layout = new PartLayout(ItemNames.All.Where(items.Contains).Select((item, index) => new PartColumn(item, index, "", "")));
        return _plans[(part, items.Bits)] = new(layout, new(part, layout, context), CheckPlan.For(part, layout, context.Checks));
    }
}
