using System.Text.Json;
using Registry.Api.Tables;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>One verdict with its words, as JSON and as a row of CSV.</summary>
/// <param name="CheckId">Id of the check.</param>
/// <param name="Severity">error, query or info.</param>
/// <param name="Part">incidence, death, population, or null for the file as a whole.</param>
/// <param name="Row">Row of the file, the header being row 1; 0 for the file or sheet as a whole.</param>
/// <param name="Column">Column letter or header.</param>
/// <param name="Item">The item at fault.</param>
/// <param name="Value">The value as read; personal values are masked.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="IsConfirmed">True when it is a query and somebody has confirmed these values: nothing need be done.</param>
internal sealed record VerdictEntry(
    string CheckId, string Severity, string? Part, int Row, string? Column, string? Item, string? Value, Words Message, Words Advice, bool IsConfirmed)
{
    private static readonly string[] Header =
    [
        "check_id", "severity", "part", "row", "column", "item", "value", "message_zh", "message_en", "advice_zh", "advice_en",
    ];

    /// <summary>The entry of a verdict.</summary>
    public static VerdictEntry Of(Verdict verdict, CheckCatalogue catalogue)
    {
        var text = catalogue.Text(verdict);
        return new(
            verdict.CheckId, Word(verdict.Severity), Word(verdict.Part), verdict.Row, verdict.Column,
            verdict.Item is { } item ? Word(item) : null, verdict.Value,
            new(text.MessageZh, text.MessageEn), new(text.AdviceZh, text.AdviceEn), verdict.IsConfirmed);
    }

    /// <summary>The word of a severity.</summary>
    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>The severity of a word, or null.</summary>
    public static Severity? SeverityOf(string word) => word switch
    {
        "error" => Core.Records.Severity.Error,
        "query" => Core.Records.Severity.Query,
        "info" => Core.Records.Severity.Info,
        _ => null,
    };

    /// <summary>Writes verdicts as CSV.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<VerdictEntry> verdicts) =>
        CsvText.WriteAsync(output, Header, verdicts.Select(v => (IEnumerable<object?>)
            [v.CheckId, v.Severity, v.Part, v.Row, v.Column, v.Item, v.Value, v.Message.Zh, v.Message.En, v.Advice.Zh, v.Advice.En]));

    /// <summary>The word of a part, or null for the file as a whole.</summary>
    public static string? Word(PartKind? part) => part?.ToString().ToLowerInvariant();

    /// <summary>The word of an item: incidence_date.</summary>
    public static string Word(Item item) => JsonNamingPolicy.SnakeCaseLower.ConvertName(item.ToString());
}
