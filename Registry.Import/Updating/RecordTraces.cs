using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Updating;

/// <summary>By what a row is known again that was judged right and is returned because of what is stored.</summary>
internal static class RecordTraces
{
    /// <summary>The trace of a row with a record.</summary>
    public static RowTrace Of(JudgedRow row) =>
        row.Case is { } tumour ? new(tumour.CaseNumber, tumour.TumourNumber, Hash(ItemTexts.Of(tumour)))
        : row.Death is { } death ? new(death.DeathNumber, 0, Hash(ItemTexts.Of(death)))
        : row.Population is { } count ? new(PopulationCount.KeyOf(count.Year, count.Sex, count.AgeGroup), 0, Hash(ItemTexts.Of(count)))
        : row.FollowUp is { } followUp ? new(followUp.Number, 0, Hash(ItemTexts.Of(followUp)))
        : row.Trace;

    private static long Hash(string?[] texts)
    {
        var hash = new StableHash();
        foreach (var text in texts) hash.Add(text);
        return unchecked((long)(ulong)hash.Value);
    }
}
