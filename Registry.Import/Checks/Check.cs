using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>The condition of a check on one row. Its words and its severity stand in checks.csv under the same id.</summary>
/// <param name="Id">Id of the check; several conditions may share one.</param>
/// <param name="Items">Items whose columns the condition needs, the one at fault first. A layout without one of them
/// leaves the check out.</param>
/// <param name="FailsWhen">True when the row fails, and only when that is certain.</param>
internal sealed record Check(string Id, Item[] Items, Func<RowFacts, bool> FailsWhen)
{
    /// <summary>The only part the condition belongs to, or null for every part of the catalogue row.</summary>
    public PartKind? Part { get; init; }

    /// <summary>Values for the placeholders of the message, separated by '|'.</summary>
    public Func<RowFacts, string>? Arguments { get; init; }

    /// <summary>True when one of the items' columns is enough for the check to apply.</summary>
    public bool AnyColumn { get; init; }
}
