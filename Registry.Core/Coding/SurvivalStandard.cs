using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>One of the three International Cancer Survival Standards: weights of age groups for the survival of patients of 15 years and more.</summary>
/// <remarks>Corazziari I, Quinn M, Capocaccia R. Eur J Cancer 2004;40:2307. The first is for most cancers, the second for those of middle age
/// (nasopharynx, soft tissue, melanoma, cervix, brain, thyroid, bone), the third for those of the young (testis, Hodgkin, acute lymphatic leukaemia).
/// Prostate has its own age groups.</remarks>
public sealed class SurvivalStandard
{
    private static readonly SurvivalStandard[] Known = [new(1), new(2), new(3)];

    private readonly (int From, double Weight)[] _weights;

    private SurvivalStandard(int number) => (Number, _weights) = (number,
        [.. EmbeddedTable.Read("icss_weights.csv").Select(row => (int.Parse(row["age_from"], CultureInfo.InvariantCulture), double.Parse(row[$"icss{number}"], CultureInfo.InvariantCulture)))]);

    /// <summary>1, 2 or 3.</summary>
    public int Number { get; }

    /// <summary>Youngest ages of the usual five groups.</summary>
    public static IReadOnlyList<int> UsualAges { get; } = [0, 45, 55, 65, 75];

    /// <summary>Youngest ages of the five groups of prostate.</summary>
    public static IReadOnlyList<int> ProstateAges { get; } = [0, 55, 65, 75, 85];

    /// <summary>The standard of a number from 1 to 3.</summary>
    public static SurvivalStandard Of(int number) => Known[number - 1];

    /// <summary>The standard and age groups that belong to a site.</summary>
    /// <param name="icd10">A code (C34.1), a category (C61) or the label of a group, which goes by its first category; lymphomas together
    /// (C81-C85 …) have the first standard, Hodgkin lymphoma alone (C81) the third.</param>
    public static (SurvivalStandard Standard, IReadOnlyList<int> Ages) OfSite(string icd10)
    {
        var category = icd10.Length >= 3 ? icd10[..3] : icd10;
        var number = category switch
        {
            "C11" or "C40" or "C41" or "C43" or "C47" or "C49" or "C53" or "C70" or "C71" or "C72" or "C73" => 2,
            "C62" => 3,
            "C81" when icd10.Length == 3 || icd10[3] == '.' => 3,
            _ => icd10.StartsWith("C91.0", StringComparison.Ordinal) ? 3 : 1,
        };
        return (Of(number), category == "C61" ? ProstateAges : UsualAges);
    }

    /// <summary>Weights of age groups, adding up to 1.</summary>
    /// <param name="ages">Youngest ages, ascending from 0, multiples of five.</param>
    public IReadOnlyList<double> Weights(IReadOnlyList<int> ages)
    {
        var sum = _weights.Sum(weight => weight.Weight);
        return [.. ages.Select((from, i) => _weights.Where(w => w.From >= from && (i == ages.Count - 1 || w.From < ages[i + 1])).Sum(w => w.Weight) / sum)];
    }
}
