using System.Collections.Frozen;

namespace Registry.Core.Coding;

/// <summary>A code of a code set, with its names.</summary>
/// <param name="Code">The code as registered, leading zeros kept: 01.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record CodeValue(string Code, string NameZh, string NameEn);

/// <summary>The closed list of codes of an item that has no type of its own: ethnicity, marital status, treatment …</summary>
/// <remarks>The sets and where each comes from: tables/README.md.</remarks>
public sealed class CodeSet
{
    private static readonly FrozenDictionary<string, CodeSet> BySlug = Load();
    private readonly FrozenDictionary<string, CodeValue> _byCode;

    private CodeSet(string slug, IReadOnlyList<CodeValue> values) =>
        (Slug, Values, _byCode) = (slug, values, values.ToFrozenDictionary(v => v.Code, StringComparer.Ordinal));

    /// <summary>Every set, in the order of the slug.</summary>
    public static IReadOnlyList<CodeSet> All { get; } = [.. BySlug.Values.OrderBy(s => s.Slug, StringComparer.Ordinal)];

    /// <summary>Stable name of the set: sex, ethnicity, treatment_item.</summary>
    public string Slug { get; }

    /// <summary>The codes in the order of the standard.</summary>
    public IReadOnlyList<CodeValue> Values { get; }

    /// <summary>Finds a set by its slug; null when there is none.</summary>
    public static CodeSet? Find(string slug) => BySlug.GetValueOrDefault(slug);

    /// <summary>The set of a slug that the program itself names.</summary>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static CodeSet Of(string slug) => Find(slug) ?? throw new ArgumentException($"No code set {slug}.", nameof(slug));

    /// <summary>True when the set has the code, written exactly so: 1 is not 01.</summary>
    public bool Contains(string code) => _byCode.ContainsKey(code);

    /// <summary>The code with its names; null when the set has no such code.</summary>
    public CodeValue? this[string code] => _byCode.GetValueOrDefault(code);

    private static FrozenDictionary<string, CodeSet> Load() =>
        EmbeddedTable.Read("code_sets.csv")
            .GroupBy(row => row["code_set"])
            .ToFrozenDictionary(
                rows => rows.Key,
                rows => new CodeSet(rows.Key, [.. rows.Select(r => new CodeValue(r["code"], r["name_zh"], r["name_en"]))]),
                StringComparer.Ordinal);
}
