using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

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

    /// <summary>The answer that says so.</summary>
    public ValidationProblem ToProblem() =>
        TypedResults.ValidationProblem(_errors, title: "The request has wrong parameters. 请求参数有误。");
}
