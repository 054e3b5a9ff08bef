namespace Registry.Import.Linking;

/// <summary>How often two persons' names agree by chance, by how frequent the names are.</summary>
internal static class ChanceOfNames
{
    /// <summary>Of wrong characters so many follow the frequency of names; the others are any.</summary>
    private const double Usual = 0.5;

    /// <summary>Characters that may stand in a given name, and those of one sound among them.</summary>
    private const double Characters = 1000, CharactersOfASound = 10;

    /// <summary>Share of pairs of two persons whose names agree as these do.</summary>
    /// <param name="f">The frequencies.</param>
    /// <param name="agreement">How the two agree.</param>
    /// <param name="average">The share over all names.</param>
    /// <param name="a">One name.</param>
    /// <param name="b">The other.</param>
    public static double Of(KnownFrequencies f, NameAgreement agreement, double average, in NameKeys a, in NameKeys b) => agreement switch
    {
        NameAgreement.Equal => f.Exact(a),
        NameAgreement.Variant => Math.Max(f.Exact(a), f.Exact(b)),
        NameAgreement.Homophone or NameAgreement.Reordered => Math.Max(f.Sound(a), f.Sound(b)),
        NameAgreement.NearHomophone => Math.Max(f.Alike(a), f.Alike(b)),
        NameAgreement.OneCharacter => OneCharacter(f, a, b) is > 0 and var shared ? shared : average * Math.Max(f.Surname(a), f.Surname(b)) / f.SurnameAgreement,
        NameAgreement.SurnameDiffers => Math.Max(f.Given(a), f.Given(b)),
        NameAgreement.OneMissing => average * Math.Max(f.Surname(a), f.Surname(b)) / f.SurnameAgreement,
        NameAgreement.SurnameOnly => Math.Max(f.Surname(a), f.Surname(b)),
        _ => average,
    };

    /// <summary>By how much the share is to be multiplied for the characters in which the two differ.</summary>
    /// <remarks>The other name of somebody else is one of those that are usual, while a mistake makes unusual ones as well. Of all names that agree
    /// so, p is the share of a name in the population and q = p/2 + 1/(2A) its share among mistakes, A being the characters there are.
    /// Records of others have the name with p + m·q, by mistake or not; that it came from the other name is q/(p + m·q) times
    /// as likely as by chance. Either of the two may be the mistaken one.</remarks>
    /// <param name="f">The frequencies.</param>
    /// <param name="agreement">How the two agree.</param>
    /// <param name="m">How often two records of one person agree so.</param>
    /// <param name="a">One name.</param>
    /// <param name="b">The other.</param>
    public static double OfReplacement(KnownFrequencies f, NameAgreement agreement, double m, in NameKeys a, in NameKeys b)
    {
        var (shared, characters) = agreement switch
        {
            NameAgreement.Homophone => (Math.Max(f.Sound(a), f.Sound(b)), CharactersOfASound),
            NameAgreement.NearHomophone => (Math.Max(f.Alike(a), f.Alike(b)), CharactersOfASound),
            NameAgreement.OneCharacter => (OneCharacter(f, a, b), Characters),
            _ => (0, 0),
        };
        return shared > 0 ? 2 / (Ratio(f.Exact(a) / shared, m, characters) + Ratio(f.Exact(b) / shared, m, characters)) : 1;
    }

    private static double Ratio(double share, double m, double characters)
    {
        var p = Math.Min(1, share);
        var q = Usual * p + (1 - Usual) / characters;
        return q / (p + m * q);
    }

    // Share of the names with the surname and the character that the two have in common; 0 when there is none.
    private static double OneCharacter(KnownFrequencies f, in NameKeys a, in NameKeys b)
    {
        if (a.FirstPart == 0 || b.FirstPart == 0) return 0;
        if (a.FirstPart == b.FirstPart) return f.Part(a.FirstPart, a);
        if (a.SecondPart == b.SecondPart) return f.Part(a.SecondPart, a);
        return Math.Max(
            Math.Max(f.Part(a.FirstPart, a), f.Part(b.FirstPart, b)),
            Math.Max(f.Part(a.SecondPart, a), f.Part(b.SecondPart, b)));
    }
}
