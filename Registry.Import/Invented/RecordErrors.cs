using Registry.Core.Coding;
using Registry.Import.Linking;

namespace Registry.Import.Invented;

/// <summary>Mistakes of those who write records down, in about the proportions in which they are made.</summary>
/// <remarks>Three in four wrong characters sound like the right one (Liu et al. 2011: 76 %), most of them exactly; the rest look like it or are
/// neither. A mistyped resident ID nearly always fails its check, so that no number is left.</remarks>
internal sealed class RecordErrors(InventedNames names)
{
    /// <summary>The person as one record has it.</summary>
    public (string Name, DateOnly Birth, Sex Sex, int County, long? ResidentKey) Of(InventedLinkagePerson person, double rate, Chance chance)
    {
        var name = chance.Happens(rate) ? WrongName(person.Name, person.Surname.Length, chance) : person.Name;
        var birth = chance.Happens(rate) ? WrongBirth(person.Birth, chance) : person.Birth;
        var sex = chance.Happens(rate) ? (person.Sex == Sex.Male ? Sex.Female : Sex.Male) : person.Sex;
        var county = chance.Happens(rate) ? InventedLinkagePerson.OtherCounty(person.County, chance) : person.County;
        long? key = !chance.Happens(rate) ? person.ResidentKey
            : chance.Happens(0.09) ? InventedLinkagePerson.Key(person.Birth.AddDays(chance.Below(9000) - 4500), person.Sex, person.County, chance)
            : null;
        return (name, birth, sex, county, key);
    }

    /// <summary>A number with one digit wrong.</summary>
    public static int OtherNumber(int number, Chance chance)
    {
        var place = (int)Math.Pow(10, chance.Below(6));
        var digit = number / place % 10;
        return number + ((digit + 1 + chance.Below(9)) % 10 - digit) * place;
    }

    private string WrongName(string name, int surname, Chance chance)
    {
        var points = name.EnumerateRunes().Select(rune => rune.Value).ToList();
        var kind = chance.Fraction();
        var at = chance.Happens(0.15) ? chance.Below(surname) : surname + chance.Below(points.Count - surname);
        if (kind < 0.56 && names.SoundingLike(points[at], alike: false, chance) is { } same) points[at] = same;
        else if (kind < 0.68 && names.VariantOf(points[at], chance) is { } variant) points[at] = variant;
        else if (kind < 0.80 && names.SoundingLike(points[at], alike: true, chance) is { } alike) points[at] = alike;
        else if (kind < 0.90) points[at] = names.AnyCharacter(chance);
        else if (kind < 0.95 && points.Count > surname + 1) (points[^1], points[^2]) = (points[^2], points[^1]);
        else if (points.Count > 2) points.RemoveAt(1 + chance.Below(points.Count - 1));
        else points[at] = names.AnyCharacter(chance);
        return InventedNames.Text(points);
    }

    private static DateOnly WrongBirth(DateOnly birth, Chance chance)
    {
        var number = birth.Year * 10_000 + birth.Month * 100 + birth.Day;
        for (var tries = 0; tries < 20; tries++)
        {
            var kind = chance.Fraction();
            var wrong = kind switch
            {
                < 0.35 => OneDigit(number, chance),
                < 0.47 => birth.Year * 10_000 + birth.Day * 100 + birth.Month,
                < 0.57 => Exchanged(number, chance),
                < 0.72 => number + (chance.Happens(0.5) ? 10_000 : -10_000),
                < 0.85 => LunarDates.Of(number),
                < 0.93 => number - birth.Day + 1 + chance.Below(28),
                _ => Number(birth.AddDays(chance.Below(8000) - 4000)),
            };
            if (wrong != number && Date(wrong) is { } date) return date;
        }
        return birth.AddDays(1);
    }

    private static int OneDigit(int number, Chance chance)
    {
        var place = (int)Math.Pow(10, chance.Below(6));
        var digit = number / place % 10;
        return number + ((digit + 1 + chance.Below(9)) % 10 - digit) * place;
    }

    private static int Exchanged(int number, Chance chance)
    {
        var place = (int)Math.Pow(10, chance.Below(5));
        var (low, high) = (number / place % 10, number / place / 10 % 10);
        return number + (low - high) * (place * 10 - place);
    }

    private static int Number(DateOnly date) => date.Year * 10_000 + date.Month * 100 + date.Day;

    private static DateOnly? Date(int number)
    {
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        return year is >= 1880 and <= 2026 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }
}
