using Registry.Api.Batches;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary>The words of the interface as a text for people says them: JSON and CSV keep the words themselves, a Chinese text has none of them.</summary>
internal static class SpokenWords
{
    private static readonly Dictionary<string, string> Zh = new(StringComparer.Ordinal)
    {
        ["error"] = "错误", ["query"] = "疑问", ["info"] = "提示",
        ["incidence"] = "发病", ["death"] = "死亡", ["population"] = "人口", ["followup"] = "随访",
        ["open"] = "待核实", ["confirmed"] = "已确认", ["settled"] = "已了结", ["earlier"] = "属前一批次", ["returned"] = "已退回",
        ["corrected"] = "已更正", ["still-returned"] = "仍退回", ["returned-otherwise"] = "因其他原因退回", ["newly-returned"] = "新退回",
        ["added"] = "新增", ["changed"] = "内容改变", ["missing-returned"] = "缺少（上轮退回）", ["missing-accepted"] = "缺少（上轮已接收）",
    };

    /// <summary>A word of a verdict, a query or a round.</summary>
    public static Bilingual Of(string word) => new(Zh.GetValueOrDefault(word, word), word);

    /// <summary>A part of a delivery; the file as a whole where there is none.</summary>
    public static Bilingual Part(string? word) => word is null ? new("文件", "file") : Of(word);

    /// <summary>What is wrong and what to do about it, as sentences: with a blank between them in English only.</summary>
    public static Bilingual Sentences(Words message, Words advice) => new(
        advice.Zh.Length == 0 ? message.Zh : $"{message.Zh}{(message.Zh is [.., '。' or '？' or '！'] ? "" : "。")}{advice.Zh}",
        advice.En.Length == 0 ? message.En : $"{message.En}{(message.En is [.., '.' or '?' or '!'] ? "" : ".")} {advice.En}");

    /// <summary>How many of the queries of a check are open and confirmed.</summary>
    public static Bilingual Answers(long? open, long? confirmed) =>
        confirmed > 0 ? new($"（待核实 {open}，已确认 {confirmed}）", $" ({open} open, {confirmed} confirmed)") : Bilingual.Same("");

    /// <summary>The same of a count of the store.</summary>
    public static Bilingual Answers(CheckCount count) => Answers(count.Open, count.Confirmed);
}
