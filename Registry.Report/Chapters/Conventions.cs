using Registry.Core.Coding;
using Registry.Report.Statistics;

namespace Registry.Report.Chapters;

/// <summary>What is counted as cancer, where, and which tumours of a person: as the settings and the question say.</summary>
internal static class Conventions
{
    /// <summary>All cancers, then the decision of the site on each open question.</summary>
    public static IEnumerable<Bilingual> Of(SiteSettings settings)
    {
        List<string> codes = ["C00-C97", "D32-D33"];
        if (settings["d35"] == "yes") codes.Add("D35.2-D35.4");
        codes.Add("D42-D43");
        if (settings["d45-d47"] != "excluded") codes.Add("D45-D47");
        var (all, last) = (codes.SkipLast(1), codes[^1]);
        yield return new(
            $"全部癌症包括 ICD-10 {string.Join('、', all)} 和 {last}；非黑色素瘤皮肤癌（C44）计入合计，另列“所有部位除外C44”。",
            $"All cancers are ICD-10 {string.Join(", ", all)} and {last}; other skin cancers (C44) are in the total, and a total without C44 is given beside it.");
        foreach (var setting in settings.Chosen) yield return new(setting.TextZh, setting.TextEn);
    }

    /// <summary>Where the deaths of mortality and M:I come from.</summary>
    public static Bilingual Deaths(ReportData data) =>
        data.Input.Cube.Tumours.Deaths == Core.Cube.DeathSource.RegisteredCases
            ? new("死亡来源：登记病例中死于癌症者（按死亡日期），而非全人口死因登记。",
                "Deaths: registered cases that died of cancer, by their date of death; not vital statistics.")
            : new("死亡来源：全人口死因登记的根本死因，无论是否登记为病例。",
                "Deaths: vital statistics by underlying cause, whether registered as a case or not.");

    /// <summary>Which tumours of a person with several are counted, and how many are left out.</summary>
    public static Bilingual Counting(ReportData data)
    {
        var tumours = data.Input.Cube.Tumours;
        var leftOut = Numbers.Count(tumours.LeftOutIn([.. data.Accepted.Select(r => r.Code)], data.Year, data.Year));
        return tumours.Counting switch
        {
            Core.Cube.Counting.Primaries => new(
                $"多原发：按 IARC/IACR 2004 年规则计数，同一肿瘤的多条记录只计一例；本年未计 {leftOut} 条。",
                $"Multiple primaries: counted by the rules of IARC/IACR 2004, records of one tumour once; {leftOut} records of the year are left out."),
            Core.Cube.Counting.First => new(
                $"多原发：每人只计首个原发肿瘤（IARC/IACR 2004 年规则）；本年未计 {leftOut} 条。",
                $"Multiple primaries: only the first primary of each person is counted (rules of IARC/IACR 2004); {leftOut} records of the year are left out."),
            _ => new("多原发：登记的每个肿瘤均计数。", "Multiple primaries: every registered tumour is counted."),
        };
    }
}
