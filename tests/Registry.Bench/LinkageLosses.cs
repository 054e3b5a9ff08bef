using System.Globalization;
using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Bench;

/// <summary>Where the pairs of one person go that a linkage did not link by itself: not compared, compared and below a limit, or held back by a
/// rule; and in which fields they differ.</summary>
internal sealed class LinkageLosses(LinkageTrial trial, PersonIndex index, LinkageModel model)
{
    private readonly PairScorer _scorer = new(model, index.Frequencies);
    private readonly double _priorBits = LinkDecision.PriorBits(model, index.Count);
    private readonly Dictionary<string, int> _relatives = [];
    private readonly Dictionary<string, int> _causes = [];
    private readonly Dictionary<string, int> _fields = [];
    private readonly Dictionary<string, int> _patterns = [];
    private readonly List<(double Probability, bool IsRight)> _scored = [];
    private readonly List<int> _rows = [];
    private readonly List<(string Pattern, double Probability, bool IsRight)> _uncertain = [];
    private int _matched;

    /// <summary>Looks at every new record whose person is known.</summary>
    /// <param name="news">The new records.</param>
    /// <param name="pairs">What the linkage found, by new record.</param>
    public void Look(IEnumerable<PersonFacts> news, ILookup<long, PersonPair> pairs)
    {
        foreach (var record in news)
        {
            foreach (var pair in pairs[record.Id])
            {
                if (pair.Reason == LinkReason.Relatives)
                    Count(_relatives, string.Create(CultureInfo.InvariantCulture, $"{(trial.KnownIdOf(pair.NewId) == pair.KnownId ? "right" : "wrong")} {Math.Floor(pair.Score.Probability * 50) / 50:F2} {pair.Score.Fields[5].AgreementName} {pair.Score.Fields[2].AgreementName}"));
                if (pair.Reason is LinkReason.Probability or LinkReason.Relatives && pair.Score.Probability is > 0.1 and < 0.97)
                    _uncertain.Add((string.Join(", ", pair.Score.Fields.Where(f => f.Agreement > 1 && f.Field != LinkField.RecordNumber).Select(f => $"{f.Field} {f.AgreementName}")), pair.Score.Probability, trial.KnownIdOf(pair.NewId) == pair.KnownId));
                if (pair.Reason is LinkReason.Probability or LinkReason.Ambiguous or LinkReason.Relatives)
                    _scored.Add((pair.Score.Probability, trial.KnownIdOf(pair.NewId) == pair.KnownId));
            }
            if (trial.KnownIdOf(record.Id) is not { } known) continue;
            _matched++;
            var found = pairs[record.Id].FirstOrDefault(pair => pair.KnownId == known);
            if (found?.Band != LinkBand.Automatic) Lose(record, (int)(known - 1), found);
        }
    }

    /// <summary>Prints causes and differing fields, the most frequent first, in percent of the records whose person is known.</summary>
    public void Print(TextWriter to)
    {
        foreach (var (title, counts) in new[] { ("cause", _causes), ("field that differs", _fields), ("relatives", _relatives), ("fields that differ together", _patterns) })
        {
            to.WriteLine($"    by {title}");
            foreach (var (what, count) in counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(title.StartsWith("fields") || title=="relatives" ? 40 : 14))
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {100.0 * count / _matched,6:F3} %  {count,6:N0}  {what}"));
        }
        foreach (var group in _uncertain.GroupBy(one => one.Pattern).OrderByDescending(group => group.Count()).Take(25))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"      said {group.Average(one => one.Probability):F3}, right {group.Average(one => one.IsRight ? 1.0 : 0):F3} of {group.Count()}: {group.Key}"));
        foreach (var band in _scored.GroupBy(one => Math.Min(9, (int)(one.Probability * 10))).OrderBy(band => band.Key))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"      probability {band.Key / 10.0:F1}-: said {band.Average(one => one.Probability):F3}, right {band.Average(one => one.IsRight ? 1.0 : 0):F3} of {band.Count()}"));
    }

    private void Lose(in PersonFacts record, int row, PersonPair? found)
    {
        var person = PreparedPerson.Of(record, index.IdAreas).View;
        index.Candidates(person, _rows);
        var agreements = PairAgreements.Of(person, index.View(row));
        var probability = LinkDecision.Probability(_scorer.Bits(agreements, person, index.View(row)) + _priorBits);
        var cause = found is { } pair ? $"review: {pair.Reason}"
            : _rows.BinarySearch(row) >= 0 ? "compared, improbable"
            : probability >= 0.7 ? "not compared, probable"
            : "not compared, improbable";
        Count(_causes, cause);
        var differing = new List<string>();
        foreach (var field in Enum.GetValues<LinkField>())
            if (agreements[field] is var agreement && agreement != 1 && !(field == LinkField.ResidentId && agreement == 0))
                differing.Add($"{field} {AgreementTable.NameOf(field, agreement)}");
        foreach (var field in differing) Count(_fields, field);
        Count(_patterns, $"{cause}: {string.Join(", ", differing.Where(one => !one.StartsWith("Record", StringComparison.Ordinal)))}");
    }

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
