using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>What is taken back, or would be, as a person reads it.</summary>
internal static class UndoText
{
    private const int Shown = 20;

    /// <summary>What an undo would do.</summary>
    public static Bilingual Of(UndoPreview preview)
    {
        var text = Head(preview.Refusal, $"撤销批次 {preview.Batch.Id}", $"undo of batch {preview.Batch.Id}");
        foreach (var part in preview.Parts)
            text += new Bilingual(
                $"\n  {Zh(part.Part)}：移出 {Numbers.Count(part.Disappearing)}，恢复先前内容 {Numbers.Count(part.Returning)}",
                $"\n  {VerdictEntry.Word(part.Part)}: {Plural.Of(part.Disappearing, "disappears", "disappear")}, {Plural.Of(part.Returning, "comes back as it was before", "come back as they were before")}");
        text += Effects(preview.Consequences);
        foreach (var later in preview.HeldBy) text += Holder(later);
        foreach (var later in preview.RepeatedBy) text += Bilingual.Same("\n") + ImportText.RowsGoneFrom(later);
        return text;
    }

    /// <summary>What an undo did: what went and what came back, not what the file had brought.</summary>
    public static Bilingual Of(UndoOutcome undone)
    {
        var batch = undone.Batch!;
        var text = new Bilingual($"批次 {batch.Id}（{BatchText.NameOf(BatchEntry.Of(batch)).Zh}）已撤销", $"batch {batch.Id} ({batch.FileName}) undone");
        if (undone.Parts.Count == 0) text += new Bilingual("：没有记录移出或恢复", ": no record went or came back");
        foreach (var part in undone.Parts)
            text += new Bilingual(
                $"\n  {Zh(part.Part)}：移出 {Numbers.Count(part.Disappearing)}，恢复先前内容 {Numbers.Count(part.Returning)}",
                $"\n  {VerdictEntry.Word(part.Part)}: {Numbers.Count(part.Disappearing)} went, {Numbers.Count(part.Returning)} came back as before");
        foreach (var later in undone.RepeatedBy) text += Bilingual.Same("\n") + ImportText.RowsGoneFrom(later);
        return text;
    }

    /// <summary>What a compensation or the undo of one record did, or would do.</summary>
    /// <param name="outcome">What became of it; without a batch it was refused or only looked at.</param>
    /// <param name="act">What it is called.</param>
    public static Bilingual Of(CompensationOutcome outcome, Bilingual act)
    {
        var (batch, preview) = (outcome.Batch, outcome.Preview);
        var text = batch is null ? Head(preview.Refusal, act.Zh, act.En)
            : new Bilingual(
                $"批次 {batch.Id}（{BatchText.NameOf(BatchEntry.Of(batch)).Zh}）已入库；可用 registry batches undo --batch {batch.Id} 撤销",
                $"batch {batch.Id} ({batch.FileName}) committed; registry batches undo --batch {batch.Id} takes it back");
        foreach (var part in preview.Parts)
            text += new Bilingual(
                $"\n  {Zh(part.Part)}：移出 {Numbers.Count(part.Withdrawn)}，恢复先前内容 {Numbers.Count(part.PutBack)}，保持不变 {Numbers.Count(part.Kept)}",
                $"\n  {VerdictEntry.Word(part.Part)}: {Numbers.Count(part.Withdrawn)} withdrawn, {Numbers.Count(part.PutBack)} put back as before, {Plural.Of(part.Kept, "stays", "stay")}");
        foreach (var (id, cases) in preview.Applied)
            text += new Bilingual($"\n  批次 {id} 写入病例的死亡取回 {Numbers.Count(cases)} 例", $"\n  {Plural.Of(cases, "death comes", "deaths come")} off the cases that batch {id} took them to");
        text += Effects(preview.Consequences);
        foreach (var kept in preview.Kept.Take(Shown))
            text += new Bilingual($"\n  保持不变 {kept.Record.Registry} {kept.Record}：", $"\n  stays {kept.Record.Registry} {kept.Record}: ") + Why(kept.Fate, kept.BatchId);
        var more = preview.Kept.Count - Shown;
        return more <= 0 ? text
            : text + new Bilingual($"\n  另有 {Numbers.Count(more)} 条（--format json 列出全部）", $"\n  and {Numbers.Count(more)} more (--format json lists all)");
    }

    /// <summary>What became of the versions that a compensation looked at.</summary>
    public static Bilingual Fates(IReadOnlyList<CompensatedCount> counts)
    {
        var text = Bilingual.Same("");
        foreach (var count in counts)
            text += new Bilingual($"\n  {Zh(count.Part)} {Numbers.Count(count.Records)}：", $"\n  {VerdictEntry.Word(count.Part)} {Numbers.Count(count.Records)}: ")
                + Why(count.Fate, count.KeptBy);
        return text;
    }

    private static Bilingual Head(Refusal? refusal, string zh, string en) => refusal is null
        ? new($"预览：{zh}", $"preview: {en}")
        : new($"已拒绝：{refusal.Zh}", $"refused: {refusal.En}");

