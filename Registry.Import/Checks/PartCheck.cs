using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>A condition on a part as a whole.</summary>
/// <param name="Id">Id of the check.</param>
/// <param name="Item">Item it looks at, or null.</param>
/// <param name="Failures">Arguments of each failure, separated by '|'.</param>
internal sealed record PartCheck(string Id, Item? Item, Func<PartTallies, IEnumerable<string>> Failures);
