using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>An ICD-10 code derived from ICD-O-3, with the steps that led to it.</summary>
/// <param name="Code">The code, or null.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="RuleZh">The rule that decided, in Chinese.</param>
/// <param name="RuleEn">The rule that decided, in English.</param>
public sealed record IcdDerivation(IcdCode? Code, IcdConversionFault Fault, string RuleZh, string RuleEn)
{
    private static readonly (string Zh, string En)[] Columns =
        [("恶性", "malignant"), ("良性", "benign"), ("原位", "in situ"), ("动态未定", "uncertain"), ("转移", "metastatic")];

    /// <summary>Derives the code of a tumour and says how.</summary>
    public static IcdDerivation Of(Topography site, Morphology morphology, Sex sex)
    {
        var code = IcdConversion.FromIcdO3(site, morphology, sex, out var fault);
        var (zh, en) = fault switch
        {
            IcdConversionFault.NoRule => ("转换表中没有该形态学、行为和部位的规则", "the tables have no rule for this morphology, behaviour and site"),
            IcdConversionFault.OtherSex => ("该组织学只见于另一性别，或性别不明", "the histology belongs to the other sex, or the sex is not known"),
            IcdConversionFault.SexNeeded => ("男女编码不同，性别不明", "the code differs between men and women and the sex is not known"),
            _ => Steps(site, morphology, sex, code!),
        };
        return new(code, fault, zh, en);
    }

    private static (string, string) Steps(Topography site, Morphology morphology, Sex sex, IcdCode code)
    {
        var isException = IcdConversion.IsException(site, morphology, sex);
        var (zh, en) = isException ? ("部位例外", "exception of the site") : Main(morphology);
        var main = isException ? code : IcdConversionTables.Main(site, morphology, sex).Code;
        if (site.Category == "C22" && morphology.Behaviour == Behaviour.Malignant && IcdConversionTables.Liver(morphology.Histology.Number) is not null)
            return ($"{zh}；再按肝脏恶性肿瘤表", $"{en}; then the table of malignant tumours of the liver");
        return main == code ? (zh, en) : ($"{zh}；ICD-10 无 {main}，用 {code}", $"{en}; ICD-10 has no {main}, so {code}");
    }

    private static (string Zh, string En) Main(Morphology morphology)
    {
        var (rule, argument) = IcdConversionTables.RuleOf(morphology)!.Value;
        var number = rule.ToString(CultureInfo.InvariantCulture);
        return rule switch
        {
            <= 5 => ($"规则 {number}：部位的{Columns[rule - 1].Zh}编码", $"rule {number}: the {Columns[rule - 1].En} code of the site"),
            7 => ($"规则 7：形态学自带编码 {argument}", $"rule 7: the code of the morphology, {argument}"),
            8 => ($"规则 8：形态学的部位表，自第 {argument} 行起", $"rule 8: list of sites of the morphology from line {argument}"),
            _ => ($"规则 9：形态学的部位与性别表，自第 {argument} 行起", $"rule 9: list of sites and sexes of the morphology from line {argument}"),
        };
    }
}
