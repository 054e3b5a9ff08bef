namespace Registry.Import.Linking;

/// <summary>How two names in their compared form agree.</summary>
internal static class NameComparison
{
    /// <summary>The strongest agreement that holds. It does not depend on the order of the two.</summary>
    public static NameAgreement Of(ReadOnlySpan<int> a, int surnameA, ReadOnlySpan<int> b, int surnameB)
    {
        if (a.IsEmpty || b.IsEmpty) return NameAgreement.Missing;
        if (a.SequenceEqual(b)) return NameAgreement.Equal;
        if (a.Length == b.Length) return OfSameLength(a, surnameA, b, surnameB);
        var shorter = a.Length < b.Length ? a : b;
        var longer = a.Length < b.Length ? b : a;
        if (shorter.Length >= 2 && longer.Length == shorter.Length + 1 && IsOneMissing(shorter, longer)) return NameAgreement.OneMissing;
        return SurnameAgrees(a, surnameA, b, surnameB) ? NameAgreement.SurnameOnly : NameAgreement.Different;
    }

    /// <summary>How two names as written agree.</summary>
    public static NameAgreement Of(string? a, string? b)
    {
        Span<int> pointsA = stackalloc int[NameText.Longest], pointsB = stackalloc int[NameText.Longest];
        var nameA = pointsA[..NameText.Normalise(a, pointsA)];
        var nameB = pointsB[..NameText.Normalise(b, pointsB)];
        return Of(nameA, NameText.SurnameLength(nameA), nameB, NameText.SurnameLength(nameB));
    }

    /// <summary>True when names that agree so have one surname. Where a character is missing the surname itself may be.</summary>
    public static bool IsOfOneSurname(NameAgreement agreement, in NameKeys a, in NameKeys b) => agreement switch
    {
        NameAgreement.Missing or NameAgreement.SurnameDiffers or NameAgreement.Different => false,
        NameAgreement.OneMissing => a.Surname != 0 && a.Surname == b.Surname,
        _ => true,
    };

    /// <summary>The readings of a name, the surname read as a surname.</summary>
    public static void Sounds(ReadOnlySpan<int> points, int surnameLength, Span<ushort> sounds)
    {
        for (var i = 0; i < points.Length; i++) sounds[i] = NameCharacters.SoundOf(points[i]);
        if (surnameLength == 1) sounds[0] = NameCharacters.SurnameSoundOf(points[0]);
        else if (surnameLength == 2)
            (sounds[0], sounds[1]) =
                NameCharacters.CompoundSoundOf(NameCharacters.StandardOf(points[0]), NameCharacters.StandardOf(points[1]));
    }

    /// <summary>The standard form of a character by its place.</summary>
    public static int StandardAt(ReadOnlySpan<int> points, int place, int surnameLength) =>
        place == 0 && surnameLength == 1 ? NameCharacters.StandardSurname(points[0]) : NameCharacters.StandardOf(points[place]);

    private static NameAgreement OfSameLength(ReadOnlySpan<int> a, int surnameA, ReadOnlySpan<int> b, int surnameB)
    {
        var surname = Math.Max(1, Math.Min(surnameA, surnameB));
        int sounding = 0, alike = 0, otherInSurname = 0, otherInGiven = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (StandardAt(a, i, surnameA) == StandardAt(b, i, surnameB)) continue;
            if (NameCharacters.SoundTheSame(a[i], b[i], alike: false)) sounding++;
            else if (NameCharacters.SoundTheSame(a[i], b[i], alike: true)) alike++;
            else if (i < surname) otherInSurname++;
            else otherInGiven++;
        }
        if (otherInSurname + otherInGiven == 0)
            return alike > 0 ? NameAgreement.NearHomophone : sounding > 0 ? NameAgreement.Homophone : NameAgreement.Variant;
        if (IsReordered(a, b)) return NameAgreement.Reordered;
        var isHan = surnameA > 0 && surnameB > 0;
        var given = a.Length - surname;
        if (otherInSurname == 0 && otherInGiven == 1 && sounding + alike < 2 && given >= 2) return NameAgreement.OneCharacter;
        if (isHan && otherInGiven == 0 && given >= 2) return NameAgreement.SurnameDiffers;
        return SurnameAgrees(a, surnameA, b, surnameB) ? NameAgreement.SurnameOnly : NameAgreement.Different;
    }

    private static bool SurnameAgrees(ReadOnlySpan<int> a, int surnameA, ReadOnlySpan<int> b, int surnameB)
    {
        if (surnameA != surnameB || surnameA == 0) return false;
        for (var i = 0; i < surnameA; i++)
            if (StandardAt(a, i, surnameA) != StandardAt(b, i, surnameB)) return false;
        return true;
    }

    private static bool IsReordered(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Span<int> left = stackalloc int[a.Length];
        Span<int> right = stackalloc int[b.Length];
        for (var i = 0; i < a.Length; i++) (left[i], right[i]) = (NameCharacters.StandardOf(a[i]), NameCharacters.StandardOf(b[i]));
        left.Sort();
        right.Sort();
        return left.SequenceEqual(right);
    }

    private static bool IsOneMissing(ReadOnlySpan<int> shorter, ReadOnlySpan<int> longer)
    {
        var skipped = 0;
        for (var i = 0; i < shorter.Length; i++)
        {
            if (NameCharacters.StandardOf(shorter[i]) == NameCharacters.StandardOf(longer[i + skipped])) continue;
            if (skipped == 1 || NameCharacters.StandardOf(shorter[i]) != NameCharacters.StandardOf(longer[i + 1])) return false;
            skipped = 1;
        }
        return true;
    }
}
