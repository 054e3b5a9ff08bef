using System.Globalization;

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

/// <summary>What became of a code of the international list in the national list.</summary>
/// <param name="Code">Code 0 to 9 of the international list, with CanReg's old 3 and 8.</param>
/// <param name="Basis">The national code.</param>
/// <param name="LossZh">What the conversion loses, in Chinese; empty when nothing.</param>
/// <param name="LossEn">What the conversion loses, in English; empty when nothing.</param>
public sealed record BasisMapping(int Code, BasisOfDiagnosis Basis, string LossZh, string LossEn)
{
    /// <summary>True when the code means the same in both lists; otherwise a registrar must confirm (V-MAP-1).</summary>
    public bool IsLossless => LossEn.Length == 0;
}

/// <summary>What a basis of diagnosis counts as, and how other lists convert to it.</summary>
public static class BasesOfDiagnosis
{
    private static readonly BasisMapping[] ByInternationalCode = Load();

    /// <summary>True for cytology and histology (5, 6, 7): the numerator of MV%.</summary>
    public static bool IsMicroscopic(this BasisOfDiagnosis basis) =>
        basis is BasisOfDiagnosis.Cytology or BasisOfDiagnosis.HistologyOfMetastasis or BasisOfDiagnosis.HistologyOfPrimary;

    /// <summary>Reads a digit of the national list; null for 3, 8 and anything else.</summary>
    public static BasisOfDiagnosis? TryParse(ReadOnlySpan<char> text) =>
        text.Trim() is [>= '0' and <= '9' and not '3' and not '8' and var digit] ? (BasisOfDiagnosis)(digit - '0') : null;

    /// <summary>Converts a code of the international list, in which CanReg once had 3 and 8; null when it is not 0 to 9.</summary>
    /// <remarks>Old 3 becomes 2 and old 8 becomes 7. ENCR has since given 8 to molecular tests: files that follow that list
    /// must not come this way.</remarks>
    public static BasisMapping? FromOldCode(int code) =>
        code is >= 0 and <= 9 ? ByInternationalCode[code] : null;

    /// <summary>The code in the international list: the same digit, nothing is lost.</summary>
    public static int ToInternational(this BasisOfDiagnosis basis) => (int)basis;

    /// <summary>The strongest of several: histology of the primary first, unknown last (V-MAP-2).</summary>
    /// <remarks>The certificate alone stands between clinical diagnosis and unknown: it is used when nothing else is known.</remarks>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static BasisOfDiagnosis Strongest(IEnumerable<BasisOfDiagnosis> bases) =>
        bases.MaxBy(b => b == BasisOfDiagnosis.Unknown ? -1 : (int)b);

    private static BasisMapping[] Load() =>
        [.. EmbeddedTable.Read("basis_mapping.csv").Select(row => new BasisMapping(
            Digit(row["code"]), (BasisOfDiagnosis)Digit(row["basis"]), row["loss_zh"], row["loss_en"]))];

    private static int Digit(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
