using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Exporting;

/// <summary>Takes out of a record what identifies a person.</summary>
/// <remarks>Every item that the table of items calls personal goes. The date of birth keeps year and month; the age at the event is
/// worked out before, so that no rate changes by it.</remarks>
internal static class Identifiers
{
    private static readonly Item[] Hidden = [.. ItemNames.All.Where(item => ItemNames.IsPersonal(item) && item != Item.BirthDate)];

    /// <summary>True for an item that does not go out without identifiers.</summary>
    public static bool IsHidden(Item item) => Array.IndexOf(Hidden, item) >= 0;

    /// <summary>Takes them out of the texts of a record.</summary>
    /// <param name="texts">The record (<see cref="Updating.ItemTexts"/>).</param>
    /// <param name="number">Item that holds the number of the record.</param>
    /// <param name="birth">Date of birth.</param>
    /// <param name="age">Age at the event.</param>
    /// <param name="id">Number of the stored version.</param>
    public static void TakeOut(string?[] texts, Item number, PartialDate? birth, int? age, long id)
    {
        foreach (var item in Hidden) texts[(int)item] = null;
        if (birth is { Day: not null } date) texts[(int)Item.BirthDate] = new PartialDate(date.Year, date.Month).ToString();
        texts[(int)Item.Age] ??= age?.ToString(CultureInfo.InvariantCulture);
        if (texts[(int)number] is { } text) texts[(int)number] = ShownNumber.Of(text, id);
    }
}