    private static Bilingual Effects(UndoConsequences effects)
    {
        var text = Counts(effects.Counts);
        foreach (var check in effects.Answers.GroupBy(answer => (answer.CheckId, answer.Lapses)))
            text += new Bilingual(
                $"\n  {check.Key.CheckId}：{Numbers.Count(check.Count())} 条确认{(check.Key.Lapses ? "失效" : "恢复")}",
                $"\n  {check.Key.CheckId}: {Plural.Of(check.Count(), check.Key.Lapses ? "confirmation lapses" : "confirmation comes back", check.Key.Lapses ? "confirmations lapse" : "confirmations come back")}");
        text += Concerned("人员合并", "merge of persons", "merges of persons", effects.Merges);
        text += Concerned("死亡匹配", "match of a death", "matches of deaths", effects.Matches);
        text += Concerned("追溯", "tracing", "tracings", effects.Traces);
        text += Concerned(
            "有多个肿瘤的人员（原发判定可能改变）", "person with several tumours (primaries may be told apart otherwise)",
            "persons with several tumours (primaries may be told apart otherwise)", effects.SeveralTumours);
        return text;
    }

    private static Bilingual Counts(IReadOnlyList<CountChange> changes)
    {
        var text = Bilingual.Same("");
        foreach (var change in changes)
            text += new Bilingual(
                $"\n  {change.Registry} {change.Year}：发病 {Signed(change.Cases)}，死亡 {Signed(change.Deaths)}",
                $"\n  {change.Registry} {change.Year}: {Signed(change.Cases)} {Noun(change.Cases, "case")}, {Signed(change.Deaths)} {Noun(change.Deaths, "death")}");
        return text;
    }

    private static string Noun(long number, string one) => Math.Abs(number) == 1 ? one : one + "s";

    private static Bilingual Concerned(string zh, string one, string many, IReadOnlyList<long> ids) => ids.Count == 0 ? Bilingual.Same("")
        : new($"\n  涉及{zh} {Numbers.Count(ids.Count)}：{List(ids)}", $"\n  {Plural.Of(ids.Count, one, many)} concerned: {List(ids)}");

    private static string List(IReadOnlyList<long> ids) => string.Join(", ", ids.Take(Shown)) + (ids.Count > Shown ? " …" : "");

    private static Bilingual Holder(LaterBatch later)
    {
        var ties = new List<Bilingual>();
        Tie(later.Updated, number => new($"替换其中 {Numbers.Count(number)} 行", $"replaced {Plural.Of(number, "row")} of it"));
        Tie(later.Unchanged, number => new($"沿用其中 {Numbers.Count(number)} 行", $"relies on {Plural.Of(number, "row")} of it"));
        Tie(later.Certificates, number => new($"据其死亡证明登记 {Numbers.Count(number)} 例", $"has {Plural.Of(number, "case")} from its death certificates"));
        Tie(later.FollowUps, number => new($"随访其病例 {Numbers.Count(number)} 次", $"has {Plural.Of(number, "follow-up")} of its cases"));
        Tie(later.AppliedDeaths, number => new($"据此将死亡写入 {Numbers.Count(number)} 个病例", $"took deaths to {Plural.Of(number, "case")} because of it"));
        Tie(later.BroughtAnew, number => new($"重新送达 {Numbers.Count(number)} 条", $"brought {Plural.Of(number, "withdrawn record")} anew"));
        return new(
            $"\n  批次 {later.BatchId}：{string.Join("，", ties.Select(tie => tie.Zh))}", $"\n  batch {later.BatchId}: {string.Join(", ", ties.Select(tie => tie.En))}");

        void Tie(long number, Func<long, Bilingual> said)
        {
            if (number > 0) ties.Add(said(number));
        }
    }

    private static Bilingual Why(CompensatedFate fate, long? batch) => fate switch
    {
        CompensatedFate.Withdrawn => new("移出", "withdrawn"),
        CompensatedFate.PutBack => new("恢复先前内容", "put back as before"),
        CompensatedFate.ReplacedLater => new($"之后由批次 {batch} 替换或移出", $"replaced or withdrawn later by batch {batch}"),
        CompensatedFate.BroughtAgain => new($"批次 {batch} 又送达了相同内容", $"batch {batch} brought the same again"),
        CompensatedFate.Applied => new($"批次 {batch} 已据此将死亡写入病例", $"batch {batch} took a death to a case because of it"),
        CompensatedFate.Followed => new($"批次 {batch} 有该病例的随访", $"batch {batch} has a follow-up of this case"),
        _ => new($"批次 {batch} 的病例仅凭该死亡证明登记", $"a case of batch {batch} is registered from this certificate only"),
    };

    private static string Signed(long number) => (number > 0 ? "+" : number < 0 ? "−" : "") + Numbers.Count(Math.Abs(number));

    private static string Zh(PartKind part) => part switch { PartKind.Incidence => "发病", PartKind.Death => "死亡", PartKind.FollowUp => "随访", _ => "人口" };
}
