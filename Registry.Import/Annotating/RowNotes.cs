using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>What the added columns of an annotated copy say about each row of one part.</summary>
internal sealed class RowNotes(IEnumerable<Verdict> verdicts, CheckCatalogue catalogue)
{
    private const string AcceptedState = "接收 accepted";
    private const string ReturnedState = "退回 returned";
    private const string QueryState = "待核实 query";
    private static readonly IReadOnlyList<string> Accepted = [AcceptedState, "", "", "", ""];
    private readonly ILookup<int, Verdict> _byRow = verdicts.Where(verdict => verdict.Severity != Severity.Info).ToLookup(verdict => verdict.Row);

    /// <summary>True for the state of a row as an earlier copy wrote it.</summary>
    public static bool IsState(string? text) => text is AcceptedState or ReturnedState or QueryState;

    /// <summary>Texts of the added columns for a row, in the order of <see cref="AnnotationColumns.Headers"/>.</summary>
    public IReadOnlyList<string> Of(int row)
    {
        var found = _byRow[row].ToList();
        if (found.Count == 0) return Accepted;
        var texts = found.ConvertAll(verdict => (Verdict: verdict, Text: catalogue.Text(verdict)));
        var state = found.Exists(verdict => verdict.Severity == Severity.Error) ? ReturnedState : QueryState;
        var advice = texts.Select(entry => $"{entry.Text.AdviceZh} {entry.Text.AdviceEn}".Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);
        return
        [
            state, string.Join(' ', found.Select(verdict => verdict.CheckId).Distinct(StringComparer.Ordinal)),
            string.Join('；', texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageZh))),
            string.Join("; ", texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageEn))), string.Join(" | ", advice),
        ];
    }

    /// <summary>The gravest severity of each column of a row that is at fault.</summary>
    public IReadOnlyDictionary<string, Severity> ColumnsAtFault(int row) =>
        _byRow[row].Where(verdict => verdict.Column is not null).GroupBy(verdict => verdict.Column!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(verdict => verdict.Severity), StringComparer.Ordinal);

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
        part switch { PartKind.Incidence => "FB", PartKind.Death => "SW", PartKind.Population => "POP", _ => "" };
}
