using System.Globalization;

namespace Registry.Import.Linking;

/// <summary>Surnames with their share of the population, for when the data themselves say too little; sources in README.md.</summary>
internal static class Surnames
{
    /// <summary>Share of a surname that is not in the table.</summary>
    public const double Unlisted = 1e-5;

    private static readonly Dictionary<long, double> Shares = [];
    private static readonly HashSet<long> Compounds = [];

    static Surnames()
    {
        foreach (var row in LinkingTable.Read("surnames.csv"))
        {
            var points = row["surname"].EnumerateRunes().Select(rune => rune.Value).ToList();
            var share = double.Parse(row["share_percent"], CultureInfo.InvariantCulture) / 100;
            var key = points.Count == 2 ? Key(points[0], points[1]) : Key(NameCharacters.StandardSurname(points[0]), 0);
            Shares[key] = Math.Max(share, Shares.GetValueOrDefault(key));
            if (points.Count == 2) Compounds.Add(key);
        }
    }

    /// <summary>True when the two characters are one surname.</summary>
    public static bool IsCompound(int first, int second) =>
        Compounds.Contains(Key(NameCharacters.StandardOf(first), NameCharacters.StandardOf(second)));

    /// <summary>Share of all people with the surname of a name, a fraction.</summary>
    public static double ShareOf(ReadOnlySpan<int> points, int surnameLength)
    {
        if (surnameLength == 0) return Unlisted;
        var key = surnameLength == 2
            ? Key(NameCharacters.StandardOf(points[0]), NameCharacters.StandardOf(points[1]))
            : Key(NameCharacters.StandardSurname(points[0]), 0);
        return Shares.GetValueOrDefault(key, Unlisted);
    }

    private static long Key(int first, int second) => ((long)first << 20) | (uint)second;
}
