using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Exporting;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>What an import says to a person.</summary>
internal static class ImportText
{
    private const int ShownChecks = 5;

    /// <summary>What became of one file.</summary>
    public static Bilingual Of(BatchOutcome outcome, string file)
    {
        var (batch, counts) = (outcome.Batch, outcome.Batch.Counts);
        var seconds = outcome.Seconds.ToString("F1", CultureInfo.InvariantCulture);
        var name = new Bilingual(
            $"{(batch.Id == 0 ? "试运行" : $"批次 {batch.Id}")}  {Path.GetFileName(file)}  {BatchStateWords.Zh(batch)}",
            $"{(batch.Id == 0 ? "dry run" : $"batch {batch.Id}")}  {Path.GetFileName(file)}  "
            + $"{(batch.IsReturnedWhole ? BatchStateWords.ReturnedWholeEn : Batches.BatchEntry.Word(batch.State))}");
        // Of a file that could not be read there is nothing to count.
        var head = name + (batch.State == BatchState.Unreadable ? new Bilingual($"；{seconds} 秒", $"; {seconds} s") : new Bilingual(
            $"：读入 {Numbers.Count(counts.RowsRead)} 行 = "
            + $"新增 {Numbers.Count(counts.Inserted)} + 更新 {Numbers.Count(counts.Updated)} + 未变 {Numbers.Count(counts.Unchanged)} + "
            + $"退回 {Numbers.Count(counts.Rejected)} + 暂存 {Numbers.Count(counts.Held)}；待核实 {Numbers.Count(batch.Queried)} 行；{seconds} 秒",
            $": {Plural.Of(counts.RowsRead, "row")} read = "
            + $"{Numbers.Count(counts.Inserted)} inserted + {Numbers.Count(counts.Updated)} updated + {Numbers.Count(counts.Unchanged)} unchanged + "
            + $"{Numbers.Count(counts.Rejected)} returned + {Numbers.Count(counts.Held)} held; {Plural.Of(batch.Queried, "row")} with a query; {seconds} s"));
        if (batch.SameFileAs is { } earlier)
            head += new Bilingual($"\n  与批次 {earlier} 的文件完全相同", $"\n  the same file as batch {earlier}");
        if (outcome.Difference is { } difference) head += DifferenceText.Summary(difference);
        if (outcome.Refusal is { } refusal) head += new Bilingual("\n  " + refusal.Zh, "\n  " + refusal.En);
        var failed = outcome.Checks.Where(check => check.Severity != Severity.Info).ToList();
        var found = Bilingual.Join(Bilingual.Same(""), failed.Take(ShownChecks).Select(check =>
            Bilingual.Same("\n  ") + SpokenWords.Of(Batches.VerdictEntry.Word(check.Severity))
            + Bilingual.Same($" {check.CheckId} × {Numbers.Count(check.Verdicts)}") + SpokenWords.Answers(check)));
        var (more, verdicts) = (failed.Count - ShownChecks, failed.Skip(ShownChecks).Sum(check => check.Verdicts));
        var rest = more <= 0 ? Bilingual.Same("")
            : new($"\n  另有 {Numbers.Count(more)} 项核查，共 {Numbers.Count(verdicts)} 条", $"\n  and {Plural.Of(more, "more check")} with {Plural.Of(verdicts, "verdict")}");
        var where = failed.Count > 0 && batch.Id > 0
            ? new Bilingual($"\n  逐条原因：registry batches verdicts --batch {batch.Id}", $"\n  every reason: registry batches verdicts --batch {batch.Id}")
            : Bilingual.Same("");
        return head + found + rest + where;
    }

    /// <summary>A file that an export wrote and that brings no records.</summary>
    public static Bilingual PassedOver(string file, CompanionKind kind) => kind == CompanionKind.RecordKeys
        ? new($"{Path.GetFileName(file)}  略过：导出时写的记录编号对照表，不是上报资料", $"{Path.GetFileName(file)}  passed over: the list of record numbers that an export wrote, no delivery")
        : new($"{Path.GetFileName(file)}  略过：为 IARCcrgTools 导出的文件，不是上报资料", $"{Path.GetFileName(file)}  passed over: written for IARCcrgTools by an export, no delivery");

    /// <summary>A later batch that had brought rows of an undone one again.</summary>
    public static Bilingual RowsGoneFrom(LaterBatch later) => new(
        $"  批次 {later.BatchId} 曾重复送达其中 {Numbers.Count(later.Unchanged)} 行，这些行也不再计入；如需保留请重新导入该文件",
        $"  batch {later.BatchId} had brought {Numbers.Count(later.Unchanged)} of these rows again; what it brought again does not count any more: import its file again to keep it");

    /// <summary>How far it is, in one line.</summary>
    public static string Progress(string file, ImportProgress progress)
    {
        var culture = CultureInfo.InvariantCulture;
        var percent = progress.Percent is { } p ? string.Create(culture, $"{p,3:F0}%  ") : "";
        var left = progress.SecondsLeft is { } s ? string.Create(culture, $", {s:F0} s left") : "";
        return string.Create(culture,
            $"{percent}{progress.Phase} {Path.GetFileName(file)}: {Plural.Of(progress.Rows, "row")}, {progress.RowsPerSecond:F0} rows/s{left}");
    }
}
