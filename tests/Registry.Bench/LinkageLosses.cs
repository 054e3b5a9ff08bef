using System.Globalization;
using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Bench;

/// <summary>Where the pairs of one person go that a linkage did not link by itself, in which fields they differ, whether probabilities are
/// meant literally, and what no limit could better.</summary>
internal sealed class LinkageLosses(LinkageTrial trial, PersonIndex index, LinkageModel model)
{
    private readonly PairScorer _scorer = new(model, index.Frequencies);
    private readonly double _priorBits = LinkDecision.PriorBits(model, index.Count);
    private readonly Dictionary<string, int> _causes = [];
    private readonly Dictionary<string, int> _fields = [];
    private readonly Dictionary<string, int> _patterns = [];
    private readonly List<(double Probability, bool IsRight)> _scored = [];
    private readonly List<int> _rows = [];
    private int _matched, _certain;

    /// <summary>Looks at every new record.</summary>
    /// <param name="news">The new records.</param>
    /// <param name="pairs">What the linkage found, by new record.</param>
    public void Look(IEnumerable<PersonFacts> news, ILookup<long, PersonPair> pairs)
    {
        foreach (var record in news)
        {
            foreach (var pair in pairs[record.Id]) Score(pair);
            if (trial.KnownIdOf(record.Id) is not { } known) continue;
            _matched++;
            var found = pairs[record.Id].FirstOrDefault(pair => pair.KnownId == known);
            if (found?.Band != LinkBand.Automatic) Lose(record, (int)(known - 1), found);
        }
    }

    /// <summary>Prints everything, shares in percent of the records whose person is known.</summary>
    public void Print(TextWriter to)
    {
        Print(to, "cause", _causes, 10);
        Print(to, "field that differs", _fields, 14);
        Print(to, "fields that differ together", _patterns, 20);
        to.WriteLine("    pairs judged by their probability");
        foreach (var band in _scored.GroupBy(one => Math.Min(9, (int)(one.Probability * 10))).OrderBy(band => band.Key))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"      from {band.Key / 10.0:F1}: said {band.Average(one => one.Probability):F3}, right {band.Average(one => one.IsRight ? 1.0 : 0):F3} of {band.Count():N0}"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"    the best limit, chosen by the truth: recall {BestRecall(precision: 0.995):F4} at a precision of 0.995"));
    }

    private void Print(TextWriter to, string what, Dictionary<string, int> counts, int most)
    {
        to.WriteLine($"    by {what}");
        foreach (var (name, count) in counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(most))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {100.0 * count / _matched,6:F3} %  {count,6:N0}  {name}"));
    }

    private void Score(PersonPair pair)
    {
        var isRight = trial.KnownIdOf(pair.NewId) == pair.KnownId;
        if (pair.Reason == LinkReason.SameResidentId && isRight) _certain++;
        else if (pair.Reason is LinkReason.Probability or LinkReason.Ambiguous or LinkReason.Relatives or LinkReason.NoSurname) _scored.Add((pair.Score.Probability, isRight));
    }

    // As if somebody who knows the truth chose the limit, with no rule of relatives and rivals.
    private double BestRecall(double precision)
    {
        var (right, wrong, best) = (_certain, 0, 0);
        foreach (var (_, isRight) in _scored.OrderByDescending(one => one.Probability))
        {
            if (isRight) right++;
            else wrong++;
            if (right >= precision * (right + wrong)) best = right;
        }
        return best / (double)_matched;
    }

    private void Lose(in PersonFacts record, int row, PersonPair? found)
    {
        var person = PreparedPerson.Of(record, index.Areas).View;
        index.Candidates(person, _rows);
        var agreements = PairAgreements.Of(person, index.View(row));
        var probability = LinkDecision.Probability(_scorer.Bits(agreements, person, index.View(row)) + _priorBits);
        var cause = found is { } pair ? $"to review: {pair.Reason}"
            : _rows.BinarySearch(row) >= 0 ? "compared, improbable"
            : probability >= model.AutomaticProbability ? "not compared, probable"
            : "not compared, improbable";
        Count(_causes, cause);
        var differing = new List<string>();
        foreach (var field in Enum.GetValues<LinkField>())
            if (agreements[field] is var agreement && agreement != 1 && !(field == LinkField.ResidentId && agreement == 0))
                differing.Add($"{field} {AgreementTable.NameOf(field, agreement)}");
        foreach (var field in differing) Count(_fields, field);
        Count(_patterns, $"{cause}: {string.Join(", ", differing.Where(one => !one.StartsWith(nameof(LinkField.RecordNumber), StringComparison.Ordinal)))}");
    }

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
