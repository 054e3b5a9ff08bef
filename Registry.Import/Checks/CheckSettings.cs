using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Checks;

/// <summary>What a province weighs otherwise: severities of checks and numbers in their conditions. Conditions are never in it.</summary>
/// <remarks>A CSV with the column id and severity (info, query, error), or threshold and value, or all of them; other columns are notes.</remarks>
internal sealed class CheckSettings
{
    private readonly Dictionary<string, Severity> _severities = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Check, string Name), double> _values = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="text">The CSV; null or empty sets nothing.</param>
    /// <param name="checks">The built-in checks.</param>
    /// <exception cref="RefusedSettingsException">A check or threshold is unknown, a severity or number is not allowed.</exception>
    public static CheckSettings Read(string? text, IReadOnlyDictionary<string, CheckDefinition> checks)
    {
        var settings = new CheckSettings();
        if (string.IsNullOrWhiteSpace(text)) return settings;
        var rows = Rows(text.TrimStart('\uFEFF'));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = new Line(i + 2, rows[i]);
            if (row.IsBlank) continue;
            var id = row["id"].ToUpperInvariant();
            if (!checks.TryGetValue(id, out var check)) throw row.Refuse($"没有核查“{row["id"]}”", $"there is no check \"{row["id"]}\"");
            var isUsed = settings.TakeSeverity(row, check) | settings.TakeThreshold(row, check);
            if (!isUsed) throw row.Refuse($"{id} 未设置任何内容（severity 或 threshold 与 value）", $"{id} sets nothing (severity, or threshold and value)");
        }
        return settings;
    }

    /// <summary>The severity in force.</summary>
    public Severity SeverityOf(CheckDefinition check) => _severities.GetValueOrDefault(check.Id, check.UsualSeverity);

    /// <summary>The threshold with the number in force.</summary>
    public CheckThreshold Of(CheckThreshold usual) => usual with { Value = _values.GetValueOrDefault((usual.Check, usual.Name), usual.Usual) };

    private bool TakeSeverity(Line row, CheckDefinition check)
    {
        if (row["severity"] is not { Length: > 0 } word) return false;
        if (CheckDefinition.SeverityOf(word) is not { } severity)
            throw row.Refuse($"severity“{word}”应为 info、query 或 error", $"severity \"{word}\" is none of info, query, error");
        if (severity != Severity.Error && check.StaysError)
            throw row.Refuse($"{check.Id} 只能是 error：没有它，该行不能成为记录", $"{check.Id} stays an error: without it no record can be made of the row");
        if (severity == Severity.Error && check.NeverReturns)
            throw row.Refuse($"{check.Id} 不能是 error：病例之间的比较在全部行暂存之后进行，不退回行", $"{check.Id} cannot be an error: cases are compared when all rows are staged, and none is returned for it");
        if (severity == Severity.Info && check.UsualSeverity == Severity.Error)
            throw row.Refuse($"{check.Id} 最低为 query：错误不能只计数", $"{check.Id} can be lowered to query only: what is wrong must be seen by someone");
        if (!_severities.TryAdd(check.Id, severity)) throw row.Refuse($"{check.Id} 的 severity 出现两次", $"the severity of {check.Id} stands twice");
        return true;
    }

    private bool TakeThreshold(Line row, CheckDefinition check)
    {
        var (name, text) = (row["threshold"], row["value"]);
        if (name.Length == 0 && text.Length == 0) return false;
        var known = CheckThreshold.Usuals.Where(threshold => threshold.Check == check.Id).ToList();
        if (known.Find(threshold => threshold.Name == name) is not { } usual)
        {
            var names = known.Count == 0 ? "-" : string.Join(", ", known.Select(threshold => threshold.Name));
            throw row.Refuse($"{check.Id} 没有 threshold“{name}”（现有：{names}）", $"{check.Id} has no threshold \"{name}\" (it has: {names})");
        }
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !usual.Allows(value))
        {
            var limits = string.Create(CultureInfo.InvariantCulture, $"{usual.Least}-{usual.Most}");
            throw row.Refuse($"{check.Id} {name} 的 value“{text}”应为 {limits}（{usual.Unit}）", $"value \"{text}\" of {check.Id} {name} is not within {limits} ({usual.Unit})");
        }
        if (!_values.TryAdd((check.Id, name), value)) throw row.Refuse($"{check.Id} {name} 出现两次", $"{check.Id} {name} stands twice");
        return true;
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string text)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows;
        try
        {
            rows = CheckTable.Read(new StringReader(text));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)      // whatever the CSV reader says of a text that is none
        {
            throw new RefusedSettingsException(new("设置不是 CSV 表", "the settings are no CSV table"));
        }
        var header = rows.Count == 0 ? [] : rows[0].Keys.ToHashSet();
        if (!header.Contains("id") || !(header.Contains("severity") || (header.Contains("threshold") && header.Contains("value"))))
            throw new RefusedSettingsException(new(
                "设置须有列 id 和 severity，或 id、threshold、value，并至少一行", "the settings need the columns id and severity, or id, threshold and value, and a row"));
        return rows;
    }

    private readonly record struct Line(int Number, IReadOnlyDictionary<string, string> Cells)
    {
        public string this[string column] => Cells.GetValueOrDefault(column, "").Trim();

        public bool IsBlank => Cells.Values.All(string.IsNullOrWhiteSpace);

        public RefusedSettingsException Refuse(string zh, string en) => new(new($"设置第 {Number} 行：{zh}", $"settings line {Number}: {en}"));
    }
}

/// <summary>Settings that are not taken, with the reason.</summary>
public sealed class RefusedSettingsException : FormatException
{
    /// <summary>Says why.</summary>
    public RefusedSettingsException(Refusal refusal) : base($"{refusal.Zh} / {refusal.En}") => Refusal = refusal;

    /// <summary>The reason in both languages.</summary>
    public Refusal Refusal { get; }
}
