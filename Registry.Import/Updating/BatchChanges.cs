using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Updating;

namespace Registry.Import;

/// <summary>One item of a stored record that a batch changes.</summary>
/// <param name="Part">Part of the file the row stands in.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Number">Registration or death number; of a population count year, sex and age group.</param>
/// <param name="TumourNumber">Tumour of the registration number, or null.</param>
/// <param name="Item">Snake-case name of the item.</param>
/// <param name="Before">Value that is stored, or null; what may identify a person is shown by its length only.</param>
/// <param name="After">Value of the new version, in the same way.</param>
public sealed record ItemChange(
    PartKind Part, int Row, string Registry, string Number, int? TumourNumber, string Item, string? Before, string? After);

/// <summary>What a batch changes in stored records, item by item: the preview of a checked batch, the record of a committed one.</summary>
public static class BatchChanges
{
    /// <summary>The changes in the order of the parts and rows. Streams.</summary>
    public static IEnumerable<ItemChange> Of(RecordStore records, long batchId)
    {
        ArgumentNullException.ThrowIfNull(records);
        return OfCases(records, batchId).Concat(OfDeaths(records, batchId)).Concat(OfPopulation(records, batchId)).Concat(OfFollowUps(records, batchId));
    }

    private static IEnumerable<ItemChange> OfCases(RecordStore records, long batchId) =>
        from pair in records.ReplacedCases(batchId)
        let record = pair.After.Record
        from change in Items(ItemTexts.Of(pair.Before.Record), ItemTexts.Of(record))
        select new ItemChange(
            PartKind.Incidence, record.Row, record.Registry, record.CaseNumber, record.TumourNumber, change.Item, change.Before, change.After);

    private static IEnumerable<ItemChange> OfDeaths(RecordStore records, long batchId) =>
        from pair in records.ReplacedDeaths(batchId)
        let record = pair.After.Record
        from change in Items(ItemTexts.Of(pair.Before.Record), ItemTexts.Of(record))
        select new ItemChange(PartKind.Death, record.Row, record.Registry, record.DeathNumber, null, change.Item, change.Before, change.After);

    private static IEnumerable<ItemChange> OfPopulation(RecordStore records, long batchId) =>
        from pair in records.ReplacedPopulation(batchId)
        let count = pair.After
        let number = string.Create(CultureInfo.InvariantCulture, $"{count.Year}/{(int)count.Sex}/{AgeScheme.Cn19.Labels[count.AgeGroup]}")
        from change in Items(ItemTexts.Of(pair.Before), ItemTexts.Of(count)).Concat(OfBasis(pair.Before, count))
        select new ItemChange(PartKind.Population, count.Row, count.Registry, number, null, change.Item, change.Before, change.After);

    private static IEnumerable<ItemChange> OfFollowUps(RecordStore records, long batchId) =>
        from pair in records.ReplacedFollowUps(batchId)
        let record = pair.After
        from change in Items(ItemTexts.Of(pair.Before), ItemTexts.Of(record))
        select new ItemChange(
            PartKind.FollowUp, record.Row, record.Registry, record.CaseNumber, record.TumourNumber, change.Item, change.Before, change.After);

    private static IEnumerable<(string Item, string? Before, string? After)> Items(string?[] before, string?[] after) =>
        ItemTexts.Differing(before, after).Select(item =>
            (ItemNames.Name(item), MaskedValue.Of(item, before[(int)item]), MaskedValue.Of(item, after[(int)item])));

    private static IEnumerable<(string Item, string? Before, string? After)> OfBasis(PopulationCount before, PopulationCount after) =>
        before.Basis == after.Basis ? [] : [("population_basis", Word(before.Basis), Word(after.Basis))];

    private static string Word(PopulationBasis basis) => basis == PopulationBasis.Registered ? "huji" : "changzhu";
}
