namespace Registry.Import.Linking;

/// <summary>How often each agreement is seen in each class of pairs, estimated without knowing the class of any pair.</summary>
/// <param name="Share">Share of pairs that are one person.</param>
/// <param name="Matched">Expected number of pairs of one person by field and agreement; 0 is missing.</param>
/// <param name="Unmatched">The same for pairs of two persons.</param>
/// <param name="Ones">Expected number of pairs of one person by pattern.</param>
/// <param name="Rounds">Rounds until the estimate stood still.</param>
internal sealed record MixtureFit(
    double Share, double[][] Matched, double[][] Unmatched, IReadOnlyList<(ulong Pattern, double Expected)> Ones, int Rounds);

/// <summary>One field of a mixture.</summary>
/// <param name="M">Probabilities among pairs of one person, by agreement from 1 on; the first element is not used.</param>
/// <param name="U">Probabilities among pairs of two persons.</param>
/// <param name="EstimateM">False when <paramref name="M"/> is to stay as it is.</param>
/// <param name="EstimateU">False when <paramref name="U"/> is to stay as it is.</param>
internal sealed record MixtureField(double[] M, double[] U, bool EstimateM = true, bool EstimateU = true);

/// <summary>Two classes of pairs, fields independent within each, missing values left out (Dempster, Laird and Rubin 1977; Winkler 1988).</summary>
internal static class ExpectationMaximisation
{
    private const int MostRounds = 200;
    private const double Still = 1e-7;

    /// <summary>Pairs that a starting value counts for, so that an agreement never seen keeps a probability.</summary>
    private const double StartWeight = 2;

    /// <summary>Fits the mixture.</summary>
    /// <param name="patterns">Agreements of a pair by field, and how many pairs have them; at most eight fields.</param>
    /// <param name="fields">Starting values.</param>
    /// <param name="share">Starting value of the share of pairs of one person.</param>
    public static MixtureFit Fit(IReadOnlyDictionary<ulong, long> patterns, IReadOnlyList<MixtureField> fields, double share)
    {
        var keys = patterns.Keys.Order().ToArray();
        var counts = keys.Select(key => (double)patterns[key]).ToArray();
        var m = fields.Select(field => (double[])field.M.Clone()).ToArray();
        var u = fields.Select(field => (double[])field.U.Clone()).ToArray();
        var (matched, unmatched, rounds) = (Zeros(fields), Zeros(fields), 0);
        for (var moved = 1.0; moved > Still && rounds < MostRounds; rounds++)
        {
            (matched, unmatched) = (Zeros(fields), Zeros(fields));
            var expected = Expect(keys, counts, m, u, share, matched, unmatched);
            var next = Math.Clamp((expected + StartWeight * share) / (counts.Sum() + StartWeight), 1e-9, 1 - 1e-9);
            moved = Math.Abs(next - share);
            share = next;
            for (var field = 0; field < fields.Count; field++)
            {
                if (fields[field].EstimateM) moved = Math.Max(moved, Maximise(m[field], matched[field], fields[field].M));
                if (fields[field].EstimateU) moved = Math.Max(moved, Maximise(u[field], unmatched[field], fields[field].U));
            }
        }
        return new(share, matched, unmatched, [.. keys.Select((key, i) => (key, counts[i] * IsOne(key, m, u, share)))], rounds);
    }

    /// <summary>A pattern as one number, a byte each field.</summary>
    public static ulong Pattern(ReadOnlySpan<int> agreements)
    {
        var pattern = 0UL;
        for (var i = agreements.Length - 1; i >= 0; i--) pattern = (pattern << 8) | (byte)agreements[i];
        return pattern;
    }

    private static double Expect(ulong[] keys, double[] counts, double[][] m, double[][] u, double share, double[][] matched, double[][] unmatched)
    {
        var expected = 0.0;
        for (var i = 0; i < keys.Length; i++)
        {
            var isOne = IsOne(keys[i], m, u, share);
            expected += counts[i] * isOne;
            for (var (field, key) = (0, keys[i]); field < m.Length; field++, key >>= 8)
            {
                matched[field][key & 0xFF] += counts[i] * isOne;
                unmatched[field][key & 0xFF] += counts[i] * (1 - isOne);
            }
        }
        return expected;
    }

    private static double IsOne(ulong pattern, double[][] m, double[][] u, double share)
    {
        var (one, two) = (share, 1 - share);
        for (var field = 0; field < m.Length; field++, pattern >>= 8)
            if ((pattern & 0xFF) is var agreement && agreement != 0)
                (one, two) = (one * m[field][agreement], two * u[field][agreement]);
        return one / (one + two);
    }

    // The greatest change of a probability.
    private static double Maximise(double[] probabilities, double[] expected, double[] start)
    {
        var (total, moved) = (expected.Sum() - expected[0] + StartWeight, 0.0);
        for (var i = 1; i < probabilities.Length; i++)
        {
            var next = (expected[i] + StartWeight * start[i]) / total;
            moved = Math.Max(moved, Math.Abs(next - probabilities[i]));
            probabilities[i] = next;
        }
        return moved;
    }

    private static double[][] Zeros(IReadOnlyList<MixtureField> fields) => [.. fields.Select(field => new double[field.M.Length])];
}
