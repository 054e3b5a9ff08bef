namespace Registry.Core.Coding;

/// <summary>Urban or rural, as the reports divide registries.</summary>
public enum AreaType
{
    /// <summary>城市: a district of a city at or above prefecture level.</summary>
    Urban = 1,

    /// <summary>农村: a county or county-level city.</summary>
    Rural = 2,
}

/// <summary>An administrative division (GB/T 2260) with its name.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="NameZh">Chinese name of the division itself.</param>
/// <param name="FullNameZh">Name with the divisions above it: 浙江省杭州市西湖区.</param>
public sealed record Area(string Code, string NameZh, string FullNameZh)
{
    private static readonly Dictionary<string, Area> ByCode = Load();

    private static readonly Dictionary<string, string> ProvincesEn =
        EmbeddedTable.Read("provinces_en.csv").ToDictionary(r => r["code"], r => r["name_en"], StringComparer.Ordinal);

    /// <summary>Every division of the list.</summary>
    public static IReadOnlyCollection<Area> All => ByCode.Values;

    /// <summary>The division of a code, or null when the list has none (abolished, or never issued).</summary>
    public static Area? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>True when the text is six digits whose first two are a province-level code in use.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> code) =>
        code.Length == 6 && code.IndexOfAnyExceptInRange('0', '9') < 0 && IsProvince(code[..2]);

    /// <summary>True for the two digits of a province, region or municipality.</summary>
    public static bool IsProvince(ReadOnlySpan<char> digits) =>
        digits is "11" or "12" or "13" or "14" or "15" or "21" or "22" or "23" or "31" or "32" or "33" or "34" or "35"
            or "36" or "37" or "41" or "42" or "43" or "44" or "45" or "46" or "50" or "51" or "52" or "53" or "54"
            or "61" or "62" or "63" or "64" or "65" or "71" or "81" or "82";

    /// <summary>Urban when the fifth digit is 0 or 1, else rural; a registry may be listed otherwise.</summary>
    /// <remarks>canregtools R/classify.R; 2021 Henan annual report §2.4.3.2.</remarks>
    public static AreaType TypeOf(string code) => code[4] is '0' or '1' ? AreaType.Urban : AreaType.Rural;

    /// <summary>English name of the province-level division that a code lies in; null when the code is in none.</summary>
    public static string? ProvinceNameEn(string code) => code.Length >= 2 ? ProvincesEn.GetValueOrDefault(code[..2] + "0000") : null;

    private static Dictionary<string, Area> Load()
    {
        var names = EmbeddedTable.Read("area_codes.csv").ToDictionary(r => r["code"], r => r["name_zh"], StringComparer.Ordinal);
        return names.ToDictionary(n => n.Key, n => new Area(n.Key, n.Value, FullName(n.Key, names)), StringComparer.Ordinal);
    }

    private static string FullName(string code, Dictionary<string, string> names)
    {
        string[] chain = [code[..2] + "0000", code[..4] + "00", code];
        return string.Concat(chain.Distinct().Select(c => names.GetValueOrDefault(c, "")).Where(n => !IsOnlyALevel(n)));
    }

    // Entries that fill the middle level where a province or municipality has its counties itself.
    private static bool IsOnlyALevel(string name) =>
        name is "市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划";
}
