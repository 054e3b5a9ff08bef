namespace Registry.Import.Linking;

/// <summary>Looks single records up in an index; one for each thread.</summary>
internal sealed class RecordLinker(PersonIndex index, LinkageModel model, LinkSettings settings)
{
    private readonly LinkLimits _limits = LinkLimits.Of(model, settings);
    private readonly PairScorer _scorer = new(model, index.Frequencies);
    private readonly double _priorBits = LinkDecision.PriorBits(model, index.Count);
    private readonly List<int> _rows = [];
    private readonly List<Candidate> _candidates = [];
    private readonly int[] _points = new int[NameText.Longest];

    private struct Candidate
    {
        public int Row;
        public double Bits;
        public PairAgreements Agreements;
        public LinkBand Band;
        public LinkReason Reason;
    }

    /// <summary>Pairs of a new record, by row of the known person.</summary>
    public RecordPairs Link(in PersonFacts facts)
    {
        var person = PackedPerson.Of(facts, index.Areas);
        var points = _points.AsSpan(0, NameText.Normalise(facts.Name, _points));
        var surname = NameText.SurnameLength(points);
        var keys = NameKeys.Of(points, surname);
        return Link(new PersonView(in person, points, surname, in keys));
    }

    /// <summary>Pairs of a row of the index with the other rows.</summary>
    public RecordPairs Link(int row) => Link(index.View(row));

    /// <summary>The probability of the surest automatic pair of a record, and whether it is one by its resident ID.</summary>
    public (double Certainty, bool SameId) Surest(in PersonView person)
    {
        Compare(person);
        var surest = (Certainty: 0.0, SameId: false);
        foreach (var candidate in _candidates)
        {
            if (candidate.Band != LinkBand.Automatic) continue;
            if (candidate.Reason == LinkReason.SameResidentId) return (1, true);
            surest.Certainty = Math.Max(surest.Certainty, Certainty(candidate));
        }
        return surest;
    }

    private RecordPairs Link(in PersonView person)
    {
        var (compared, cut) = Compare(person);
        return new(Pairs(person), compared, cut);
    }

    private (int Compared, int Cut) Compare(in PersonView person)
    {
        var cut = index.Candidates(person, _rows);
        _candidates.Clear();
        var compared = 0;
        foreach (var row in _rows)
        {
            ref readonly var known = ref index.Rows[row];
            if (known.Id == person.Person.Id || known.PersonId == person.Person.PersonId) continue;
            compared++;
            Judge(row, person, index.View(row));
        }
        return (compared, cut);
    }

    private void Judge(int row, in PersonView person, in PersonView known)
    {
        var agreements = PairAgreements.Of(person, known);
        var bits = _scorer.Bits(agreements, person, known);
        var (band, reason) = LinkDecision.Of(agreements, LinkDecision.Probability(bits + _priorBits), _limits);
        if (band != LinkBand.Different)
            _candidates.Add(new() { Row = row, Bits = bits, Agreements = agreements, Band = band, Reason = reason });
    }

    private List<PersonPair> Pairs(in PersonView person)
    {
        var pairs = new List<PersonPair>(_candidates.Count);
        foreach (var candidate in _candidates)
        {
            var (band, reason) = candidate is { Band: LinkBand.Automatic, Reason: not LinkReason.SameResidentId } && Certainty(candidate) < _limits.Automatic
                ? (LinkBand.Review, LinkReason.Ambiguous)
                : (candidate.Band, candidate.Reason);
            var fields = _scorer.Fields(candidate.Agreements, person, index.View(candidate.Row));
            var score = new PersonScore(fields.Sum(field => field.Bits), LinkDecision.Probability(candidate.Bits + _priorBits), fields);
            pairs.Add(new(person.Person.Id, index.Rows[candidate.Row].Id, score, band, reason));
        }
        return pairs;
    }

    // The probability that it is this known person and none of the others that fit; 0 when another has the same resident ID.
    private double Certainty(in Candidate candidate)
    {
        var others = 1.0;
        foreach (var other in _candidates)
        {
            if (other.Row == candidate.Row) continue;
            var odds = double.Exp2(other.Bits + _priorBits);
            if (other.Reason != LinkReason.SameResidentId && odds < 1e-3) continue;
            if (AreOne(candidate.Row, other.Row)) continue;
            if (other.Reason == LinkReason.SameResidentId) return 0;
            others += odds;
        }
        var own = double.Exp2(candidate.Bits + _priorBits);
        return own / (own + others);
    }

    private bool AreOne(int rowA, int rowB)
    {
        var a = index.View(rowA);
        var b = index.View(rowB);
        if (a.Person.PersonId == b.Person.PersonId) return true;
        var agreements = PairAgreements.Of(a, b);
        var probability = LinkDecision.Probability(_scorer.Bits(agreements, a, b) + _priorBits);
        return LinkDecision.Of(agreements, probability, _limits).Band == LinkBand.Automatic;
    }
}

/// <summary>What looking one record up gave.</summary>
internal readonly record struct RecordPairs(List<PersonPair> Pairs, int Compared, int Cut);
