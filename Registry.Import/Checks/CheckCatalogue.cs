using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Every check with its words: what the registrar reads and what a registry may weigh differently.</summary>
public sealed class CheckCatalogue
{
    // What these return would make no record, or one that no rate can use: they stay errors.
    private static readonly string[] AlwaysErrors =
    [
        "M-REQ-1", "V-SET-1", "D-PARSE-1", "D-PREC-1", "O-ICD10-1", "O-CONV-1", "O-CONV-2", "O-CONV-3", "F-DUP-1", "F-ROW-1",
        "N-POP-1", "N-POP-2", "N-POP-5", "N-POP-6", "N-POP-10",
    ];

    private const char BetweenLanguages = '¦';
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
    /// <exception cref="FormatException">An id is unknown, a severity is none of the three, or a check without which no record
    /// can be made is to be no error.</exception>
    public static CheckCatalogue Load(TextReader severities)
    {
        var catalogue = Load();
        var weights = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var row in CheckTable.Read(severities))
        {
            var check = catalogue.Find(row["id"]) ?? throw new FormatException($"There is no check {row["id"]} to weigh.");
            weights[check.Id] = ReadSeverity(row["severity"]);
            if (weights[check.Id] != Severity.Error && AlwaysErrors.Contains(check.Id))
                throw new FormatException($"{check.Id} stays an error: without it no record can be made.");
        }
        return new([.. catalogue.All.Select(check => check with { Severity = weights.GetValueOrDefault(check.Id, check.Severity) })]);
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
        var zh = verdict.Item is { } item ? ItemNames.Zh(item) : "";
        var en = verdict.Item is { } same ? ItemNames.En(same) : "";
        var (chinese, english) = (InLanguage(verdict, 0), InLanguage(verdict, 1));
        return new(Fill(check.MessageZh, chinese, zh), Fill(check.MessageEn, english, en),
            Fill(check.AdviceZh, chinese, zh), Fill(check.AdviceEn, english, en));
    }

    /// <summary>An argument of a message that reads differently in the two languages.</summary>
    internal static string InBothLanguages(string zh, string en) => $"{zh}{BetweenLanguages}{en}";

    private static Verdict InLanguage(Verdict verdict, int language) =>
        verdict.Arguments?.Contains(BetweenLanguages, StringComparison.Ordinal) != true ? verdict : verdict with
        {
            Arguments = string.Join('|', verdict.Arguments.Split('|')
                .Select(argument => argument.Split(BetweenLanguages) is { Length: 2 } both ? both[language] : argument)),
        };

    // What stands in [ ] is left out when an argument in it is empty.
    private static string Fill(string text, Verdict verdict, string item)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return FillIn(text, verdict, item, out _);
        var close = text.IndexOf(']', open);
        var optional = FillIn(text[(open + 1)..close], verdict, item, out var lacksOne);
        return FillIn(text[..open], verdict, item, out _) + (lacksOne ? "" : optional) + Fill(text[(close + 1)..], verdict, item);
    }

    // {item} is the name of the item, {value} what stands in the cell, {0} {1} what the condition adds. One pass: a value
    // that looks like a placeholder stays as it is.
    private static string FillIn(string text, Verdict verdict, string item, out bool lacksOne)
    {
        lacksOne = false;
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return text;
        var arguments = verdict.Arguments?.Split('|') ?? [];
        var filled = new StringBuilder();
        var position = 0;
        for (; start >= 0; start = text.IndexOf('{', position))
        {
            var end = text.IndexOf('}', start);
            var word = text[(start + 1)..end] switch
            {
                "item" => item,
                "value" => verdict.Value ?? "",
                var number => arguments.ElementAtOrDefault(int.Parse(number, CultureInfo.InvariantCulture)) ?? "",
            };
            lacksOne |= word.Length == 0;
            filled.Append(text, position, start - position).Append(word);
            position = end + 1;
        }
        return filled.Append(text, position, text.Length - position).ToString();
    }

    private static CheckDefinition ReadRow(IReadOnlyDictionary<string, string> row) =>
        new(row["id"], row["slug"], ReadSeverity(row["severity"]),
            [.. Parts(row["part"])], [.. List(row["items"]).Select(ItemNames.Parse)],
            row["message_zh"], row["message_en"], row["advice_zh"], row["advice_en"],
            row["pack"], row["source"], row["since"]);

    private static IEnumerable<PartKind> Parts(string text) =>
        List(text).Where(part => part is not ("file" or "store")).Select(part => Enum.Parse<PartKind>(part, ignoreCase: true));

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
