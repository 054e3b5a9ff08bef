using Registry.Analytics.LifeTables;
using Registry.Api.Compute;
using Registry.Api.Compute.Statistics;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Survival;

/// <summary>A published life table as a CSV: sex, year, age, perhaps area, and one of three columns of mortality; or deaths and population of which one is made.</summary>
internal static class LifeTableFile
{
    /// <summary>The rows of a text, or everything that is refused; nothing is taken of a table with a fault.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="method">How a table is made of deaths and population; null for mortality as it is published.</param>
    public static (IReadOnlyList<MortalityRow> Rows, IReadOnlyList<ComputeRefusal> Refusals) Read(string csv, string? method = null)
    {
        var refusals = new List<ComputeRefusal>();
        try
        {
            var lines = InputReader.Read(method is null ? SurvivalColumns.LifeTable.Columns : MadeLifeTable.Columns, CsvInput.Read(csv, refusals), refusals);
            if (refusals.Count > 0) return ([], refusals);
            var rows = method is null ? SurvivalInput.Mortality(lines) : MadeLifeTable.Rows(lines, method);
            _ = MortalityTable.Of(rows);
            return (rows, []);
        }
        catch (ComputeRefusedException refused)
        {
            return ([], refused.Refusals);
        }
        catch (ArgumentException refused)
        {
            var reason = refused.Message.Split(" (Parameter ")[0];
            return ([], [new("lifeTable", new($"寿命表有误：{reason}", reason))]);
        }
    }

    /// <summary>The source that is kept with a table: of one that was made also how.</summary>
    public static string SourceOf(string source, string? method) => method is null ? source : $"{source}; {MadeLifeTable.Words(method)}";

    /// <summary>The rows as the store keeps them.</summary>
    public static IReadOnlyList<StoredMortality> ToStore(IReadOnlyList<MortalityRow> rows) =>
        [.. rows.Select(row => new StoredMortality { Area = row.Area, Sex = (int)row.Sex, Year = row.Year, Age = row.Age, HazardPerDay = row.HazardPerDay })];

    /// <summary>The table of stored rows; null when there are none.</summary>
    public static MortalityTable? FromStore(IReadOnlyList<StoredMortality> rows) => rows.Count == 0 ? null
        : MortalityTable.Of(rows.Select(row => new MortalityRow((Sex)row.Sex, (int)row.Year, (int)row.Age, row.HazardPerDay, row.Area)));
}
