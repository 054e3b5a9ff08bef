using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Codes of administrative divisions (GB/T 2260) and addresses.</summary>
internal static class AreaCodes
{
    // One bit for each of a million codes.
    private static readonly ulong[] InList = Load();

    // The words that name the township part of an address.
    private static readonly string[] Townships = ["镇", "乡", "街道", "苏木", "办事处", "农场", "林场", "牧场"];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        .. Both("A-CODE-1", (f, text) => !Area.IsWellFormed(text) && !(f.IsProvincial && IsEightDigits(text))),
        .. Both("A-CODE-2", (_, text) => Area.IsWellFormed(text) && !IsListed(Read(text))),
        OfCity(Item.HouseholdCityCode, Item.HouseholdAreaCode),
        OfCity(Item.ResidenceCityCode, Item.ResidenceAreaCode),
        .. Both("A-CODE-4", (_, text) => IsEightDigits(text) && !IsOfZhejiang(text)),
        new("A-ADDR-1", [Item.HouseholdAddress], f => f.Text(Item.HouseholdAddress) is { } address && IsInWords(address) && !NamesTownship(address)),
    ];

    /// <summary>The first six digits of a code as a number; 0 when the text is no code. Of an eight-digit code that Zhejiang gave to an
    /// area without a division of its own only the city is known.</summary>
    public static int Read(ReadOnlySpan<char> text)
    {
        if (text.Length < 6 || text.ContainsAnyExceptInRange('0', '9') || !Area.IsProvince(text[..2])) return 0;
        var code = 0;
        foreach (var digit in text[..6]) code = code * 10 + digit - '0';
        return IsLocal(text) ? code / 100 * 100 : code;
    }

    /// <summary>True when the list of today has the code.</summary>
    public static bool IsListed(int code) => (InList[code >> 6] >> code & 1) != 0;

    private static IEnumerable<Check> Both(string id, Func<RowFacts, string, bool> fails) =>
        ((Item[])[Item.HouseholdAreaCode, Item.ResidenceAreaCode]).Select(item =>
            new Check(id, [item], f => f.Text(item) is { } text && fails(f, text)));

    private static Check OfCity(Item city, Item county) =>
        new("A-CODE-3", [county, city], f => f.Text(city) is { Length: >= 4 } of && f.Text(county) is { Length: >= 4 } code
            && !of.AsSpan(0, 4).SequenceEqual(code.AsSpan(0, 4))) { Arguments = f => f.Text(city)! };

    private static bool IsEightDigits(string text) => text.Length == 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    // A division of the list with two zeros, or an area of Hangzhou that has only a local code.
    private static bool IsOfZhejiang(string text) =>
        IsLocal(text) || (text.EndsWith("00", StringComparison.Ordinal) && Read(text) is > 0 and var code && IsListed(code));

    // 下沙, 大江东 and 西湖风景区. Today 330111 and 330114 are the codes of other districts.
    private static bool IsLocal(ReadOnlySpan<char> text) => text is "33011100" or "33011400" or "33019800";

    // Some systems keep the area code in the column of the address.
    private static bool IsInWords(string address) => address.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');

    private static bool NamesTownship(string address)
    {
        foreach (var word in Townships)
            if (address.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static ulong[] Load()
    {
        var bits = new ulong[1_000_000 / 64];
        foreach (var area in Area.All)
        {
            var code = int.Parse(area.Code, System.Globalization.CultureInfo.InvariantCulture);
            bits[code >> 6] |= 1UL << code;
        }
        return bits;
    }
}
