namespace Registry.Core.Coding;

/// <summary>The decisions about multiple primaries in words.</summary>
internal static class PrimaryText
{
    public static (string Zh, string En) Of(PrimaryDecision decision)
    {
        var (tumour, other) = (decision.Tumour, decision.Other);
        if (other is null)
            return decision.Rule switch
            {
                PrimaryRule.InSitu => ("原位癌不参与多原发判定。", "In situ tumours take no part in the count of primaries."),
                PrimaryRule.NotMalignant => (
                    "颅内以外的良性或动态未定肿瘤不参与多原发判定。",
                    "Benign and uncertain tumours outside the skull take no part in the count of primaries."),
                _ => ("本人的首个肿瘤。", "The first tumour of the person."),
            };
        var (zh, en) = Reason(decision.Rule, other, tumour);
        return decision.Standing == PrimaryStanding.SameTumour
            ? ($"与 {other.Label} 为同一肿瘤，只计一例：{zh}。", $"Same tumour as {other.Label}, counted once: {en}.")
            : decision.IsUndecided
                ? ($"计入；与 {other.Label} 是否同一肿瘤无法判断：{zh}。", $"Counted; not decided whether the same as {other.Label}: {en}.")
                : ($"计入，与 {other.Label} 为不同原发：{zh}。", $"Counted, another primary than {other.Label}: {en}.");
    }

    private static (string Zh, string En) Reason(PrimaryRule rule, PersonTumour one, PersonTumour two) => rule switch
    {
        PrimaryRule.DifferentHistology => ($"组织学组不同（{Zh(one.Group)}；{Zh(two.Group)}）", $"histology groups differ ({En(one.Group)}; {En(two.Group)})"),
        PrimaryRule.DifferentSite => ($"器官不同（{Organ(one)}；{Organ(two)}）", $"another organ ({Organ(one)}; {Organ(two)})"),
        PrimaryRule.SameSite => ($"同一器官（{Organ(two)}），组织学同组（{Zh(two.Group)}）", $"one organ ({Organ(two)}) and one histology group ({En(two.Group)})"),
        PrimaryRule.BothSides => ($"成对器官（{Organ(two)}）两侧，组织学同组（{Zh(two.Group)}）", $"both sides of a pair ({Organ(two)}) and one histology group ({En(two.Group)})"),
        PrimaryRule.Subsites => ($"{two.Site!.Category} 的不同亚部位，组织学同组（{Zh(two.Group)}）", $"subsites of {two.Site!.Category} and one histology group ({En(two.Group)})"),
        PrimaryRule.NonSpecific => (
            $"同一器官（{Organ(two)}），非特异组织学并入（{Zh(one.Group)}；{Zh(two.Group)}）",
            $"one organ ({Organ(two)}), and a histology that is not specific is taken up ({En(one.Group)}; {En(two.Group)})"),
        PrimaryRule.Systemic => ($"{Zh(two.Group)}不论部位，每人只计一次", $"group {En(two.Group)} is counted once in a person, whatever the site"),
        PrimaryRule.NonSpecificSystemic => (
            $"未特指的造血和淋巴组织肿瘤并入特指类型（{Zh(one.Group)}；{Zh(two.Group)}）",
            $"an unspecified haematopoietic neoplasm is taken up by a specific one ({En(one.Group)}; {En(two.Group)})"),
        PrimaryRule.UnknownSite => ("其中一个部位不明（C80.9 或缺失），组织学不能区分", "one of the sites is unknown (C80.9 or missing) and the histology does not decide"),
        _ => ("其中一个没有可用的组织学组", "one of the two has no histology group"),
    };

    private static string Zh(HistologyGroup? group) => group is null ? "无" : $"{group.Number} {group.NameZh}";

    private static string En(HistologyGroup? group) => group is null ? "none" : $"{group.Number} {group.NameEn}";

    private static string Organ(PersonTumour tumour) => tumour.Site is null ? "-" : PrimarySite.Of(tumour.Site).Code;
}
