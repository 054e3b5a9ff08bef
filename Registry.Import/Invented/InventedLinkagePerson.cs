using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>Somebody of a linkage trial.</summary>
/// <param name="Surname">Surname.</param>
/// <param name="Given">Given name.</param>
/// <param name="Birth">Day of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="County">Number of the county, 0 to 89.</param>
/// <param name="ResidentKey">Seventeen digits of the resident ID; its division begins with 99, which no province has.</param>
internal sealed record InventedLinkagePerson(string Surname, string Given, DateOnly Birth, Sex Sex, int County, long ResidentKey)
{
    private const int Counties = 90;
    private const long Divisions = 990_000;

    public string Name => Surname + Given;

    public static InventedLinkagePerson Born(InventedNames names, Chance chance)
    {
        var sex = chance.Happens(0.52) ? Sex.Male : Sex.Female;
        // Around 1952, few before 1925 and after 1990: the ages of cancer patients of twenty years.
        var year = Math.Clamp(1952 + (int)((chance.Fraction() + chance.Fraction() + chance.Fraction() - 1.5) * 26), 1920, 2005);
        var birth = year < 1950 && chance.Happens(0.015) ? new DateOnly(year, 1, 1) : new DateOnly(year, 1, 1).AddDays(chance.Below(365));
        // Counties are not of one size.
        var county = Math.Min(chance.Below(Counties), chance.Below(Counties));
        return new(names.Surname(county, chance), names.Given(sex, year, chance), birth, sex, county, Key(birth, sex, county, chance));
    }

    /// <summary>A twin: same surname, day and county; mostly the same sex and often one character of the name.</summary>
    public InventedLinkagePerson Twin(InventedNames names, Chance chance)
    {
        var sex = chance.Happens(0.7) ? Sex : Sex == Sex.Male ? Sex.Female : Sex.Male;
        return this with { Given = Related(names, sex, Birth.Year, chance), Sex = sex, ResidentKey = Key(Birth, sex, County, chance) };
    }

    /// <summary>A brother or sister, up to ten years apart.</summary>
    public InventedLinkagePerson Sibling(InventedNames names, Chance chance)
    {
        var sex = chance.Happens(0.5) ? Sex.Male : Sex.Female;
        var birth = Birth.AddDays(300 + chance.Below(3300));
        return this with { Given = Related(names, sex, birth.Year, chance), Sex = sex, Birth = birth, ResidentKey = Key(birth, sex, County, chance) };
    }

    /// <summary>Somebody else of the same name, day of birth and sex, half of them of the same county.</summary>
    public InventedLinkagePerson Namesake(Chance chance) =>
        this with { County = chance.Happens(0.5) ? County : OtherCounty(County, chance), ResidentKey = Key(Birth, Sex, County, chance) };

    public static int OtherCounty(int county, Chance chance) =>
        chance.Happens(0.5) ? county / 9 * 9 + (county % 9 + 1 + chance.Below(8)) % 9 : (county + 1 + chance.Below(Counties - 1)) % Counties;

    /// <summary>Division of a county of the province 33: eleven prefectures would be too even, so nine counties each.</summary>
    public static string AreaCode(int county) => string.Create(CultureInfo.InvariantCulture, $"33{county / 9 + 1:D2}{county % 9 + 1:D2}");

    /// <summary>A number of a hundred divisions of a county of birth.</summary>
    public static long Key(DateOnly birth, Sex sex, int county, Chance chance) =>
        (Divisions + county * 100 + chance.Below(100)) * 100_000_000_000 + (birth.Year * 10_000L + birth.Month * 100 + birth.Day) * 1000 + chance.Below(499) * 2 + (sex == Sex.Male ? 1 : 2);

    private string Related(InventedNames names, Sex sex, int year, Chance chance)
    {
        var given = names.Given(sex, year, chance);
        if (given.Length != 2 || Given.Length != 2 || !chance.Happens(0.6)) return given;
        return chance.Happens(0.7) ? Given[..1] + given[1..] : given[..1] + Given[1..];
    }
}
