namespace Registry.Core.Coding;

/// <summary>Most valid basis of diagnosis, the national list (T/CHIA 18-2021 Table 4): it has no 3 and no 8.</summary>
public enum BasisOfDiagnosis
{
    /// <summary>0 death certificate only.</summary>
    DeathCertificateOnly = 0,

    /// <summary>1 clinical only.</summary>
    Clinical = 1,

    /// <summary>2 clinical investigation, exploratory surgery, autopsy without histology.</summary>
    ClinicalInvestigation = 2,

    /// <summary>4 specific tumour markers.</summary>
    TumourMarkers = 4,

    /// <summary>5 cytology, haematology.</summary>
    Cytology = 5,

    /// <summary>6 histology of a metastasis.</summary>
    HistologyOfMetastasis = 6,

    /// <summary>7 histology of the primary, autopsy with histology.</summary>
    HistologyOfPrimary = 7,

    /// <summary>9 unknown.</summary>
    Unknown = 9,
}

/// <summary>What a basis of diagnosis counts as.</summary>
public static class BasesOfDiagnosis
{
    /// <summary>True for cytology and histology (5, 6, 7): the numerator of MV%.</summary>
    public static bool IsMicroscopic(this BasisOfDiagnosis basis) =>
        basis is BasisOfDiagnosis.Cytology or BasisOfDiagnosis.HistologyOfMetastasis or BasisOfDiagnosis.HistologyOfPrimary;
}
