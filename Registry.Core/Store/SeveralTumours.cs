using System.Globalization;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>A current tumour of a person with several.</summary>
/// <param name="Id">The version that counts.</param>
/// <param name="Registry">Registry code.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="Icd10">ICD-10 as stored.</param>
/// <param name="Tumour">What the rules for multiple primaries look at.</param>
public sealed record TumourOfSeveral(long Id, string Registry, string CaseNumber, string Icd10, PersonTumour Tumour)
{
    /// <summary>Cell of the counts in which the tumour stands.</summary>
    internal CellKey Cell { get; init; }

    /// <summary>What it adds to the cell.</summary>
    internal CellCounts Counts { get; init; }
}

/// <summary>Reads the current tumours of persons who have more than one, in one pass. Merges count.</summary>
internal static class SeveralTumours
{
    public static IEnumerable<(long PersonId, IReadOnlyList<TumourOfSeveral> Tumours)> Read(SqliteConnection connection, string path)
    {
        using var rows = new Statement(connection.Handle!, "tumour_several", path);
        var tumours = new List<TumourOfSeveral>();
        long person = 0;
        while (rows.Read())
        {
            if (rows.Number(0) != person)
            {
                if (tumours.Count > 1) yield return (person, tumours);
                (person, tumours) = (rows.Number(0), []);
            }
            tumours.Add(Tumour(rows));
        }
        if (tumours.Count > 1) yield return (person, tumours);
    }

    /// <summary>The tumour of a row of tumour_several.</summary>
    internal static TumourOfSeveral Tumour(Statement row)
    {
        var (registry, number, tumour, icd10) = (row.Text(2)!, row.Text(3)!, row.NumberOrNull(4) ?? 1, row.Text(13)!);
        var judged = new PersonTumour(
            string.Create(CultureInfo.InvariantCulture, $"{registry} {number}/{tumour}"),
            PartialDate.FromNumber((int)row.Number(5)), $"{registry} {number}", tumour,
            row.Text(6) is { } site ? Topography.TryParse(site) : null,
            StoredText.Morphology(row.NumberOrNull(7), row.NumberOrNull(8)), row.NumberOrNull(9));
        return new(row.Number(1), registry, number, icd10, judged)
        {
            Cell = new(registry, (int)row.Number(10), (int)row.Number(11), row.NumberOrNull(12), row.Text(14)!),
            Counts = CellCounts.OfCase(row.NumberOrNull(15), row.NumberOrNull(7), icd10, row.Number(16) != 0),
        };
    }

    /// <summary>Tumours that a way of counting leaves out. A tumour that the rules do not look at stays as it is.</summary>
    public static IEnumerable<TumourOfSeveral> NotCounted(SqliteConnection connection, string path, Counting counting)
    {
        if (counting == Counting.All) yield break;
        foreach (var (_, tumours) in Read(connection, path))
            foreach (var leftOut in LeftOut(tumours, counting)) yield return leftOut;
    }

    /// <summary>Those of one person.</summary>
    internal static IEnumerable<TumourOfSeveral> LeftOut(IReadOnlyList<TumourOfSeveral> tumours, Counting counting)
    {
        var byRecord = tumours.ToDictionary(t => t.Tumour);
        return MultiplePrimaries.Judge(byRecord.Keys)
            .Where(decision => decision.Standing == PrimaryStanding.SameTumour || (counting == Counting.First && decision.Sequence > 1))
            .Select(decision => byRecord[decision.Tumour]);
    }
}
