using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>Somebody who does not exist.</summary>
/// <remarks>The identity number has the division 339999, which GB/T 2260 never issued, and a correct check character: it passes
/// every check of a number and no living person can have it. Telephone numbers are eleven zeros.</remarks>
internal sealed class InventedPerson
{
    /// <summary>The division of every invented identity number; not in GB/T 2260.</summary>
    public const string Division = "339999";

    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷";
    private const string GivenCharacters =
        "安柏晨川丹恩芳歌禾佳康岚明宁朋晴荣书桐文溪雅泽子航静丽玲敏娜琴蓉婷薇欣燕颖云珍志忠伟涛强平勇军杰峰刚国海华建亮龙鹏庆山松天祥新星永宇玉元兴远毅";
    private static readonly WeightedChoice<string> Ethnicities =
        new([("01", 98.6), ("42", 0.5), ("08", 0.2), ("03", 0.2), ("15", 0.2), ("06", 0.3)]);

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>False for the few whose birth month is not known; they have no identity number either.</summary>
    public bool KnowsBirthMonth { get; init; } = true;

    public required string Name { get; init; }

    public string? IdNumber { get; init; }

    public required string Ethnicity { get; init; }

    public required string MaritalStatus { get; init; }

    /// <summary>Day of death, once it has happened.</summary>
    public DateOnly? DeathDate { get; set; }

    /// <summary>Incidence date of the last tumour; nobody dies before it.</summary>
    public DateOnly LastIncidence { get; set; }

    /// <summary>True when the death was from cancer.</summary>
    public bool DiedOfCancer { get; set; }

    public static InventedPerson Born(DateOnly birth, Sex sex, int age, Chance chance)
    {
        var knowsMonth = !(age >= 70 && chance.Happens(0.002));
        return new()
        {
            Sex = sex,
            BirthDate = birth,
            KnowsBirthMonth = knowsMonth,
            Name = NameOf(chance),
            IdNumber = knowsMonth && !chance.Happens(0.008) ? IdNumberOf(birth, sex, chance) : null,
            Ethnicity = Ethnicities.Draw(chance),
            MaritalStatus = age < 22 ? "10" : chance.Happens(age / 250.0) ? "30" : chance.Happens(0.94) ? "20" : "40",
        };
    }

    /// <summary>A day of birth for somebody of an age group on a day; few of the open group are much older than 85.</summary>
    public static DateOnly BirthDateOf(DateOnly day, int ageGroup, Chance chance)
    {
        var beyond = AgeScheme.Cn19.WidthYears(ageGroup) is { } width ? chance.Below(width) : Math.Min(chance.Below(9), chance.Below(16));
        return day.AddYears(-AgeScheme.Cn19.LowerBound(ageGroup) - beyond).AddDays(-chance.Below(365));
    }

    /// <summary>An identity number of the impossible division with its check character.</summary>
    public static string IdNumberOf(DateOnly birth, Sex sex, Chance chance)
    {
        var sequence = chance.Below(499) * 2 + (sex == Sex.Male ? 1 : 2);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{Division}{birth:yyyyMMdd}{sequence:D3}");
        return digits + ResidentId.CheckCharacter(digits);
    }

    private static string NameOf(Chance chance)
    {
        var given = chance.Happens(0.75) ? 2 : 1;
        var name = new char[1 + given];
        name[0] = Surnames[chance.Below(Surnames.Length)];
        for (var i = 1; i < name.Length; i++) name[i] = GivenCharacters[chance.Below(GivenCharacters.Length)];
        return new(name);
    }
}
