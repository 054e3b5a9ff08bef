namespace Registry.Import.Linking;

/// <summary>How pairs of two persons agree by chance, counted among the known persons.</summary>
/// <remarks>Two counts. Rows drawn at random give u. But namesakes are of one generation and often of one place, and those born in one place on
/// one day may be twins: pairs that agree in some fields agree in others more often than chance. That is counted on pairs of a block
/// whose valid resident IDs differ, so that they are known to be two persons, and becomes the factor beside u.</remarks>
internal sealed class ChanceAgreements
{
    private const int RandomPairs = 2_000_000;
    private const int RandomPairsOfARow = 10;
    private const int SampleRows = 50_000;

    /// <summary>Pairs that a factor of 1 counts for.</summary>
    private const double PriorPairs = 5;
    private const double SameNumber = 1e-5;
    private const double LeastFactor = 0.25, GreatestFactor = 32;

    private static readonly BirthAgreement[] SameYear =
    [
        BirthAgreement.Equal, BirthAgreement.MonthAgrees, BirthAgreement.YearAgrees, BirthAgreement.DayMonthExchanged, BirthAgreement.Lunar,
        BirthAgreement.SameMonth, BirthAgreement.SameYear,
    ];

    private readonly double[][] _random = Zeros(), _told = Zeros();
    private readonly double[][] _labelled = Zeros();

    private ChanceAgreements() { }

    /// <summary>Counts in an index.</summary>
    public static ChanceAgreements Count(PersonIndex index, long seed, CancellationToken stop)
    {
        var counts = new ChanceAgreements();
        if (index.Count < 2) return counts;
        counts.CountRandomPairs(index, seed, stop);
        counts.CountLabelledPairs(index, seed, stop);
        return counts;
    }

    /// <summary>u of the agreements of a field, from the random pairs and so many pairs of the defaults.</summary>
    /// <param name="defaults">The field.</param>
    /// <param name="defaultPairs">Pairs that the defaults count for.</param>
    /// <param name="told">Pairs of which one has a resident ID only, or null for those of all.</param>
    public double[] U(FieldWeights defaults, double defaultPairs, bool? told = null)
    {
        var counts = Counts(defaults.Field, told);
        var all = counts.Sum() - counts[0] + defaultPairs;
        double[] u = [0, .. defaults.Agreements.Select((agreement, i) => (counts[i + 1] + defaultPairs * agreement.U) / all)];
        // Two persons hardly ever share a number, so that it is never counted: how rare it is within a hospital stays as by default.
        if (defaults.Field == LinkField.RecordNumber) u[(int)RecordNumberAgreement.Equal] = SameNumber * u[(int)RecordNumberAgreement.Different];
        return u;
    }

    /// <summary>Random pairs in which the field is known on both sides.</summary>
    public double PairsOf(LinkField field) => Counts(field, told: null) is var counts ? counts.Sum() - counts[0] : 0;

    private double[] Counts(LinkField field, bool? told) => told switch
    {
        true => _told[(int)field],
        false => _random[(int)field],
        null => [.. _random[(int)field].Zip(_told[(int)field], (one, other) => one + other)],
    };

    /// <summary>How many times as often as by chance each agreement is seen among pairs that agree in the other fields.</summary>
    public double[] Factors(LinkField field, double[] u)
    {
        var factors = new double[u.Length];
        for (var agreement = 1; agreement < u.Length; agreement++)
            factors[agreement] = field switch
            {
                LinkField.BirthDate when SameYear.Contains((BirthAgreement)agreement) => Factor(field, u, [.. SameYear.Select(one => (int)one)]),
                LinkField.Name when agreement <= (int)NameAgreement.NearHomophone => 1,
                LinkField.Name or LinkField.BirthDate or LinkField.Sex => Factor(field, u, agreement),
                _ => 1,
            };
        return factors;
    }

    private double Factor(LinkField field, double[] u, params int[] agreements)
    {
        var counts = _labelled[(int)field];
        var expected = (counts.Sum() - counts[0]) * agreements.Sum(agreement => u[agreement]);
        return Math.Clamp((agreements.Sum(agreement => counts[agreement]) + PriorPairs) / (expected + PriorPairs), LeastFactor, GreatestFactor);
    }

    private void CountRandomPairs(PersonIndex index, long seed, CancellationToken stop)
    {
        for (var pair = 0; pair < Math.Min(RandomPairs, (long)index.Count * RandomPairsOfARow); pair++)
        {
            if ((pair & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
            var (a, b) = (Hash.Draw(seed, 2 * pair, index.Count), Hash.Draw(seed, 2 * pair + 1, index.Count));
            if (index.Rows[a].PersonId == index.Rows[b].PersonId) continue;
            var agreements = PairAgreements.Of(index.View(a), index.View(b));
            var counts = agreements.IsTold ? _told : _random;
            foreach (var field in Enum.GetValues<LinkField>()) counts[(int)field][agreements[field]]++;
        }
    }

    private void CountLabelledPairs(PersonIndex index, long seed, CancellationToken stop)
    {
        var rows = new List<int>();
        for (var draw = 0; draw < Math.Min(SampleRows, index.Count); draw++)
        {
            if ((draw & 0xFFF) == 0) stop.ThrowIfCancellationRequested();
            var row = index.Count <= SampleRows ? draw : Hash.Draw(~seed, draw, index.Count);
            if (index.Rows[row].ResidentKey == 0) continue;
            CountLabelled(index, row, BlockKeys.BirthSexArea, rows, LinkField.Name);
            CountLabelled(index, row, BlockKeys.SoundArea, rows, LinkField.BirthDate);
            CountLabelled(index, row, BlockKeys.SoundBirthYear, rows, LinkField.Sex);
        }
    }

    private void CountLabelled(PersonIndex index, int row, int pass, List<int> rows, params ReadOnlySpan<LinkField> fields)
    {
        rows.Clear();
        var person = index.View(row);
        if (index.CandidatesOf(pass, person, rows) > 0) return;          // of a block that is cut one division or year is left
        foreach (var other in rows)
        {
            if (index.Rows[other].ResidentKey == 0 || index.Rows[other].ResidentKey == person.Person.ResidentKey) continue;
            var agreements = PairAgreements.Of(person, index.View(other));
            if (!BlockKeys.Agrees(pass, agreements)) continue;
            foreach (var field in fields) _labelled[(int)field][agreements[field]]++;
        }
    }

    private static double[][] Zeros() => [.. LinkageModel.Defaults.Fields.Select(field => new double[field.Agreements.Count + 1])];
}
