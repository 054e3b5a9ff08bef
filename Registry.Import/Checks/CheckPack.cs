namespace Registry.Import.Checks;

/// <summary>A set of checks that is switched on or off as a whole: one row of packs.csv.</summary>
/// <param name="Id">Id: iarc-tr42.</param>
/// <param name="Version">Version of its conditions: a changed condition raises it.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="IsOn">True when its checks are made.</param>
/// <param name="Checks">How many checks it has.</param>
public sealed record CheckPack(string Id, string Version, string NameZh, string NameEn, bool IsOn, int Checks)
{
    /// <summary>Ids of the packs, in the order of the table.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. CheckTable.Read("packs.csv").Select(row => row["id"])];

    /// <summary>The packs as they are switched.</summary>
    /// <param name="on">Ids of those that are on, or null for the usual ones.</param>
    /// <param name="checks">The checks to count.</param>
    internal static IReadOnlyList<CheckPack> Read(IReadOnlyCollection<string>? on, IReadOnlyList<CheckDefinition> checks) =>
        [.. CheckTable.Read("packs.csv").Select(row => new CheckPack(
            row["id"], row["version"], row["name_zh"], row["name_en"], on?.Contains(row["id"]) ?? row["default"] == "on",
            checks.Count(check => check.Pack == row["id"])))];
}
