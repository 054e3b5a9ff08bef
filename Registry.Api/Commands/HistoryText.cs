using System.Globalization;
using Registry.Api.History;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary>A version of a record as a person reads it.</summary>
internal static class HistoryText
{
    /// <summary>The version: where it comes from, how it ended, and its items below.</summary>
    public static Bilingual Of(VersionEntry v) => new(
        $"版本 {v.VersionId}{(v.FollowUp is { } ofZh ? $"（随访 {ofZh}）" : v.TumourNumber is { } zh ? $"（肿瘤 {zh}）" : "")}  {StateZh(v)}\n"
        + $"  批次 {v.BatchId}  {v.FileName} 第 {v.Row} 行  上报 {Time(v.UploadedAt)} {v.UploadedBy ?? "?"}"
        + (v.CommittedAt is { } atZh ? $"  入库 {Time(atZh)} {v.CommittedBy ?? "?"}" : "")
        + string.Concat(v.Items.Select(item => $"\n    {item.NameZh}  {HiddenValue.InChinese(Values(item))}")),
        $"version {v.VersionId}{(v.FollowUp is { } ofEn ? $" (follow-up {ofEn})" : v.TumourNumber is { } en ? $" (tumour {en})" : "")}  {StateEn(v)}\n"
        + $"  batch {v.BatchId}  {v.FileName} row {v.Row}  delivered {Time(v.UploadedAt)} by {v.UploadedBy ?? "?"}"
        + (v.CommittedAt is { } atEn ? $"  committed {Time(atEn)} by {v.CommittedBy ?? "?"}" : "")
        + string.Concat(v.Items.Select(item => $"\n    {item.NameEn}  {Values(item)}")));

    private static string StateZh(VersionEntry v) => v.State switch
    {
        "waiting" => "待入库",
        "current" => "现行",
        "replaced" => $"已被批次 {v.EndedByBatch} 替换{EndedZh(v)}",
        "withdrawn" => $"已由批次 {v.EndedByBatch} 撤下{EndedZh(v)}",
        _ => $"随批次撤销{EndedZh(v)}",
    };

    private static string StateEn(VersionEntry v) => v.State switch
    {
        "replaced" => $"replaced by batch {v.EndedByBatch}{EndedEn(v)}",
        "withdrawn" => $"withdrawn by batch {v.EndedByBatch}{EndedEn(v)}",
        "undone" => $"undone with its batch{EndedEn(v)}",
        _ => v.State,
    };

    private static string EndedZh(VersionEntry v) => v.EndedAt is { } at ? $"（{Time(at)} {v.EndedBy ?? "?"}）" : "";

    private static string EndedEn(VersionEntry v) => v.EndedAt is { } at ? $" ({Time(at)} by {v.EndedBy ?? "?"})" : "";

    private static string Values(ItemStep item) => $"{item.Before ?? "-"} → {item.After ?? "-"}";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
