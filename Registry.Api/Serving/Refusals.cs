using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Import.Checks;

namespace Registry.Api.Serving;

/// <summary>What is wrong with a request: by parameter, what was written and what is expected, in both languages.</summary>
internal sealed class Refusals
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>True when nothing was refused.</summary>
    public bool None => _errors.Count == 0;

    /// <summary>How many names were refused.</summary>
    public int Count => _errors.Count;

    /// <summary>Refuses the value of a parameter.</summary>
    public void Add(string parameter, string? value, Bilingual expected)
    {
        var written = value is null ? (Zh: "未填写", En: "missing") : (Zh: $"“{value}”", En: $"\"{value}\"");
        _errors[parameter] = [$"{parameter} {written.En}: {expected.En}", $"{parameter} {written.Zh}：{expected.Zh}"];
    }

    /// <summary>Refuses a parameter without saying its value.</summary>
    public void Say(string parameter, Bilingual reason) => _errors[parameter] = [$"{parameter}: {reason.En}", $"{parameter}：{reason.Zh}"];

    /// <summary>Refuses a name that there is not, and says which there are.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it would be: a parameter, a field of a form, a member.</param>
    /// <param name="known">The names there are.</param>
    public void AddUnknown(string name, Bilingual what, IReadOnlyCollection<string> known) => AddUnknown(name, name, what, known);

    /// <inheritdoc cref="AddUnknown(string, Bilingual, IReadOnlyCollection{string})"/>
    /// <param name="place">Where it stands: answers[2].chek.</param>
    /// <param name="name">The name itself: chek.</param>
    /// <param name="what">What it would be.</param>
    /// <param name="known">The names there are.</param>
    public void AddUnknown(string place, string name, Bilingual what, IReadOnlyCollection<string> known)
    {
        var instead = KnownWords.Instead(name, known);
        Say(place, new($"没有这个{what.Zh}；{instead.Zh}", $"there is no such {what.En}; {instead.En}"));
    }

    /// <summary>Reads the code of one registry that may be left out; null then.</summary>
    public string? Registry(string parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (Area.IsWellFormed(value.Trim())) return value.Trim();
        Add(parameter, value, new("应为六位登记处代码。", "a six-digit registry code is expected."));
        return null;
    }

    /// <summary>Reads the id of a check that may be left out; null then.</summary>
    public string? Check(string parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var id = value.Trim().ToUpperInvariant();
        if (!CheckCatalogue.Ids.Contains(id)) Add(parameter, value, CheckWords.NoSuch(id));
        return id;
    }

    /// <summary>Reads one of a few words that may be left out; any other is refused.</summary>
    public string? OneOf(string parameter, string? value, params IReadOnlyCollection<string> words)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (words.Contains(value.Trim())) return value.Trim();
        Add(parameter, value, KnownWords.Instead(value.Trim(), words));
        return null;
    }

    /// <summary>Reads a parameter that may be left out; a value that cannot be read is refused.</summary>
    public T Read<T>(string parameter, string? value, T usual, Func<string, T?> read, Bilingual expected) where T : class
    {
        if (string.IsNullOrWhiteSpace(value)) return usual;
        if (read(value.Trim()) is { } known) return known;
        Add(parameter, value, expected);
        return usual;
    }

    /// <summary>Reads a parameter of known words, or several parted by commas, that may be left out; the first unknown one is refused.</summary>
    public T ReadKnown<T>(string parameter, string? value, T usual, Func<string, T?> read, IReadOnlyCollection<string> known) where T : class
    {
        var stranger = (value ?? "").Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(word => !known.Contains(word)) ?? value ?? "";
        return Read(parameter, value, usual, read, KnownWords.Instead(stranger, known));
    }

    /// <summary>Reads a whole number within limits that may be left out.</summary>
    public int Number(string parameter, string? value, int usual, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(value)) return usual;
        if (int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Add(parameter, value, new($"应为{least}至{most}的整数。", $"a whole number from {least} to {most} is expected."));
        return usual;
    }

    /// <summary>Reads yes or no that may be left out.</summary>
    public bool Flag(string parameter, string? value, bool usual = false)
    {
        if (string.IsNullOrWhiteSpace(value)) return usual;
        if (bool.TryParse(value, out var flag)) return flag;
        Add(parameter, value, new("应为 true 或 false。", "true or false is expected."));
        return usual;
    }

    /// <summary>Reads which tumours are counted; all when it is left out.</summary>
    public Counting Counting(string parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return Core.Cube.Counting.All;
        if (CountingWords.Read(value.Trim()) is { } counting) return counting;
        Add(parameter, value, KnownWords.Instead(value.Trim(), CountingWords.All));
        return Core.Cube.Counting.All;
    }

    /// <summary>Reads a source of deaths; the death files when it is left out.</summary>
    public DeathSource Deaths(string parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return DeathSource.VitalStatistics;
        if (CountingWords.ReadDeaths(value.Trim()) is { } deaths) return deaths;
        Add(parameter, value, KnownWords.Instead(value.Trim(), CountingWords.AllDeaths));
        return DeathSource.VitalStatistics;
    }

    /// <summary>Reads settings that are otherwise for one question; those of the site when it is left out.</summary>
    public SiteSettings Settings(string parameter, string? value, SiteSettings site)
    {
        if (site.With(value ?? "", out var unknown) is { } settings) return settings;
        var known = string.Join("; ", SiteSetting.Keys.Select(key => $"{key}={string.Join('|', SiteSetting.ValuesOf(key).Select(s => s.Value))}"));
        Add(parameter, value, new($"{unknown} 不是设定；可用的有 {known}。", $"{unknown} is no setting; known are {known}."));
        return site;
    }

    /// <summary>Requires a name and a reason: nothing is taken back without them.</summary>
    public void Signature(string? by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(by)) Add("by", by, new("请注明由谁决定。", "say who decides."));
        if (string.IsNullOrWhiteSpace(reason)) Add("reason", reason, new("请注明理由。", "say why."));
    }

    /// <summary>Everything in one line, for the command line.</summary>
    public Bilingual InOneLine() => Bilingual.Join(Bilingual.Same(" "), _errors.Values.Select(texts => new Bilingual(texts[1], texts[0])));

    /// <summary>The answer that says so.</summary>
    public ValidationProblem ToProblem() => ToProblem("invalid-parameters", new("请求参数有误。", "The request has wrong parameters."));

    /// <summary>The answer that says so, as another kind of fault.</summary>
    public ValidationProblem ToProblem(string code, Bilingual title) => Problems.Invalid(_errors, code, title);
}
