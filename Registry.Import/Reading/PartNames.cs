using System.Text.RegularExpressions;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Which part a sheet or a file is by its name.</summary>
internal static partial class PartNames
{
    private static readonly Dictionary<string, PartKind> Sheets = new(StringComparer.Ordinal)
    {
        ["fb"] = PartKind.Incidence, ["发病"] = PartKind.Incidence, ["发病数据"] = PartKind.Incidence, ["incidence"] = PartKind.Incidence, ["cases"] = PartKind.Incidence,
        ["sw"] = PartKind.Death, ["死亡"] = PartKind.Death, ["死亡数据"] = PartKind.Death, ["mortality"] = PartKind.Death, ["deaths"] = PartKind.Death,
        ["pop"] = PartKind.Population, ["人口"] = PartKind.Population, ["人口数据"] = PartKind.Population, ["population"] = PartKind.Population,
        ["人口数"] = PartKind.Population,
        ["sf"] = PartKind.FollowUp, ["随访"] = PartKind.FollowUp, ["随访数据"] = PartKind.FollowUp, ["followup"] = PartKind.FollowUp,
    };

    /// <summary>The part of a sheet, or null.</summary>
    public static PartKind? OfSheet(string name) => Sheets.TryGetValue(Header.Normalise(name), out var kind) ? kind : null;

    /// <summary>The parts of sheets: by their exact names first; a longer name that says the part (2023年发病) counts when no sheet has the exact one.</summary>
    public static IReadOnlyList<PartKind?> OfSheets(IReadOnlyList<string> names)
    {
        var kinds = names.Select(OfSheet).ToList();
        foreach (var kind in Enum.GetValues<PartKind>().Where(kind => !kinds.Contains(kind)))
        {
            var candidates = Enumerable.Range(0, names.Count).Where(index => kinds[index] is null && OfFile(names[index]) == kind).ToList();
            if (candidates is [var only]) kinds[only] = kind;
        }
        return kinds;
    }

    /// <summary>The part that a file name names, or null when it names none or more than one.</summary>
    public static PartKind? OfFile(string fileName)
    {
        var kinds = new List<PartKind>();
        if (Incidence().IsMatch(fileName)) kinds.Add(PartKind.Incidence);
        if (Death().IsMatch(fileName)) kinds.Add(PartKind.Death);
        if (Population().IsMatch(fileName)) kinds.Add(PartKind.Population);
        if (FollowUp().IsMatch(fileName)) kinds.Add(PartKind.FollowUp);
        return kinds is [var kind] ? kind : null;
    }

    [GeneratedRegex(@"(?<![A-Za-z])(FB|cases?|incidence)(?![A-Za-z])|发病", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incidence();

    [GeneratedRegex(@"(?<![A-Za-z])(SW|deaths?|mortality)(?![A-Za-z])|死亡", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Death();

    [GeneratedRegex(@"(?<![A-Za-z])(POP|population)(?![A-Za-z])|人口", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Population();

    [GeneratedRegex(@"(?<![A-Za-z])(SF|follow[-_ ]?ups?)(?![A-Za-z])|随访", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();
}
