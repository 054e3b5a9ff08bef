using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>What the added columns of an annotated copy say about each row of one part.</summary>
internal sealed class RowNotes
{
    private static readonly string[] States =
    [
        "接收·新增 accepted: new", "接收·更新 accepted: updated", "接收·未变 accepted: unchanged", "退回 returned", "随文件退回 returned with the file",
        "接收 accepted", "待核实 query open", "已核实 query confirmed",
    ];

    private readonly Annotation _annotation;
    private readonly CheckCatalogue _catalogue;
    private readonly FilePart _part;
    private readonly ILookup<int, Verdict> _byRow;
    private readonly HashSet<(int Row, string CheckId, Item? Item)> _confirmed;

    private RowNotes(FilePart part, Annotation annotation, CheckCatalogue catalogue)
    {
        (_part, _annotation, _catalogue) = (part, annotation, catalogue);
        _confirmed = [.. annotation.Confirmed.Where(IsHere).Select(verdict => (verdict.Row, verdict.CheckId, verdict.Item))];
        _byRow = annotation.Verdicts.Where(verdict => verdict.Severity != Severity.Info && IsHere(verdict)).ToLookup(verdict => verdict.Row);
    }

    /// <summary>The notes of one part.</summary>
    public static RowNotes Of(FilePart part, Annotation annotation, CheckCatalogue catalogue) => new(part, annotation, catalogue);

    /// <summary>True for the state of a row as an earlier copy wrote it.</summary>
    public static bool IsState(string? text) => text is not null && Array.IndexOf(States, text) >= 0;

    /// <summary>Texts of the added columns for a row, in the order of <see cref="AnnotationColumns.Headers"/>.</summary>
    public IReadOnlyList<string> Of(int row)
    {
        var found = _byRow[row].ToList();
        if (found.Count == 0) return [StateOf(row, found), "", "", "", "", ""];
        var texts = found.ConvertAll(verdict => (Verdict: verdict, Text: _catalogue.Text(verdict)));
        var advice = texts.Where(entry => !IsConfirmed(entry.Verdict)).Select(entry => $"{entry.Text.AdviceZh} {entry.Text.AdviceEn}".Trim());
        return
        [
            StateOf(row, found), string.Join(' ', Distinct(found.Select(verdict => verdict.CheckId))),
            string.Join('；', texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageZh) + (IsConfirmed(entry.Verdict) ? "(已核实)" : ""))),
            string.Join("; ", texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageEn) + (IsConfirmed(entry.Verdict) ? " (confirmed)" : ""))),
            string.Join(" | ", Distinct(advice)), string.Join("; ", Distinct(found.Select(Suggested))),
        ];
    }

    /// <summary>The gravest severity of each column of a row that is at fault.</summary>
    public IReadOnlyDictionary<string, Severity> ColumnsAtFault(int row) =>
        _byRow[row].Where(verdict => verdict.Column is not null && !IsConfirmed(verdict)).GroupBy(verdict => verdict.Column!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(verdict => verdict.Severity), StringComparer.Ordinal);

    private string StateOf(int row, List<Verdict> found)
    {
        var fate = _annotation.Fates.TryGetValue((_part.Kind, row), out var known) ? known : (RoundFate?)null;
        if (fate == RoundFate.Returned || found.Exists(verdict => verdict.Severity == Severity.Error)) return States[3];
        if (fate == RoundFate.ReturnedWithFile) return States[4];
        if (found.Exists(verdict => !IsConfirmed(verdict))) return States[6];
        return found.Count > 0 ? States[7] : fate is { } accepted ? States[(int)accepted - 1] : States[5];
    }

    private string Suggested(Verdict verdict) =>
        Suggestions.Of(verdict) is not var (item, value) ? ""
        : _part.Layout.ColumnOf(item) is { Length: > 0 } column ? $"[{column}] {value}"
        : $"{ItemNames.Zh(item)} {ItemNames.En(item)}: {value}";

    private bool IsConfirmed(Verdict verdict) => _confirmed.Contains((verdict.Row, verdict.CheckId, verdict.Item));

    private bool IsHere(Verdict verdict) => verdict.Row > 0 && (verdict.Part is null || verdict.Part == _part.Kind);

    private static IEnumerable<string> Distinct(IEnumerable<string> texts) =>
        texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    private static string Placed(Verdict verdict, string message) => verdict.Column is { Length: > 0 } column ? $"[{column}] {message}" : message;
}

/// <summary>The verdicts on a file or part as a whole, as a table.</summary>
internal static class WholeNotes
{
    /// <summary>Header and one row for each verdict of row 0, or for each verdict at all.</summary>
    public static IEnumerable<IReadOnlyList<string>> Table(IEnumerable<Verdict> verdicts, CheckCatalogue catalogue)
    {
        yield return ["检查编号 check", "级别 severity", "部分 part", "行 row", "列 column", "值 value", "原因", "reason", "建议 advice"];
        foreach (var verdict in verdicts)
        {
            var text = catalogue.Text(verdict);
            yield return
            [
                verdict.CheckId, SeverityName(verdict.Severity), PartName(verdict.Part), verdict.Row == 0 ? "" : $"{verdict.Row}", verdict.Column ?? "",
                verdict.Value ?? "", text.MessageZh, text.MessageEn, $"{text.AdviceZh} {text.AdviceEn}".Trim(),
            ];
        }
    }

    private static string SeverityName(Severity severity) =>
        severity switch { Severity.Error => "错误 error", Severity.Query => "待核实 query", _ => "提示 info" };

    private static string PartName(PartKind? part) =>
        part switch { PartKind.Incidence => "FB", PartKind.Death => "SW", PartKind.Population => "POP", PartKind.FollowUp => "SF", _ => "" };
}
