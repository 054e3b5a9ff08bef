using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The tables of CanReg5.</summary>
internal enum CanRegTable
{
    /// <summary>One row for each record of a person.</summary>
    Patient,

    /// <summary>One row for each tumour.</summary>
    Tumour,

    /// <summary>One row for each report of a tumour.</summary>
    Source,
}

/// <summary>A variable of the CanReg5 training registry.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="ShortName">Its short name, the header of an export.</param>
/// <param name="FullName">Its long name, which may be the header too.</param>
/// <param name="IsDate">True for a date.</param>
/// <param name="Item">What it carries, or null.</param>
internal sealed record CanRegVariable(CanRegTable Table, string ShortName, string FullName, bool IsDate, Item? Item);

/// <summary>The variables of the CanReg5 training registry (canreg5.csv).</summary>
internal static class CanRegVariables
{
    /// <summary>Every variable in the order of the registry's definition.</summary>
    public static IReadOnlyList<CanRegVariable> All { get; } =
        [.. FormatTable.Read("canreg5.csv").Select(row => new CanRegVariable(
            Enum.Parse<CanRegTable>(row["table"]), row["short_name"], row["full_name"], row["type"] == "Date", FormatTable.ItemOf(row["item"])))];

    private static readonly Dictionary<string, CanRegVariable> ByHeader = Index();

    /// <summary>The variables of a table.</summary>
    public static IReadOnlyList<CanRegVariable> Of(CanRegTable table) => [.. All.Where(variable => variable.Table == table)];

    /// <summary>The variable that a header names by its short or long name, or null.</summary>
    public static CanRegVariable? Find(string header) => ByHeader.GetValueOrDefault(Header.Normalise(header));

    private static Dictionary<string, CanRegVariable> Index()
    {
        var index = new Dictionary<string, CanRegVariable>(StringComparer.Ordinal);
        foreach (var variable in All)
        {
            index.TryAdd(Header.Normalise(variable.ShortName), variable);
            index.TryAdd(Header.Normalise(variable.FullName), variable);
        }
        return index;
    }
}
