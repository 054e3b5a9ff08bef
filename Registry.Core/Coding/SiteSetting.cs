namespace Registry.Core.Coding;

/// <summary>One of the values of a question that a registry must decide: where or whether certain codes are counted.</summary>
/// <param name="Key">The question: c86, d45-d47, d35, c10.1.</param>
/// <param name="Value">The answer: lymphoma or other.</param>
/// <param name="IsDefault">True for the answer that stands until another is set.</param>
/// <param name="NameZh">The question in Chinese.</param>
/// <param name="NameEn">The question in English.</param>
/// <param name="TextZh">What the answer means, a sentence for the report, in Chinese.</param>
/// <param name="TextEn">What the answer means, a sentence for the report, in English.</param>
public sealed record SiteSetting(string Key, string Value, bool IsDefault, string NameZh, string NameEn, string TextZh, string TextEn)
{
    /// <summary>Every value of every question, in the order of the report.</summary>
    public static IReadOnlyList<SiteSetting> All { get; } = [.. EmbeddedTable.Read("settings.csv").Select(row => new SiteSetting(
        row["key"], row["value"], row["is_default"] == "1", row["name_zh"], row["name_en"], row["text_zh"], row["text_en"]))];

    /// <summary>The questions.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(setting => setting.Key).Distinct()];

    /// <summary>The values of a question; none when there is no such question.</summary>
    public static IEnumerable<SiteSetting> ValuesOf(string key) => All.Where(setting => setting.Key == key);

    /// <summary>A value by its key and name, or null.</summary>
    public static SiteSetting? Find(string key, string value) => All.FirstOrDefault(s => s.Key == key && s.Value == value);
}

/// <summary>The answers in force: one value for each question.</summary>
public sealed class SiteSettings : IEquatable<SiteSettings>
{
    private SiteSettings(IReadOnlyList<SiteSetting> chosen)
    {
        Chosen = chosen;
        Suffix = string.Concat(chosen.Where(s => !s.IsDefault).Select(s => $"+{s.Key}-{s.Value}"));
    }

    /// <summary>The defaults.</summary>
    public static SiteSettings Default { get; } = new([.. SiteSetting.All.Where(setting => setting.IsDefault)]);

    /// <summary>The value of each question, in the order of the report.</summary>
    public IReadOnlyList<SiteSetting> Chosen { get; }

    /// <summary>What is not the default, as it stands behind the code of a site scheme: +c86-other; empty for the defaults.</summary>
    public string Suffix { get; }

    /// <summary>All of it in one line: c86=lymphoma,d45-d47=leukaemia,d35=no,c10.1=scheme.</summary>
    public override string ToString() => string.Join(',', Chosen.Select(s => $"{s.Key}={s.Value}"));

    /// <summary>The value of a question.</summary>
    /// <exception cref="ArgumentException">There is no such question.</exception>
    public string this[string key] => Chosen.FirstOrDefault(s => s.Key == key)?.Value
        ?? throw new ArgumentException($"No setting {key}.", nameof(key));

    /// <summary>The same with another value of one question.</summary>
    public SiteSettings With(SiteSetting value) =>
        new([.. Chosen.Select(s => s.Key == value.Key ? value : s)]);

    /// <summary>The same with the values of a list such as c86=other,d35=yes; null when a part of it is no setting.</summary>
    /// <param name="list">Keys and values; empty for no change.</param>
    /// <param name="unknown">The first part that is no setting; null when there is none.</param>
    public SiteSettings? With(string list, out string? unknown)
    {
        var settings = this;
        unknown = null;
        foreach (var part in list.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && SiteSetting.Find(part[..at].ToLowerInvariant(), part[(at + 1)..].ToLowerInvariant()) is { } setting)
            {
                settings = settings.With(setting);
                continue;
            }
            unknown = part;
            return null;
        }
        return settings;
    }

    /// <inheritdoc/>
    public bool Equals(SiteSettings? other) => other is not null && other.Suffix == Suffix;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SiteSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Suffix);
}
