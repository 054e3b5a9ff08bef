using Registry.Api.Tables;
using Registry.Import;

namespace Registry.Api.Batches;

/// <summary>One item of a stored record that a batch changes, as JSON and as a row of CSV.</summary>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Number">Registration or death number; of a population count year/sex/age group.</param>
/// <param name="TumourNumber">Tumour of the registration number, or null.</param>
/// <param name="Item">The item, such as last_contact_date.</param>
/// <param name="Before">Stored value; null when empty; what may identify a person is shown by its length.</param>
/// <param name="After">Value of the new version.</param>
internal sealed record ChangeEntry(
    string Part, int Row, string Registry, string Number, int? TumourNumber, string Item, string? Before, string? After)
{
    private static readonly string[] Header = ["part", "row", "registry", "number", "tumour_number", "item", "before", "after"];

    /// <summary>The entry of a change.</summary>
    public static ChangeEntry Of(ItemChange change) => new(
        VerdictEntry.Word(change.Part)!, change.Row, change.Registry, change.Number, change.TumourNumber, change.Item, change.Before, change.After);

    /// <summary>Writes changes as CSV.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<ChangeEntry> changes) =>
        CsvText.WriteAsync(output, Header, changes.Select(c => (IEnumerable<object?>)
            [c.Part, c.Row, c.Registry, c.Number, c.TumourNumber, c.Item, c.Before, c.After]));
}

/// <summary>A page of changes.</summary>
/// <param name="UpdatedRecords">Stored records that the batch changes.</param>
/// <param name="Offset">How many changes were left out at the beginning.</param>
/// <param name="Changes">The changes, item by item, in the order of the parts and rows.</param>
internal sealed record ChangePage(long UpdatedRecords, int Offset, IReadOnlyList<ChangeEntry> Changes);
