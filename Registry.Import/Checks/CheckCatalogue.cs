using System.Collections.Frozen;
using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Every check with its words: what the registrar reads and what a registry may weigh differently.</summary>
public sealed class CheckCatalogue
{
    private readonly FrozenDictionary<string, CheckDefinition> _byId;

    private CheckCatalogue(IReadOnlyList<CheckDefinition> all)
    {
        All = all;
        _byId = all.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>Every check in the order of the catalogue.</summary>
    public IReadOnlyList<CheckDefinition> All { get; }

    /// <summary>The catalogue that is built in.</summary>
    public static CheckCatalogue Load() => new([.. CheckTable.Read("checks.csv").Select(ReadRow)]);

    /// <summary>The built-in catalogue with a registry's own weights.</summary>
    /// <param name="severities">CSV with the columns id and severity (info, query, error). Conditions are never in it.</param>
    /// <exception cref="FormatException">An id is unknown, or a severity is none of the three.</exception>
    public static CheckCatalogue Load(TextReader severities)
    {
        var catalogue = Load();
        var weights = CheckTable.Read(severities).ToDictionary(
            row => catalogue.Find(row["id"])?.Id
                ?? throw new FormatException($"Severity overrides name the unknown check {row["id"]}."),
            row => ReadSeverity(row["severity"]), StringComparer.Ordinal);
        return new([.. catalogue.All.Select(d => d with { Severity = weights.GetValueOrDefault(d.Id, d.Severity) })]);
    }

    /// <summary>The check of an id, or null when there is none.</summary>
    public CheckDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Message and advice of a verdict in both languages, placeholders filled.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such check.</exception>
    public VerdictText Text(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var check = Find(verdict.CheckId)
            ?? throw new ArgumentException($"The catalogue has no check {verdict.CheckId}.", nameof(verdict));
        var zh = ValuesFor(verdict, static item => ItemNames.Zh(item));
        var en = ValuesFor(verdict, static item => ItemNames.En(item));
        return new(Fill(check.MessageZh, zh), Fill(check.MessageEn, en), Fill(check.AdviceZh, zh), Fill(check.AdviceEn, en));
    }

    // {item} is the name of the item, {value} what stands in the cell, {0} {1} what the condition adds.
    private static (string Item, string Value, string[] Arguments) ValuesFor(Verdict verdict, Func<Item, string> name) =>
        (verdict.Item is { } item ? name(item) : "", verdict.Value ?? "", verdict.Arguments?.Split('|') ?? []);

    private static string Fill(string text, (string Item, string Value, string[] Arguments) values)
    {
        text = text.Replace("{item}", values.Item, StringComparison.Ordinal)
            .Replace("{value}", values.Value, StringComparison.Ordinal);
        for (var i = 0; i < values.Arguments.Length; i++)
            text = text.Replace($"{{{i.ToString(CultureInfo.InvariantCulture)}}}", values.Arguments[i], StringComparison.Ordinal);
        return text;
    }

    private static CheckDefinition ReadRow(IReadOnlyDictionary<string, string> row) =>
        new(row["id"], row["slug"], ReadSeverity(row["severity"]),
            [.. Parts(row["part"])], [.. List(row["items"]).Select(ItemNames.Parse)],
            row["message_zh"], row["message_en"], row["advice_zh"], row["advice_en"],
            row["pack"], row["source"], row["since"]);

    private static IEnumerable<PartKind> Parts(string text) =>
        List(text).Where(part => part != "file").Select(part => Enum.Parse<PartKind>(part, ignoreCase: true));

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Severity ReadSeverity(string text) =>
        text switch
        {
            "info" => Severity.Info,
            "query" => Severity.Query,
            "error" => Severity.Error,
            _ => throw new FormatException($"'{text}' is no severity; known are info, query and error."),
        };
}
