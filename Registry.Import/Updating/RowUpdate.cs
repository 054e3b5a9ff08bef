using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import.Updating;

/// <summary>What a row whose record is stored with other content becomes, and what is said of it.</summary>
/// <param name="Row">The row as it is staged: as delivered, or with the stored record filled from it.</param>
/// <param name="Verdicts">What the meeting with the stored record brings; an error returns the row.</param>
/// <param name="KeepsOpenQuery">True when items of the stored record stay on which a query is unanswered.</param>
internal sealed record RowUpdate(JudgedRow Row, IReadOnlyList<Verdict> Verdicts, bool KeepsOpenQuery = false)
{
    /// <summary>True when the row is returned.</summary>
    public bool IsReturned => Verdicts.Any(verdict => verdict.Severity == Severity.Error);

    /// <summary>Items of the stored record that were empty and are filled from the row.</summary>
    public IReadOnlyList<Item> Filled { get; init; } = [];
}

/// <summary>Decides by the policy of the delivery. Rows are delivered whole: overwriting replaces a record as a whole.</summary>
internal sealed class RowUpdates(UpdatePolicy policy, JudgingContext context)
{
    private const string StoredRecordDiffers = "F-DUP-2";
    private const string FilledFromRow = "F-DUP-5";
    private const string NotDetermined = "9";
    private readonly MergedChecks _merged = new(context);

    /// <summary>True when a row replaces a stored record as a whole.</summary>
    public bool Overwrites => policy == UpdatePolicy.Overwrite;

    /// <summary>Decides on a case.</summary>
    public RowUpdate Decide(JudgedRow row, StoredCase stored)
    {
        var (before, after) = (ItemTexts.Of(stored.Record), ItemTexts.Of(row.Case!));
        if (policy != UpdatePolicy.FillEmpty) return new(row, [Differs(row, PartKind.Incidence, ItemTexts.Differing(before, after))]);
        var merged = RecordMerge.Fill(stored.Record, row.Case!);
        return Filled(row with { Case = merged, CaseHash = null }, PartKind.Incidence, before, after, ItemTexts.Of(merged)) with { KeepsOpenQuery = stored.HasOpenQuery };
    }

    /// <summary>Decides on a death.</summary>
    public RowUpdate Decide(JudgedRow row, StoredDeath stored)
    {
        var (before, after) = (ItemTexts.Of(stored.Record), ItemTexts.Of(row.Death!));
        if (policy != UpdatePolicy.FillEmpty) return new(row, [Differs(row, PartKind.Death, ItemTexts.Differing(before, after))]);
        var merged = RecordMerge.Fill(stored.Record, row.Death!);
        return Filled(row with { Death = merged }, PartKind.Death, before, after, ItemTexts.Of(merged)) with { KeepsOpenQuery = stored.HasOpenQuery };
    }

    /// <summary>Decides on a follow-up.</summary>
    public RowUpdate Decide(JudgedRow row, StoredFollowUp stored)
    {
        var (before, after) = (ItemTexts.Of(stored.Record), ItemTexts.Of(row.FollowUp!));
        if (policy != UpdatePolicy.FillEmpty) return new(row, [Differs(row, PartKind.FollowUp, ItemTexts.Differing(before, after))]);
        var merged = RecordMerge.Fill(stored.Record, row.FollowUp!);
        return Filled(row with { FollowUp = merged }, PartKind.FollowUp, before, after, ItemTexts.Of(merged)) with { KeepsOpenQuery = stored.HasOpenQuery };
    }

    /// <summary>Decides on a population count.</summary>
    public RowUpdate Decide(JudgedRow row, PopulationCount stored, bool hasOpenQuery)
    {
        var count = row.Population!;
        var basisDiffers = stored.Basis != count.Basis;
        var merged = RecordMerge.Fill(stored, count);
        var (before, after) = (ItemTexts.Of(stored), ItemTexts.Of(count));
        if (policy != UpdatePolicy.FillEmpty)
            return new(row, [Differs(row, PartKind.Population, ItemTexts.Differing(before, after), basisDiffers)]);
        var conflicts = Conflicts(before, after);
        return new(
            row with { Population = merged },
            conflicts.Count == 0 && !basisDiffers ? [] : [Differs(row, PartKind.Population, conflicts, basisDiffers)], hasOpenQuery);
    }

    private RowUpdate Filled(JudgedRow row, PartKind part, string?[] before, string?[] after, string?[] merged)
    {
        var filled = ItemTexts.Differing(before, merged);
        var known = row.Verdicts.Select(verdict => (verdict.CheckId, verdict.Item)).ToHashSet();
        var verdicts = filled.Count == 0 ? []
            : _merged.Judge(part, merged, filled, row.Row).Where(verdict => !known.Contains((verdict.CheckId, verdict.Item))).ToList();
        if (Conflicts(before, after) is { Count: > 0 } conflicts) verdicts.Add(Differs(row, part, conflicts));
        if (filled.Count > 0) verdicts.Add(Say(row, part, FilledFromRow, Names(filled)));
        return new(row, verdicts) { Filled = filled };
    }

    // What has a value on both sides, and not the same one.
    private static IReadOnlyList<Item> Conflicts(string?[] stored, string?[] row) =>
        [.. ItemTexts.Differing(stored, row).Where(item => IsGiven(item, stored) && IsGiven(item, row) && item != Item.DerivedIcd10)];

    private static bool IsGiven(Item item, string?[] texts) =>
        texts[(int)item] is { } text && !(item == Item.Grade && text == NotDetermined);

    private Verdict Differs(JudgedRow row, PartKind part, IReadOnlyCollection<Item> items, bool basisDiffers = false)
    {
        var verdict = Say(row, part, StoredRecordDiffers, $"{Names(items, basisDiffers)}|{policy.Word()}");
        return policy == UpdatePolicy.Reject ? verdict with { Severity = Severity.Error } : verdict;
    }

    private Verdict Say(JudgedRow row, PartKind part, string check, string arguments) =>
        new(check, context.Checks.Find(check)!.Severity, part, row.Row, Column: null, Item: null, Value: null, arguments);

    private static string Names(IReadOnlyCollection<Item> items, bool basisDiffers = false) => CheckCatalogue.InBothLanguages(
        string.Join('、', items.Select(ItemNames.Zh).Concat(basisDiffers ? ["人口口径"] : [])),
        string.Join(", ", items.Select(ItemNames.En).Concat(basisDiffers ? ["population basis"] : [])));
}
