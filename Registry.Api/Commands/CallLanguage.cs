using System.CommandLine;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>The language in which a call is told what is wrong with it: what --lang says, else the environment.</summary>
internal static class CallLanguage
{
    /// <summary>The option that says it.</summary>
    public const string Option = "--lang";

    // Stands between the languages of a text that the parser carries as one.
    private const char Between = '\u001F';

    /// <summary>The language of a call, whether or not the rest of it is understood.</summary>
    public static ReportLanguage Of(ParseResult call) =>
        call.Tokens.SkipWhile(token => token.Value != Option).Skip(1).FirstOrDefault()?.Value switch
        {
            "zh" => ReportLanguage.Zh,
            "en" => ReportLanguage.En,
            _ => OfEnvironment(),
        };

    /// <summary>Chinese where LC_ALL or LANG says so, else English.</summary>
    public static ReportLanguage OfEnvironment()
    {
        var locale = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all : Environment.GetEnvironmentVariable("LANG");
        return locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? ReportLanguage.Zh : ReportLanguage.En;
    }

    /// <summary>Both languages in one text, for the parser, which knows of none.</summary>
    public static string Pack(Bilingual text) => $"{text.Zh}{Between}{text.En}";

    /// <summary>The languages of a packed text; what the parser says itself is put into Chinese here.</summary>
    public static Bilingual Unpack(string text) => text.Split(Between) is [var zh, var en] ? new(zh, en) : OfParser(text);

    // The few things the parser says itself.
    private static Bilingual OfParser(string text)
    {
        var name = text.Split('\'') is { Length: >= 3 } parts ? parts[1] : "";
        return text switch
        {
            _ when text.EndsWith("is required.", StringComparison.Ordinal) => new($"缺少必需的选项 {name}。", text),
            _ when text.StartsWith("Required argument missing", StringComparison.Ordinal) => new($"{name} 之后缺少内容。", text),
            _ when text.Contains("expects a single argument", StringComparison.Ordinal) => new($"{name} 只接受一个值。", text),
            _ when text.StartsWith("Cannot parse argument", StringComparison.Ordinal) => new($"“{name}”不是所需的数。", text),
            _ => new(text, text),
        };
    }
}
