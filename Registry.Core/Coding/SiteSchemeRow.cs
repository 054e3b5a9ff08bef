namespace Registry.Core.Coding;

/// <summary>A row of a site scheme as the table writes it, changed by the settings.</summary>
internal sealed record SiteSchemeRow(SiteGroup Group, bool IsRest, IReadOnlyList<string> Members)
{
    /// <summary>The rows of each scheme as they stand in the table.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SiteSchemeRow>> Read() =>
        EmbeddedTable.Read("site_groups.csv").GroupBy(row => row["scheme"])
            .ToDictionary(rows => rows.Key, rows => (IReadOnlyList<SiteSchemeRow>)[.. rows.Select(Read)], StringComparer.Ordinal);

    /// <summary>The rows of a scheme after the settings that are not defaults have changed them. New rows stand before the totals.</summary>
    public static IReadOnlyList<SiteSchemeRow> Apply(string scheme, IReadOnlyList<SiteSchemeRow> rows, SiteSettings settings)
    {
        var changed = rows.ToList();
        foreach (var change in EmbeddedTable.Read("setting_groups.csv"))
        {
            if (change["scheme"] != scheme || settings[change["key"]] != change["value"]) continue;
            var at = changed.FindIndex(row => row.Group.Code == change["code"]);
            if (at >= 0) changed[at] = changed[at].With(change);
            else changed.Insert(changed.FindIndex(row => row.Group.Kind == SiteGroupKind.Total), New(change));
        }
        return changed;
    }

    private SiteSchemeRow With(IReadOnlyDictionary<string, string> change) =>
        new(change["icd10_label"] is { Length: > 0 } label ? Group with { IcdLabel = label } : Group, IsRest,
            [.. Members.Except(Expand(change["removed"])), .. Expand(change["added"])]);

    private static SiteSchemeRow New(IReadOnlyDictionary<string, string> row) =>
        new(new(row["code"], SiteGroupKind.Site, row["icd10_label"], row["name_zh"], row["name_en"], null), IsRest: false,
            [.. Expand(row["added"])]);

    private static SiteSchemeRow Read(IReadOnlyDictionary<string, string> row) =>
        new(new(row["code"],
                row["kind"] == "total" ? SiteGroupKind.Total : SiteGroupKind.Site,
                row["icd10_label"], row["name_zh"], row["name_en"],
                row["only_sex"] switch { "M" => Sex.Male, "F" => Sex.Female, _ => null }),
            row["kind"] == "rest", [.. Expand(row["members"])]);

    private static IEnumerable<string> Expand(string members)
    {
        foreach (var part in members.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length != 7 || part[3] != '-')
            {
                yield return part;
                continue;
            }
            var (from, to) = (Number(part[1..3]), Number(part[5..7]));
            for (var number = from; number <= to; number++)
                yield return $"{part[0]}{number:D2}";
        }
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
