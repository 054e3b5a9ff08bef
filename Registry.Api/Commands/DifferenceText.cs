using Registry.Api.Batches;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>The difference of a round as a person reads it.</summary>
internal static class DifferenceText
{
    /// <summary>The counts in a few lines.</summary>
    public static Bilingual Summary(RoundDifference difference)
    {
        var c = DifferenceCounts.Of(difference);
        return new(
            $"\n  批次 {difference.RoundOf} 的第 {difference.Round} 轮：已更正 {N(c.Corrected)}，仍退回 {N(c.StillReturned + c.ReturnedOtherwise)}（其中原因不同 {N(c.ReturnedOtherwise)}），"
            + $"新退回 {N(c.NewlyReturned)}，新增 {N(c.Added)}，内容改变 {N(c.Changed)}，未变 {N(c.Unchanged)}，"
            + $"缺少 {N(c.MissingReturned + c.MissingAccepted)}（其中上轮已接收 {N(c.MissingAccepted)}）；已了结的核实 {N(c.SettledQueries)} 行",
            $"\n  round {difference.Round} of batch {difference.RoundOf}: {N(c.Corrected)} corrected, {N(c.StillReturned + c.ReturnedOtherwise)} still returned "
            + $"({N(c.ReturnedOtherwise)} for another reason), {N(c.NewlyReturned)} newly returned, {N(c.Added)} new, {N(c.Changed)} changed, {N(c.Unchanged)} unchanged, "
            + $"{N(c.MissingReturned + c.MissingAccepted)} missing ({N(c.MissingAccepted)} of them accepted before); {Plural.Of(c.SettledQueries, "row")} with a query settled");
    }

    /// <summary>One row.</summary>
    public static string Line(DifferenceEntry e, ReportLanguage language) =>
        $"{SpokenWords.Of(e.Change).In(language),-18} {SpokenWords.Of(e.Part).In(language)} {e.RowBefore?.ToString() ?? "-"} → {e.Row?.ToString() ?? "-"}  {e.Number}"
        + (e.ChecksBefore.Count + e.Checks.Count == 0 ? "" : $"  {Ids(e.ChecksBefore)} → {Ids(e.Checks)}");

    /// <summary>One round of a chain.</summary>
    public static Bilingual Round(RoundEntry r) => new(
        $"\n  第 {r.Round} 轮  批次 {r.BatchId}  {BatchText.State(r.State).Zh}  {r.FileName}：读入 {N(r.RowsRead)} 行，退回 {N(r.Rejected)}，待核实 {N(r.Queried)}",
        $"\n  round {r.Round}  batch {r.BatchId}  {r.State}  {r.FileName}: {Plural.Of(r.RowsRead, "row")}, {N(r.Rejected)} returned, {Plural.Of(r.Queried, "row")} with a query");

    private static string Ids(IReadOnlyList<string> checks) => checks.Count == 0 ? "-" : string.Join(' ', checks);

    private static string N(long count) => Numbers.Count(count);
}
