namespace Registry.Import.Linking;

/// <summary>What is to be done with a pair.</summary>
public enum LinkBand
{
    /// <summary>Two persons.</summary>
    Different,

    /// <summary>Somebody has to look.</summary>
    Review,

    /// <summary>One person.</summary>
    Automatic,
}

/// <summary>Why a pair is in its band.</summary>
public enum LinkReason
{
    /// <summary>By its probability.</summary>
    Probability,

    /// <summary>The same valid resident ID.</summary>
    SameResidentId,

    /// <summary>The same valid resident ID with another name, or with the other sex and not just that (L-LNK-2, I-ID-9).</summary>
    ResidentIdOfTwoPersons,

    /// <summary>Two different valid resident IDs: never without somebody looking.</summary>
    DifferentResidentIds,

    /// <summary>Another known person fits about as well.</summary>
    Ambiguous,

    /// <summary>The names differ as those of brothers, sisters and twins do.</summary>
    Relatives,

    /// <summary>Likely by its probability, but without a resident ID and without a surname that agrees.</summary>
    NoSurname,
}

/// <summary>What one field adds to the weight of a pair.</summary>
/// <param name="Field">The field.</param>
/// <param name="Agreement">Number of its agreement in the enumeration of the field; 0 is missing.</param>
/// <param name="Bits">Its weight, log2 of a likelihood ratio.</param>
public readonly record struct FieldScore(LinkField Field, int Agreement, double Bits)
{
    /// <summary>Name of the agreement.</summary>
    public string AgreementName => AgreementTable.NameOf(Field, Agreement);
}

/// <summary>How likely it is that two records are one person. It does not depend on which of them is named first.</summary>
/// <param name="Bits">log2 of the likelihood ratio: the sum over <paramref name="Fields"/>.</param>
/// <param name="Probability">Posterior probability that the two are one person, given how many persons are known.</param>
/// <param name="Fields">Every field in the order of <see cref="LinkField"/>.</param>
public sealed record PersonScore(double Bits, double Probability, IReadOnlyList<FieldScore> Fields);

/// <summary>Two records that are, or may be, one person.</summary>
/// <param name="NewId">Id of the new record; within one set the larger id.</param>
/// <param name="KnownId">Id of the known record; within one set the smaller id.</param>
/// <param name="Score">How likely it is, field by field.</param>
/// <param name="Band">What to do with it.</param>
/// <param name="Reason">Why.</param>
public sealed record PersonPair(long NewId, long KnownId, PersonScore Score, LinkBand Band, LinkReason Reason);

/// <summary>What a linkage did: counted while its pairs are read.</summary>
public sealed record LinkTally
{
    private long _records, _candidates, _cut, _automatic, _review;

    /// <summary>Records looked up.</summary>
    public long Records => _records;

    /// <summary>Pairs compared.</summary>
    public long Candidates => _candidates;

    /// <summary>Pairs left out because their block was too large; a pair counts once for each such block.</summary>
    public long Cut => _cut;

    /// <summary>Pairs in the automatic band.</summary>
    public long Automatic => _automatic;

    /// <summary>Pairs in the review band.</summary>
    public long Review => _review;

    internal void Add(int candidates, int cut)
    {
        _records++;
        _candidates += candidates;
        _cut += cut;
    }

    internal void Add(LinkBand band)
    {
        if (band == LinkBand.Automatic) _automatic++;
        else if (band == LinkBand.Review) _review++;
    }
}
