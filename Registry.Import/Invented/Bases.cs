using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>How a case was diagnosed, by the quality figures of its site group.</summary>
internal static class Bases
{
    private static readonly WeightedChoice<BasisOfDiagnosis> Microscopic = new(
        [(BasisOfDiagnosis.HistologyOfPrimary, 86), (BasisOfDiagnosis.HistologyOfMetastasis, 5), (BasisOfDiagnosis.Cytology, 9)]);
    private static readonly WeightedChoice<BasisOfDiagnosis> Clinical = new(
        [(BasisOfDiagnosis.ClinicalInvestigation, 86), (BasisOfDiagnosis.Clinical, 9),
         (BasisOfDiagnosis.TumourMarkers, 4), (BasisOfDiagnosis.Unknown, 1)]);

    /// <summary>Draws a basis; certificate-only cases are made from deaths, not here.</summary>
    public static BasisOfDiagnosis Draw(SiteRates rates, Chance chance) =>
        chance.Happens(rates.MicroscopicFraction) ? Microscopic.Draw(chance) : Clinical.Draw(chance);

    /// <summary>The basis that a tumour allows: haematological tumours and in situ carcinomas are seen under the microscope.</summary>
    public static BasisOfDiagnosis Fit(BasisOfDiagnosis basis, InventedTumour tumour, Chance chance)
    {
        var morphology = tumour.Morphology;
        if (morphology.Histology.Number is >= 9720 and not 9800)
            return chance.Happens(0.75) ? BasisOfDiagnosis.Cytology : BasisOfDiagnosis.HistologyOfPrimary;
        var needsMicroscope = morphology.Behaviour == Behaviour.InSitu || morphology.Histology.Number is > 9590 and < 9720;
        return needsMicroscope && !basis.IsMicroscopic() ? BasisOfDiagnosis.HistologyOfPrimary : basis;
    }
}
