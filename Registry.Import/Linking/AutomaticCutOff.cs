namespace Registry.Import.Linking;

/// <summary>The probability from which pairs may be linked unseen, so that the links together keep a promise of precision.</summary>
/// <remarks>The probabilities of a sample say how many of its links would be wrong: the sum of 1 - p over those above a limit. The lowest
/// limit is taken at which this is no more than 85 % of what the promise allows; the rest is for what no record shows, such as
/// namesakes born on one day.</remarks>
internal static class AutomaticCutOff
{
    /// <summary>Share of the automatic links that must be right.</summary>
    private const double Precision = 0.995;

    /// <summary>Share of the allowed errors that the probabilities may foresee.</summary>
    private const double Share = 0.85;

    /// <summary>However good the data, a pair less sure than this is shown to somebody; however bad, a surer one is linked.</summary>
    private const double Lowest = 0.6, Highest = 0.99;

    /// <summary>With fewer links in the sample nothing is known of how many would be wrong: the highest limit is taken.</summary>
    private const int FewestLinks = 200;

    /// <summary>A model of which nothing is known yet, with the highest limit.</summary>
    public static LinkageModel Untried(LinkageModel model) => model with { AutomaticProbability = Highest };

    /// <summary>The model with its limit set.</summary>
    public static LinkageModel Of(PersonIndex index, IReadOnlyList<PreparedPerson> sample, LinkageModel model, CancellationToken stop)
    {
        var linker = new RecordLinker(index, model, new() { AutomaticProbability = Lowest });
        var (certainties, byId) = (new List<double>(sample.Count), 0);
        foreach (var prepared in sample)
        {
            stop.ThrowIfCancellationRequested();
            var (certainty, sameId) = linker.Surest(prepared.View);
            if (sameId) byId++;
            else if (certainty >= Lowest) certainties.Add(certainty);
        }
        return byId + certainties.Count < FewestLinks ? Untried(model) : model with { AutomaticProbability = Limit(certainties, byId) };
    }

    /// <summary>The lowest limit that keeps the promise.</summary>
    /// <param name="certainties">Probabilities of the links that could be made.</param>
    /// <param name="certain">Links besides them that are right.</param>
    internal static double Limit(IEnumerable<double> certainties, int certain)
    {
        var (limit, wrong, links) = (Highest, 0.0, certain);
        foreach (var certainty in certainties.OrderDescending())
        {
            (wrong, links) = (wrong + 1 - certainty, links + 1);
            if (wrong <= (1 - Precision) * Share * links) limit = Math.Min(limit, certainty);
        }
        return Math.Clamp(limit, Lowest, Highest);
    }
}
