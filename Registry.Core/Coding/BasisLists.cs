using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>A list of bases of diagnosis that others use.</summary>
public enum BasisList
{
    /// <summary>IARC/IACR, with CanReg's old 3 and 8.</summary>
    Iarc,

    /// <summary>ENCR, in which 8 is cytogenetic or molecular testing.</summary>
    Encr,

    /// <summary>NAACCR item 490, diagnostic confirmation.</summary>
    Naaccr,
}

/// <summary>Converts the basis of diagnosis between the national list and others; what a conversion loses is said, never passed over.</summary>
public static class BasisLists
{
    private static readonly Dictionary<(BasisList List, int Code), BasisMapping> Inward = Load("from").ToDictionary(m => (m.List, m.Mapping.Code), m => m.Mapping);
    private static readonly Dictionary<(BasisList List, BasisOfDiagnosis Basis), BasisMapping> Outward = Load("to").ToDictionary(m => (m.List, m.Mapping.Basis), m => m.Mapping);

    /// <summary>The national code for a code of another list, or null when that list has no such code.</summary>
    public static BasisMapping? From(BasisList list, int code) =>
        list == BasisList.Iarc ? BasesOfDiagnosis.FromOldCode(code) : Inward.GetValueOrDefault((list, code));

    /// <summary>The code of another list for a national one.</summary>
    public static BasisMapping To(BasisList list, BasisOfDiagnosis basis) =>
        list == BasisList.Iarc ? new(basis.ToInternational(), basis, "", "") : Outward[(list, basis)];

    private static IEnumerable<(BasisList List, BasisMapping Mapping)> Load(string direction) =>
        EmbeddedTable.Read("basis_lists.csv").Where(row => row["direction"] == direction).Select(row => (
            Enum.Parse<BasisList>(row["list"], ignoreCase: true),
            new BasisMapping(Number(row["code"]), (BasisOfDiagnosis)Number(row["basis"]), row["loss_zh"], row["loss_en"])));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
