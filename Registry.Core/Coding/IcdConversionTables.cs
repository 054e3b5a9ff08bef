using System.Globalization;
using static Registry.Core.Coding.IcdConversion;

namespace Registry.Core.Coding;

/// <summary>The tables of the ICD-O-3 to ICD-10 conversion and how each of their rules is followed.</summary>
internal static class IcdConversionTables
{
    private const string AllOtherSites = "all other sites";
    private static readonly string[][] SiteColumns = LoadSiteColumns();
    private static readonly Dictionary<(int Histology, int Behaviour), (int Rule, string Argument)> Rules = LoadRules();
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rule8 = EmbeddedTable.Read("icdo3_to_icd10_rule8.csv");
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rule9 = EmbeddedTable.Read("icdo3_to_icd10_rule9.csv");
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> LiverRows = EmbeddedTable.Read("icdo3_to_icd10_liver.csv");

    /// <summary>Morphologies that have a rule, as histology and behaviour digit.</summary>
    public static IEnumerable<(int Histology, int Behaviour)> Morphologies => Rules.Keys;

    /// <summary>The rule and its argument that the table names for a morphology; null when it has none.</summary>
    public static (int Rule, string Argument)? RuleOf(Morphology morphology) =>
        Rules.TryGetValue((morphology.Histology.Number, (int)morphology.Behaviour), out var found) ? found : null;

    /// <summary>The code by the rule that the morphology table names.</summary>
    public static Outcome Main(Topography site, Morphology morphology, Sex sex)
    {
        if (!Rules.TryGetValue((morphology.Histology.Number, (int)morphology.Behaviour), out var found))
            return Outcome.None(IcdConversionFault.NoRule);
        return found.Rule switch
        {
            >= 1 and <= 5 => OfSite(site, found.Rule),
            7 => OfArgument(site, found.Argument, sex),
            8 => OfList(site, LineOf(found.Argument), sex),
            9 => OfSexList(site, LineOf(found.Argument), sex),
            _ => throw new InvalidOperationException($"Conversion table: {morphology} has the unknown rule {found.Rule}."),
        };
    }

    /// <summary>Rules 1 to 5: the site's column for malignant, benign, in situ, uncertain or metastatic.</summary>
    public static Outcome OfSite(Topography site, int rule) => Outcome.Of(SiteColumns[site.Ordinal][rule - 1]);

    /// <summary>The code of a malignant tumour of the liver, or null when the code stays as it is (lymphoma, leukaemia).</summary>
    public static Outcome? Liver(int histology)
    {
        foreach (var row in LiverRows)
            if (NumberRanges.Contain(row["morphologies"], histology))
                return Outcome.Of(row["icd10"]);
        return null;
    }

    // Rule 7: a code and, where it belongs to one sex, a mark behind it.
    private static Outcome OfArgument(Topography site, string argument, Sex sex)
    {
        var code = argument.TrimEnd('+', '@', '#');
        return BelongsTo(argument[code.Length..], sex)
            ? Outcome.Of(WithSubsite(code, site))
            : Outcome.None(IcdConversionFault.OtherSex);
    }

    // Rule 8: from the given line downwards, the first line that names the site.
    private static Outcome OfList(Topography site, int line, Sex sex)
    {
        var row = FirstOf(Rule8, line, site);
        if (!BelongsTo(row["flag"], sex)) return Outcome.None(IcdConversionFault.OtherSex);
        return CodeOrRule(site, row["icd10"], row["use_topography_rule"], IcdConversionFault.NoRule);
    }

    // Rule 9: as rule 8, with a code for each sex.
    private static Outcome OfSexList(Topography site, int line, Sex sex)
    {
        var row = FirstOf(Rule9, line, site);
        var male = CodeOrRule(site, row["icd10_male"], row["use_topography_rule_male"], IcdConversionFault.OtherSex);
        var female = CodeOrRule(site, row["icd10_female"], row["use_topography_rule_female"], IcdConversionFault.OtherSex);
        return sex switch
        {
            Sex.Male => male,
            Sex.Female => female,
            _ when male.Code is { } code && code == female.Code => male,
            _ when male.Code is { } code && code.Category == female.Code?.Category => Outcome.Of(code.Category),
            _ => Outcome.None(IcdConversionFault.SexNeeded),
        };
    }

    private static Outcome CodeOrRule(Topography site, string code, string rule, IcdConversionFault otherwise) =>
        rule.Length > 0 ? OfSite(site, LineOf(rule)) : Outcome.Of(WithSubsite(code, site), otherwise);

    private static IReadOnlyDictionary<string, string> FirstOf(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows, int line, Topography site)
    {
        for (var i = line - 1; i < rows.Count; i++)
            if (rows[i]["topography"] is AllOtherSites || rows[i]["topography"] == site.Code || rows[i]["topography"] == site.Category)
                return rows[i];
        throw new InvalidOperationException($"Conversion table: no line for {site} from line {line} on.");
    }

    // A - or * as fourth character stands for the subsite of the topography.
    private static string WithSubsite(string code, Topography site) =>
        code.Length == 4 && code[3] is '-' or '*' ? code[..3] + site.Code[4] : code;

    private static bool BelongsTo(string flag, Sex sex) =>
        flag switch { "+" => sex == Sex.Female, "@" => sex == Sex.Male, _ => true };

    private static int LineOf(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Dictionary<(int, int), (int, string)> LoadRules() =>
        // The supplement holds morphologies of ICD-O-3.2 that the older table does not know.
        EmbeddedTable.Read("icdo3_to_icd10_morphology.csv").Concat(EmbeddedTable.Read("icdo3_to_icd10_supplement.csv")).ToDictionary(
            row => (LineOf(row["morphology"]), LineOf(row["behaviour"])),
            row => (LineOf(row["rule"]), row["argument"]));

    private static string[][] LoadSiteColumns() =>
        [.. EmbeddedTable.Read("icdo3_topography.csv").Select(row => (string[])[
            row["icd10_malignant"], row["icd10_benign"], row["icd10_in_situ"], row["icd10_uncertain"], row["icd10_metastatic"]])];
}
