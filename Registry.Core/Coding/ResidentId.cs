using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>What is wrong with a resident identity number.</summary>
public enum ResidentIdFault
{
    /// <summary>Nothing: the number is valid.</summary>
    None,

    /// <summary>Neither 17 digits and a check character nor 15 digits.</summary>
    Format,

    /// <summary>The birth date in it is no calendar day, before 1850 or in the future.</summary>
    BirthDate,

    /// <summary>The check character is wrong.</summary>
    CheckCharacter,
}

/// <summary>A valid 18-character resident identity number (GB 11643-1999).</summary>
/// <remarks>Personal data: <see cref="ToString"/> shows none of it.</remarks>
public sealed record ResidentId
{
    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentId(string number, PartialDate birthDate, bool wasExtended) =>
        (Number, BirthDate, WasExtended) = (number, birthDate, wasExtended);

    /// <summary>The 18 characters.</summary>
    public string Number { get; }

    /// <summary>Date of birth in characters 7 to 14.</summary>
    public PartialDate BirthDate { get; }

    /// <summary>True when it was written with 15 digits and has been extended.</summary>
    public bool WasExtended { get; }

    /// <summary>Sex by the parity of character 17.</summary>
    public Sex Sex => (Number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Division of first issue, six digits. Numbers keep abolished codes.</summary>
    public string Division => Number[..6];

    /// <summary>The first 17 digits as a number: a compact key of the person.</summary>
    public long Key => long.Parse(Number.AsSpan(0, 17), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>True when a number that should only name a record begins with a valid resident identity number.</summary>
    /// <remarks>Some registries number their cases by the resident ID.</remarks>
    public static bool StandsIn(string? number) =>
        number is { Length: >= 15 } && TryParse(number.AsSpan(0, number.Length >= 18 ? 18 : 15), DateOnly.MaxValue, out _) is not null;

    /// <summary>Reads a number of 18 or 15 characters; full-width characters and a small x are accepted.</summary>
    /// <param name="text">The text as entered.</param>
    /// <param name="today">No one is born after this day.</param>
    /// <param name="fault">What is wrong, when the result is null.</param>
    public static ResidentId? TryParse(ReadOnlySpan<char> text, DateOnly today, out ResidentIdFault fault)
    {
        Span<char> number = stackalloc char[18];
        fault = ResidentIdFault.Format;
        if (!Normalise(text.Trim(), number, out var extended)) return null;

        fault = ResidentIdFault.BirthDate;
        if (PartialDate.TryCreate(Digits(number[6..10]), Digits(number[10..12]), Digits(number[12..14])) is not { } birth
            || birth.Year < 1850 || birth.Earliest > today)
            return null;

        fault = ResidentIdFault.CheckCharacter;
        if (extended) number[17] = CheckCharacter(number);
        if (number[17] != CheckCharacter(number)) return null;

        fault = ResidentIdFault.None;
        return new(number.ToString(), birth, extended);
    }

    /// <summary>The number that a stored <see cref="Key"/> came from. Whether it was once written with 15 digits is not kept.</summary>
    /// <exception cref="ArgumentException">The key is not the first 17 digits of a valid number.</exception>
    public static ResidentId FromKey(long key)
    {
        Span<char> number = stackalloc char[18];
        if (key is >= 0 and <= 99_999_999_999_999_999 && key.TryFormat(number, out _, "D17", CultureInfo.InvariantCulture)
            && PartialDate.TryCreate(Digits(number[6..10]), Digits(number[10..12]), Digits(number[12..14])) is { } birth)
        {
            number[17] = CheckCharacter(number);
            return new(number.ToString(), birth, wasExtended: false);
        }
        throw new ArgumentException("This is not the key of a resident identity number.", nameof(key));
    }

    /// <summary>The check character of the first 17 digits: "10X98765432"[Σ aᵢ·Wᵢ mod 11].</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (digits[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <inheritdoc/>
    public override string ToString() => "resident ID (hidden)";

    private static bool Normalise(ReadOnlySpan<char> text, Span<char> number, out bool extended)
    {
        extended = text.Length == 15;
        if (text.Length is not (15 or 18)) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is >= '！' and <= '～' ? (char)(text[i] - '！' + '!') : text[i];
            if (c == 'x') c = 'X';
            if (!char.IsAsciiDigit(c) && !(c == 'X' && i == 17)) return false;
            number[extended && i >= 6 ? i + 2 : i] = c;
        }
        if (extended) (number[6], number[7]) = ('1', '9');
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
