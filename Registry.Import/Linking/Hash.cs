namespace Registry.Import.Linking;

/// <summary>A hash that is the same on every machine and in every run (the finaliser of MurmurHash3).</summary>
internal static class Hash
{
    /// <summary>Adds a part to a hash; never 0.</summary>
    public static uint Add(uint hash, uint part)
    {
        unchecked
        {
            var mixed = (hash * 0x9E3779B1) ^ (part * 0x85EBCA77 + 0x165667B1);
            mixed ^= mixed >> 16;
            mixed *= 0x85EBCA6B;
            mixed ^= mixed >> 13;
            mixed *= 0xC2B2AE35;
            mixed ^= mixed >> 16;
            return mixed == 0 ? 1 : mixed;
        }
    }

    /// <summary>A well mixed number of 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>As <see cref="Mix(ulong)"/>, of a signed number.</summary>
    public static ulong Mix(long value) => Mix(unchecked((ulong)value));

    /// <summary>One of so many, by a seed and the number of the draw.</summary>
    public static int Draw(long seed, int draw, int count) => (int)(Mix(Mix(seed) ^ Mix((long)draw)) % (ulong)count);

    /// <summary>A hash of a text without its white space, capitals as small letters; 0 when nothing is left.</summary>
    public static ulong OfText(string? text)
    {
        if (text is null) return 0;
        unchecked
        {
            var hash = 14695981039346656037UL;
            var any = false;
            foreach (var character in text)
            {
                if (char.IsWhiteSpace(character) || character is '-' or '/' or '.' or '_') continue;
                var plain = character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;
                hash = (hash ^ char.ToLowerInvariant(plain)) * 1099511628211UL;
                any = true;
            }
            return any ? Mix(hash) | 1 : 0;
        }
    }
}
