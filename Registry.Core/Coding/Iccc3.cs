using System.Collections.Concurrent;
using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>Edition of the table that classifies childhood cancers.</summary>
public enum Iccc3Edition
{
    /// <summary>As published in 2005.</summary>
    Published2005,

    /// <summary>The revision of IARC 2017, which knows the morphologies up to ICD-O-3.1.</summary>
    Iarc2017,
}

/// <summary>A main group of the International Classification of Childhood Cancer, third edition.</summary>
/// <param name="Roman">I to XII.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record Iccc3MainGroup(string Roman, string NameZh, string NameEn);

/// <summary>A group of the International Classification of Childhood Cancer, third edition (ICCC-3).</summary>
/// <param name="Code">Three digits, main group and subgroup: 011.</param>
/// <param name="Label">As printed: I(a).</param>
/// <param name="Main">The main group.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record Iccc3Group(string Code, string Label, Iccc3MainGroup Main, string NameZh, string NameEn);

/// <summary>Recodes a tumour to ICCC-3 by histology, behaviour and site.</summary>
/// <remarks>The age of the person does not enter: a table of childhood cancers takes ages 0-14 or 0-19. Non-malignant tumours are
/// classified in group III and X(a) only.</remarks>
public static class Iccc3
{
    private static readonly (Iccc3MainGroup[] Main, Dictionary<string, Iccc3Group> Groups) Named = LoadGroups();
    private static readonly Rule[][] Rules = [LoadRules("2005"), LoadRules("2017")];
    private static readonly ConcurrentDictionary<(Iccc3Edition, int, Behaviour), Rule[]> ByMorphology = new();

    private sealed record Rule(Iccc3Group Group, int? Extended, (int From, int To)[] Sites, (int From, int To)[] Histologies, (int From, int To)[] Behaviours);

    /// <summary>The twelve main groups in order.</summary>
    public static IReadOnlyList<Iccc3MainGroup> MainGroups => Named.Main;

    /// <summary>The groups in order.</summary>
    public static IReadOnlyCollection<Iccc3Group> Groups => Named.Groups.Values;

    /// <summary>The group of a tumour, or null when the classification does not hold it (in situ, benign outside the skull, a histology
    /// that its edition does not know at this site).</summary>
    public static Iccc3Group? Of(Histology histology, Behaviour behaviour, Topography site, Iccc3Edition edition = Iccc3Edition.Iarc2017) =>
        Find(histology, behaviour, site, edition)?.Group;

    /// <summary>Division 1 to 115 of the extended classification (2017), or null when the tumour is not classified.</summary>
    public static int? ExtendedOf(Histology histology, Behaviour behaviour, Topography site) =>
        Find(histology, behaviour, site, Iccc3Edition.Iarc2017)?.Extended;

    private static Rule? Find(Histology histology, Behaviour behaviour, Topography site, Iccc3Edition edition)
    {
        ArgumentNullException.ThrowIfNull(histology);
        ArgumentNullException.ThrowIfNull(site);
        foreach (var rule in ByMorphology.GetOrAdd((edition, histology.Number, behaviour), RulesOf))
            if (Contain(rule.Sites, site.Number)) return rule;
        return null;
    }

    private static Rule[] RulesOf((Iccc3Edition Edition, int Histology, Behaviour Behaviour) key) =>
        [.. Rules[(int)key.Edition].Where(r => Contain(r.Histologies, key.Histology) && Contain(r.Behaviours, (int)key.Behaviour))];

    private static bool Contain((int From, int To)[] ranges, int number)
    {
        foreach (var (from, to) in ranges)
            if (number >= from && number <= to) return true;
        return false;
    }

    private static Rule[] LoadRules(string edition) =>
        [.. EmbeddedTable.Read("iccc3_rules.csv").Where(row => row["edition"] == edition).Select(row => new Rule(
            Named.Groups[row["code"]], row["extended"].Length == 0 ? null : int.Parse(row["extended"], CultureInfo.InvariantCulture),
            [.. NumberRanges.Read(row["sites"])], [.. NumberRanges.Read(row["histologies"])], [.. NumberRanges.Read(row["behaviours"])]))];

    private static (Iccc3MainGroup[], Dictionary<string, Iccc3Group>) LoadGroups()
    {
        var rows = EmbeddedTable.Read("iccc3_groups.csv");
        var main = rows.Where(row => row["code"].Length == 2)
            .ToDictionary(row => row["main"], row => new Iccc3MainGroup(row["main"], row["name_zh"], row["name_en"]));
        var groups = rows.Where(row => row["code"].Length == 3).Select(row => new Iccc3Group(
            row["code"], row["letter"].Length == 0 ? row["main"] : $"{row["main"]}({row["letter"]})", main[row["main"]],
            row["name_zh"], row["name_en"]));
        return ([.. main.Values], groups.ToDictionary(g => g.Code, StringComparer.Ordinal));
    }
}
