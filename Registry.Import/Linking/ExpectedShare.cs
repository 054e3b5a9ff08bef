namespace Registry.Import.Linking;

/// <summary>The share of records whose person is known: the mean, over a sample, of the probability that one of the candidates is it.</summary>
internal static class ExpectedShare
{
    private const int Rounds = 8;
    private const double Least = 0.001, Most = 0.95;

    /// <summary>The model with its expected share set.</summary>
    public static LinkageModel Of(PersonIndex index, IReadOnlyList<PreparedPerson> sample, LinkageModel model, CancellationToken stop)
    {
        if (sample.Count == 0) return model;
        var ratios = Ratios(index, sample, new PairScorer(model, index.Frequencies), stop);
        var share = model.ExpectedShare;
        for (var round = 0; round < Rounds; round++)
        {
            var prior = double.Exp2(LinkDecision.PriorBits(model with { ExpectedShare = share }, index.Count));
            var expected = ratios.Sum(ratio => prior * ratio / (1 - share + prior * ratio));
            share = Math.Clamp((expected + 10 * model.ExpectedShare) / (sample.Count + 10), Least, Most);
        }
        return model with { ExpectedShare = share };
    }

    // For each record the sum of the likelihood ratios of its candidates.
    private static List<double> Ratios(PersonIndex index, IReadOnlyList<PreparedPerson> sample, PairScorer scorer, CancellationToken stop)
    {
        var (ratios, rows) = (new List<double>(sample.Count), new List<int>());
        foreach (var prepared in sample)
        {
            stop.ThrowIfCancellationRequested();
            var person = prepared.View;
            index.Candidates(person, rows);
            var sum = 0.0;
            foreach (var row in rows)
            {
                ref readonly var known = ref index.Rows[row];
                if (known.Id == person.Person.Id || known.PersonId == person.Person.PersonId) continue;
                sum += double.Exp2(Math.Min(100, scorer.Bits(PairAgreements.Of(person, index.View(row)), person, index.View(row))));
            }
            ratios.Add(sum);
        }
        return ratios;
    }
}
