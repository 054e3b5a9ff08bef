using System.Text;
using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>A batch as a person reads it.</summary>
internal static class BatchText
{
    /// <summary>One line of a list.</summary>
    public static string Line(BatchEntry b) =>
        b.Kind != BatchEntry.Word(BatchKind.Delivery) ? Made(b)
        : $"{b.BatchId,4}  {b.State,-10}  {b.Registry ?? "-",-6}  {b.UploadedAt:yyyy-MM-dd HH:mm}  {b.FileName}  "
        + $"{Numbers.Count(b.RowsRead)} rows, {Numbers.Count(b.Inserted + b.Updated + b.Unchanged)} accepted, "
        + $"{Numbers.Count(b.Rejected)} returned, {Numbers.Count(b.Queried)} rows with a query"
        + (b.State == BatchEntry.Word(BatchState.Uploaded) ? "; not read to its end: registry batches check" : "")
        + (b.CompensatedBy is { } by ? $"; compensated by batch {by}" : "");

    /// <summary>A batch with what its checks found.</summary>
    public static string Of(BatchEntry b, IReadOnlyList<CheckEntry> checks, IReadOnlyList<RoundEntry> rounds, ReportLanguage language)
    {
        var text = new StringBuilder(Line(b));
        if (b.Kind != BatchEntry.Word(BatchKind.Delivery)) return text.ToString();
        if (b.ReadAs is { } readAs) text.Append("\n  ").Append(readAs);
        if (b.Atomic) text.Append("\n  ").Append(new Bilingual("一处错误即退回整个文件", "one error returns the whole file").In(language));
        text.Append("\n  ").Append(new Bilingual($"库内已有不同内容时：{b.Update}", $"rows stored with other content: {b.Update}").In(language));
        if (b.SameFileAs is { } earlier)
            text.Append("\n  ").Append(new Bilingual($"与批次 {earlier} 的文件完全相同", $"the same file as batch {earlier}").In(language));
        foreach (var round in rounds) text.Append(DifferenceText.Round(round).In(language));
        foreach (var check in checks)
            text.Append($"\n  {check.Severity,-5} {check.CheckId,-12} {Numbers.Count(check.Verdicts),8}  ")
                .Append(language == ReportLanguage.Zh ? check.Message?.Zh : check.Message?.En)
                .Append(check.Confirmed > 0
                    ? new Bilingual($"（待核实 {check.Open}，已确认 {check.Confirmed}）", $" ({check.Open} open, {check.Confirmed} confirmed)").In(language)
                    : "");
        return text.ToString();
    }

    // What takes something back has no rows of a file.
    private static string Made(BatchEntry b) =>
        $"{b.BatchId,4}  {b.State,-10}  {b.Registry ?? "-",-6}  {b.UploadedAt:yyyy-MM-dd HH:mm}  {b.FileName}  "
        + $"{Numbers.Count(b.Withdrawn)} records withdrawn, {Numbers.Count(b.Updated)} put back, by {b.MadeBy}: {b.Reason}";
}
