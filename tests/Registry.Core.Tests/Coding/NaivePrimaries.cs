using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

/// <summary>The rules for multiple primaries written a second time, slowly and from the text: numbers and sets instead of the
/// tables and types of the product.</summary>
internal static class NaivePrimaries
{
    private static readonly (int Group, string Ranges)[] Histologies =
    [
        (1, "8051-8084 8085 8086 8120-8131"), (2, "8090-8110"),
        (3, "8140-8149 8160-8162 8163 8190-8221 8256 8257 8260-8337 8339 8348-8551 8552 8570-8576 8940-8941"),
        (4, "8023 8030-8046 8150-8157 8158 8170-8180 8230-8255 8340-8347 8560-8562 8580-8671"), (5, "8010-8015 8020-8022 8050"),
        (6, "8680-8713 8714 8800-8921 8990-8991 8992 9040-9044 9045 9120-9125 9130-9138 9141-9252 9370-9373 9540-9582"), (7, "9050-9055"),
        (8, "9840 9861-9931 9945-9946 9950 9961-9964 9980-9987 9991-9993"),
        (9, "9597 9670-9699 9728 9731-9735 9737-9738 9761-9767 9769 9811-9819 9823-9826 9833 9836 9940"),
        (10, "9700-9719 9724-9726 9729 9768 9827-9831 9834 9837 9948"), (11, "9650-9667"), (12, "9740-9742"), (13, "9749-9759"),
        (14, "9590-9591 9596 9727 9760 9800-9809 9820 9832 9835 9860 9960 9965-9975 9989"), (15, "9140"),
        (16, "8720-8790 8930-8936 8950-8983 9000-9030 9060-9111 9260-9365 9366-9368 9380-9539"), (17, "8000-8005"),
    ];

    private static readonly string[] Organs = ["01 02", "00 03 04 05 06", "09 10 12 13 14", "19 20", "23 24", "33 34", "40 41", "65 66 67 68"];

    /// <summary>The tumours that count, each with its number; every other is not in the answer.</summary>
    public static Dictionary<string, int> Counted(IEnumerable<PersonTumour> all)
    {
        var sorted = all.OrderBy(t => t.IncidenceDate.ToString().PadRight(10, '\0'), StringComparer.Ordinal)
            .ThenBy(t => t.RecordNumber.Length).ThenBy(t => t.RecordNumber, StringComparer.Ordinal).ThenBy(t => t.TumourNumber).ToList();
        var found = new List<(PersonTumour First, int Group, int Histology, HashSet<string> Sites)>();
        foreach (var malignant in new[] { true, false })
            foreach (var t in sorted.Where(t => Takes(t, malignant)))
            {
                var at = found.FindIndex(p => IsSame(p.Group, p.Sites, t));
                if (at < 0)
                {
                    found.Add((t, GroupOf(t), t.Morphology?.Histology.Number ?? 0, [t.Site?.Category ?? "?"]));
                    continue;
                }
                var (first, group, histology, sites) = found[at];
                sites.Add(t.Site?.Category ?? "?");
                var says = Says(GroupOf(t)) - Says(group);
                if (malignant || Malignant(first) == false)
                    if (says > 0 || (group == GroupOf(t) && t.Morphology!.Value.Histology.Number > histology))
                        found[at] = (first, GroupOf(t), t.Morphology!.Value.Histology.Number, sites);
            }
        return found.Select(p => p.First).OrderBy(t => sorted.IndexOf(t)).Select((t, i) => (t.Label, i)).ToDictionary(e => e.Label, e => e.i + 1);
    }

    private static int Says(int group) => group == 17 ? 0 : group is 5 or 14 ? 1 : 2;

    private static bool? Malignant(PersonTumour t) => t.Morphology is { } m ? (int)m.Behaviour == 3 : true;

    private static bool Takes(PersonTumour t, bool malignant)
    {
        if (Malignant(t) == true) return malignant;
        var intracranial = t.Site?.Code is { } code && (code[1..3] is "70" or "71" or "72" || code is "C75.1" or "C75.2" or "C75.3");
        return !malignant && intracranial && (int)t.Morphology!.Value.Behaviour < 2;
    }

    private static bool IsSame(int a, HashSet<string> sites, PersonTumour t)
    {
        var b = GroupOf(t);
        if (a == 0 || b == 0) return false;
        var blood = a is >= 8 and <= 14 && b is >= 8 and <= 14;
        if (blood) return a == b || a == 14 || b == 14;
        if (a == 15 && b == 15) return true;
        var histology = a == b || a == 17 || b == 17 || (a < 6 && b == 5) || (a == 5 && b < 6);
        return histology && t.Site is { } site && sites.Any(s => OrganOf(s) == OrganOf(site.Category));
    }

    private static int GroupOf(PersonTumour t)
    {
        if (t.Morphology is not { } m) return 0;
        foreach (var (group, ranges) in Histologies)
            foreach (var part in ranges.Split(' '))
                if (m.Histology.Number >= int.Parse(part[..4]) && m.Histology.Number <= int.Parse(part[^4..])) return group;
        return 0;
    }

    private static string OrganOf(string category) => Array.Find(Organs, o => o.Split(' ').Contains(category[1..])) ?? category;
}
