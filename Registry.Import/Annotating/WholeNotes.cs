using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Annotating;

/// <summary>The verdicts on a file or part as a whole, as a table.</summary>
internal static class WholeNotes
{
    /// <summary>First cell of the header, by which a table of an earlier copy is known.</summary>
    public const string FirstHeader = "检查编号 check";

    /// <summary>Header and one row for each verdict of row 0, or for each verdict at all.</summary>
    public static IEnumerable<IReadOnlyList<string>> Table(IEnumerable<Verdict> verdicts, ConfirmedQueries confirmed, CheckCatalogue catalogue)
    {
        yield return [FirstHeader, "级别 severity", "部分 part", "行 row", "列 column", "值 value", "原因", "reason", "建议 advice"];
        foreach (var verdict in verdicts)
        {
            var text = catalogue.Text(verdict);
            yield return
            [
                verdict.CheckId, confirmed.Has(verdict) ? "已核实 confirmed" : SeverityName(verdict.Severity), PartName(verdict.Part), verdict.Row == 0 ? "" : $"{verdict.Row}", verdict.Column ?? "",
                verdict.Value ?? "", text.MessageZh + confirmed.Zh(verdict), text.MessageEn + confirmed.En(verdict),
                confirmed.Has(verdict) ? "" : $"{text.AdviceZh} {text.AdviceEn}".Trim(),
            ];
        }
    }

    private static string SeverityName(Severity severity) =>
        severity switch { Severity.Error => "错误 error", Severity.Query => "待核实 query", _ => "提示 info" };

    private static string PartName(PartKind? part) =>
        part switch { PartKind.Incidence => "FB", PartKind.Death => "SW", PartKind.Population => "POP", PartKind.FollowUp => "SF", _ => "" };
}
