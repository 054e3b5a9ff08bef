using Registry.Core.Coding;

namespace Registry.Report.Wording;

/// <summary>How a site is called in figures and sentences.</summary>
/// <param name="Short">Short name for lists and figures: 肺, Lung.</param>
/// <param name="Disease">Name of the disease inside a sentence: 肺癌, lung cancer.</param>
/// <param name="IsDetectionDriven">Screening and detection change how many are found, so that M:I says little about
/// prognosis.</param>
internal sealed record SiteNames(Bilingual Short, Bilingual Disease, bool IsDetectionDriven)
{
    private static readonly Dictionary<string, SiteNames> ByGroup = Read();

    /// <summary>Names of a group; its long name where the list has no short one.</summary>
    public static SiteNames Of(SiteScheme scheme, SiteGroup group) =>
        ByGroup.GetValueOrDefault($"{scheme.Code}/{group.Code}")
        ?? new(new(group.NameZh, group.NameEn), new(group.NameZh, group.NameEn), IsDetectionDriven: false);

    private static Dictionary<string, SiteNames> Read()
    {
        using var reader = new StreamReader(typeof(SiteNames).Assembly.GetManifestResourceStream("wording/short_site_names.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split('|'))
            .ToDictionary(f => f[0], f => new SiteNames(new(f[1], f[3]), new(f[2], f[4]), f[5] == "yes"),
                StringComparer.Ordinal);
    }
}
