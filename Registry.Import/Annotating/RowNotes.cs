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
    private readonly ConfirmedQueries _confirmed;

    private RowNotes(FilePart part, Annotation annotation, CheckCatalogue catalogue)
    {
        (_part, _annotation, _catalogue) = (part, annotation, catalogue);
        _confirmed = new(annotation);
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
            string.Join('；', texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageZh) + _confirmed.Zh(entry.Verdict))),
            string.Join("; ", texts.Select(entry => Placed(entry.Verdict, entry.Text.MessageEn) + _confirmed.En(entry.Verdict))),
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

    private bool IsConfirmed(Verdict verdict) => _confirmed.Has(verdict);

    private bool IsHere(Verdict verdict) => verdict.Row > 0 && (verdict.Part is null || verdict.Part == _part.Kind);

    private static IEnumerable<string> Distinct(IEnumerable<string> texts) =>
        texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    private static string Placed(Verdict verdict, string message) => verdict.Column is { Length: > 0 } column ? $"[{column}] {message}" : message;
}
