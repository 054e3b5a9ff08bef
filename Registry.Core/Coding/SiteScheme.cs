using System.Collections.Concurrent;

namespace Registry.Core.Coding;

/// <summary>Whether a row of a site scheme is one site or a total over sites.</summary>
public enum SiteGroupKind
{
    /// <summary>A site; every reportable code is in exactly one.</summary>
    Site,

    /// <summary>A total; not ranked, not summed.</summary>
    Total,
}

/// <summary>A reporting group of ICD-10 codes, one row of the annual report's tables.</summary>
/// <param name="Code">Code within its scheme: 110.</param>
/// <param name="Kind">Site or total.</param>
/// <param name="IcdLabel">The codes as the report prints them: C33-C34.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="OnlySex">The sex whose cases and person-years make the both-sexes row, or null for both.
/// Female breast is such a group, as Chinese reports print it: cases in men stand in the men's row and in the totals.</param>
public sealed record SiteGroup(
    string Code, SiteGroupKind Kind, string IcdLabel, string NameZh, string NameEn, Sex? OnlySex)
{
    /// <summary>True for the group of other and unspecified sites.</summary>
    public bool IsOther => IcdLabel == "O&U";

    /// <summary>True unless the site does not exist in this sex. Breast cancer of men exists, though the both-sexes row is of women.</summary>
    /// <param name="sex">Male, female, or null for both sexes.</param>
    public bool AppliesTo(Sex? sex) => sex is null || OnlySex is null || OnlySex == sex || IcdLabel == "C50";
}

/// <summary>A versioned list of site groups and the ICD-10 codes that belong to each.</summary>
public sealed class SiteScheme
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<SiteSchemeRow>> Rows = SiteSchemeRow.Read();
    private static readonly Dictionary<string, SiteScheme> ByCode = Load();
    private static readonly ConcurrentDictionary<(string Version, SiteSettings Settings), SiteScheme> Variants = new();
    private readonly Dictionary<string, int[]> _groupsByCubeCode;

    private SiteScheme(string version, SiteSettings settings, IReadOnlyList<SiteGroup> groups, Dictionary<string, int[]> groupsByCubeCode) =>
        (Version, Settings, Groups, _groupsByCubeCode) = (version, settings, groups, groupsByCubeCode);

    /// <summary>The list and its version: cn26-v1.</summary>
    public string Version { get; }

    /// <summary>The settings that say where certain codes are counted.</summary>
    public SiteSettings Settings { get; }

    /// <summary>Version, and the settings that are not the defaults: cn26-v1, cn59-v1+c86-other.</summary>
    public string Code => Version + Settings.Suffix;

    /// <summary>The groups in the order of the report; totals last.</summary>
    public IReadOnlyList<SiteGroup> Groups { get; }

    /// <summary>The 26 major sites of the Chinese annual report.</summary>
    public static SiteScheme Cn26 => ByCode["cn26-v1"];

    /// <summary>The 59 sites of the Chinese annual report.</summary>
    public static SiteScheme Cn59 => ByCode["cn59-v1"];

    /// <summary>Every scheme under the default settings.</summary>
    public static IReadOnlyCollection<SiteScheme> All => ByCode.Values;

    /// <summary>The code: what a caller would write to get this scheme.</summary>
    public override string ToString() => Code;

    /// <summary>Finds a scheme by its code, with or without the version (then the newest); null when there is none.</summary>
    public static SiteScheme? Find(string code) =>
        ByCode.GetValueOrDefault(code)
        ?? ByCode.Values.Where(s => s.Code.StartsWith(code + "-v", StringComparison.Ordinal)).MaxBy(s => s.Code, StringComparer.Ordinal);

    /// <summary>The same list under settings of a registry; one object for each.</summary>
    public SiteScheme With(SiteSettings settings) =>
        settings.Equals(SiteSettings.Default)
            ? ByCode[Version] : Variants.GetOrAdd((Version, settings), key => Build(key.Version, key.Settings));

    /// <summary>Positions in <see cref="Groups"/> to which a cube code belongs: its site and the totals that hold it.</summary>
    /// <param name="cubeCode">See <see cref="IcdCode.CubeCode"/>. A code outside the scheme belongs to no group.</param>
    public IReadOnlyList<int> GroupsOf(string cubeCode) => _groupsByCubeCode.GetValueOrDefault(cubeCode, []);

    /// <summary>Position of a group by its code; null when the scheme has none.</summary>
    public int? IndexOf(string groupCode)
    {
        for (var i = 0; i < Groups.Count; i++)
            if (Groups[i].Code == groupCode) return i;
        return null;
    }

    private static Dictionary<string, SiteScheme> Load() =>
        Rows.Keys.ToDictionary(code => code, code => Build(code, SiteSettings.Default), StringComparer.Ordinal);

    private static SiteScheme Build(string code, SiteSettings settings)
    {
        var rows = SiteSchemeRow.Apply(code, Rows[code], settings);
        var groups = rows.Select(row => row.Group).ToList();
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        // Four-character splits go first, so that C10.1 is taken before its category claims it.
        for (var i = 0; i < rows.Count; i++)
            if (!rows[i].IsRest)
                foreach (var member in rows[i].Members) members.GetOrAdd(member).Add(i);
        AddSplitsToTheirCategory(members, groups);
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].IsRest)
                foreach (var member in rows[i].Members)
                    if (!members.GetOrAdd(member).Exists(g => groups[g].Kind == SiteGroupKind.Site))
                        members[member].Add(i);
        return new(code, settings, groups, members.ToDictionary(m => m.Key, m => m.Value.Order().ToArray(), StringComparer.Ordinal));
    }

    // A split code that a group does not name belongs where its category belongs; one that a site names keeps that site.
    private static void AddSplitsToTheirCategory(Dictionary<string, List<int>> members, List<SiteGroup> groups)
    {
        foreach (var split in IcdCode.SplitCodes)
        {
            var own = members.GetOrAdd(split);
            var hasSite = own.Exists(g => groups[g].Kind == SiteGroupKind.Site);
            foreach (var group in members.GetValueOrDefault(split[..3], []))
                if ((groups[group].Kind == SiteGroupKind.Total || !hasSite) && !own.Contains(group))
                    own.Add(group);
        }
    }
}

internal static class DictionaryExtensions
{
    public static List<int> GetOrAdd(this Dictionary<string, List<int>> dictionary, string key)
    {
        if (!dictionary.TryGetValue(key, out var list))
            dictionary[key] = list = [];
        return list;
    }
}
