using System.Text;
using Registry.Api.Batches;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>A batch as a person reads it.</summary>
internal static class BatchText
{
    /// <summary>One line of a list.</summary>
    public static string Line(BatchEntry b) =>
        $"{b.BatchId,4}  {b.State,-10}  {b.Registry ?? "-",-6}  {b.UploadedAt:yyyy-MM-dd HH:mm}  {b.FileName}  "
        + $"{Numbers.Count(b.RowsRead)} rows, {Numbers.Count(b.Inserted + b.Updated + b.Unchanged)} accepted, "
        + $"{Numbers.Count(b.Rejected)} returned, {Numbers.Count(b.Queried)} with a query"
        + (b.State == BatchEntry.Word(Core.Records.BatchState.Uploaded) ? "; not read to its end: registry batches check" : "");

    /// <summary>A batch with what its checks found.</summary>
    public static string Of(BatchEntry b, IReadOnlyList<CheckEntry> checks, ReportLanguage language)
    {
        var text = new StringBuilder(Line(b));
        if (b.ReadAs is { } readAs) text.Append("\n  ").Append(readAs);
        if (b.Atomic) text.Append("\n  ").Append(new Bilingual("一处错误即退回整个文件", "one error returns the whole file").In(language));
        text.Append("\n  ").Append(new Bilingual($"库内已有不同内容时：{b.Update}", $"rows stored with other content: {b.Update}").In(language));
        if (b.SameFileAs is { } earlier)
            text.Append("\n  ").Append(new Bilingual($"与批次 {earlier} 的文件完全相同", $"the same file as batch {earlier}").In(language));
        foreach (var check in checks)
            text.Append($"\n  {check.Severity,-5} {check.CheckId,-12} {Numbers.Count(check.Verdicts),8}  ")
                .Append(language == ReportLanguage.Zh ? check.Message?.Zh : check.Message?.En)
                .Append(check.Confirmed > 0
                    ? new Bilingual($"（待核实 {check.Open}，已确认 {check.Confirmed}）", $" ({check.Open} open, {check.Confirmed} confirmed)").In(language)
                    : "");
        return text.ToString();
    }
}
