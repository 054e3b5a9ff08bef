using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>A standard population: the weights of direct standardisation.</summary>
/// <param name="Code">Code of the table: CN2000, SEGI, WHO2000, ESP2013 …</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Weights">Weights in the unit of the source; only their proportions matter.</param>
public sealed record StandardPopulation(string Code, string NameZh, string NameEn, AgeVector Weights)
{
    /// <summary>Its code.</summary>
    public override string ToString() => Code;

    private static readonly Dictionary<string, StandardPopulation> ByCode = Load();

    /// <summary>Every standard of the table, in its order, on the Chinese 19 groups.</summary>
    public static IReadOnlyCollection<StandardPopulation> All => ByCode.Values;

    /// <summary>China 2000 census (中标率).</summary>
    public static StandardPopulation Cn2000 => ByCode["CN2000"];

    /// <summary>Segi's world standard (世标率).</summary>
    public static StandardPopulation Segi => ByCode["SEGI"];

    /// <summary>Finds a standard by its code, in any case; null when there is none.</summary>
    public static StandardPopulation? Find(string code) => ByCode.GetValueOrDefault(code.ToUpperInvariant());

    /// <summary>The same standard on a coarser age scheme, its weights merged.</summary>
    /// <exception cref="ArgumentException">Its groups cannot be divided into those of the scheme.</exception>
    public StandardPopulation On(AgeScheme scheme) => this with { Weights = Weights.MergeTo(scheme) };

    /// <summary>The same standard for population counts that end in an open group of a lower age: the weights above are pooled into it.</summary>
    /// <param name="age">Youngest age of the open group: 75. Cases of that age and above belong in its group.</param>
    /// <exception cref="ArgumentException">No group starts at the age.</exception>
    public StandardPopulation OpenFrom(int age)
    {
        var open = Weights.Scheme.GroupStartingAt(age)
            ?? throw new ArgumentException($"No group of {Weights.Scheme} starts at {age}.", nameof(age));
        var pooled = Weights.Values.ToArray();
        for (var group = open + 1; group < pooled.Length; group++) (pooled[open], pooled[group]) = (pooled[open] + pooled[group], 0);
        return this with { Weights = new(Weights.Scheme, pooled) };
    }

    private static Dictionary<string, StandardPopulation> Load() =>
        EmbeddedTable.Read("standard_populations.csv")
            .GroupBy(row => row["standard"])
            .ToDictionary(
                rows => rows.Key,
                rows => new StandardPopulation(rows.Key, rows.First()["name_zh"], rows.First()["name_en"],
                    new AgeVector(AgeScheme.Cn19, [.. rows.Select(r => double.Parse(r["weight"], CultureInfo.InvariantCulture))])),
                StringComparer.Ordinal);
}
