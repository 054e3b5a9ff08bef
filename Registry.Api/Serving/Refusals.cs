using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report;

namespace Registry.Api.Serving;

/// <summary>What is wrong with a request: by parameter, what was written and what is expected, in both languages.</summary>
internal sealed class Refusals
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>True when nothing was refused.</summary>
    public bool None => _errors.Count == 0;

    /// <summary>Refuses the value of a parameter.</summary>
    public void Add(string parameter, string? value, Bilingual expected)
    {
        var written = value is null ? (Zh: "未填写", En: "missing") : (Zh: $"“{value}”", En: $"\"{value}\"");
        _errors[parameter] = [$"{parameter} {written.En}: {expected.En}", $"{parameter} {written.Zh}：{expected.Zh}"];
    }

    /// <summary>Refuses a parameter that there is not.</summary>
    public void AddUnknown(string parameter, Bilingual expected) => _errors[parameter] = [$"{parameter}: {expected.En}", $"{parameter}：{expected.Zh}"];

    /// <summary>Reads a parameter that may be left out; a value that cannot be read is refused.</summary>
    public T Read<T>(string parameter, string? value, T usual, Func<string, T?> read, Bilingual expected) where T : class
    {
        if (string.IsNullOrWhiteSpace(value)) return usual;
        if (read(value.Trim()) is { } known) return known;
        Add(parameter, value, expected);
        return usual;
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
        Add(parameter, value, new("应为 all、primaries 或 first。", "all, primaries or first is expected."));
        return Core.Cube.Counting.All;
    }

    /// <summary>Reads a source of deaths; the death files when it is left out.</summary>
    public DeathSource Deaths(string parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return DeathSource.VitalStatistics;
        if (CountingWords.ReadDeaths(value.Trim()) is { } deaths) return deaths;
        Add(parameter, value, new("应为 vital 或 cases。", "vital or cases is expected."));
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
    public string InOneLine(ReportLanguage language) =>
        string.Join(" ", _errors.Values.Select(texts => texts[language == ReportLanguage.Zh ? 1 : 0]));

    /// <summary>The answer that says so.</summary>
    public ValidationProblem ToProblem() =>
        TypedResults.ValidationProblem(_errors, title: "The request has wrong parameters. 请求参数有误。");
}
