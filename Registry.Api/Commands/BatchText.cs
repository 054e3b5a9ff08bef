using System.Text;
using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>A batch as a person reads it.</summary>
internal static class BatchText
{
    private static readonly Dictionary<string, Bilingual> States = new(
        Enum.GetValues<BatchState>().Select(state => KeyValuePair.Create(BatchEntry.Word(state), new Bilingual(BatchStateWords.Zh(state), BatchEntry.Word(state)))),
        StringComparer.Ordinal)
    {
        [BatchEntry.Returned] = new(BatchStateWords.ReturnedWholeZh, BatchEntry.Returned),
    };

    /// <summary>The state of a batch as a text says it.</summary>
    public static Bilingual State(string word) => States.GetValueOrDefault(word, Bilingual.Same(word));

    /// <summary>One line of a list.</summary>
    public static Bilingual Line(BatchEntry b) => Head(b) + (b.Kind != BatchEntry.Word(BatchKind.Delivery) ? Made(b) : Rows(b));

    private static Bilingual Head(BatchEntry b)
    {
        var (rest, name) = ($"  {b.Registry ?? "-",-6}  {b.UploadedAt:yyyy-MM-dd HH:mm}  ", NameOf(b));
        return new($"{b.BatchId,4}  {State(b.State).Zh}{rest}{name.Zh}  ", $"{b.BatchId,4}  {b.State,-10}{rest}{name.En}  ");
    }

    /// <summary>Name of the file; what takes something back has none, and the English words that are kept in its place stand for it.</summary>
    public static Bilingual NameOf(BatchEntry b) =>
        b.Kind == BatchEntry.Word(BatchKind.Compensation) ? new($"冲销批次 {b.Compensates}", b.FileName)
        : b.Kind == BatchEntry.Word(BatchKind.RecordUndo) ? new("撤销一条记录", b.FileName)
        : Bilingual.Same(b.FileName);

    private static Bilingual Rows(BatchEntry b)
    {
        var accepted = Numbers.Count(b.Inserted + b.Updated + b.Unchanged);
        var text = new Bilingual(
            $"读入 {Numbers.Count(b.RowsRead)} 行，接受 {accepted}，退回 {Numbers.Count(b.Rejected)}，待核实 {Numbers.Count(b.Queried)} 行",
            $"{Plural.Of(b.RowsRead, "row")}, {accepted} accepted, {Numbers.Count(b.Rejected)} returned, {Plural.Of(b.Queried, "row")} with a query");
        if (b.State == BatchEntry.Word(BatchState.Uploaded)) text += new Bilingual("；未读完：registry batches check", "; not read to its end: registry batches check");
        return b.CompensatedBy is { } by ? text + new Bilingual($"；已被批次 {by} 冲销", $"; compensated by batch {by}") : text;
    }

    /// <summary>A batch with what its checks found.</summary>
    public static string Of(BatchEntry b, IReadOnlyList<CheckEntry> checks, IReadOnlyList<RoundEntry> rounds, ReportLanguage language)
    {
        var text = new StringBuilder(Line(b).In(language));
        if (b.Kind != BatchEntry.Word(BatchKind.Delivery)) return text.ToString();
        if (b.ReadAs is { } readAs) text.Append("\n  ").Append(new Bilingual(readAs.Zh, readAs.En).In(language));
        if (b.Atomic) text.Append("\n  ").Append(new Bilingual("一处错误即退回整个文件", "one error returns the whole file").In(language));
        text.Append("\n  ").Append(new Bilingual($"库内已有不同内容时：{UpdateZh(b.Update)}", $"rows stored with other content: {b.Update}").In(language));
        if (b.SameFileAs is { } earlier)
            text.Append("\n  ").Append(new Bilingual($"与批次 {earlier} 的文件完全相同", $"the same file as batch {earlier}").In(language));
        foreach (var round in rounds) text.Append(DifferenceText.Round(round).In(language));
        foreach (var check in checks)
            text.Append($"\n  {SpokenWords.Of(check.Severity).In(language),-5} {check.CheckId,-12} {Numbers.Count(check.Verdicts),8}  ")
                .Append(language == ReportLanguage.Zh ? check.Message?.Zh : check.Message?.En)
                .Append(SpokenWords.Answers(check.Open, check.Confirmed).In(language));
        return text.ToString();
    }

    // What takes something back has no rows of a file.
    private static Bilingual Made(BatchEntry b) => new(
        $"移出 {Numbers.Count(b.Withdrawn)} 条记录，恢复 {Numbers.Count(b.Updated)} 条，{b.MadeBy}：{b.Reason}",
        $"{Plural.Of(b.Withdrawn, "record")} withdrawn, {Numbers.Count(b.Updated)} put back, by {b.MadeBy}: {b.Reason}");

    private static string UpdateZh(string word) => word switch
    {
        "overwrite" => "覆盖（overwrite）",
        "fill-empty" => "只补空项（fill-empty）",
        _ => "退回该行（reject）",
    };
}
