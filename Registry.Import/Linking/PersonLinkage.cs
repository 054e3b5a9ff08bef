using System.Text.Json;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What a comparison of the stored persons did.</summary>
/// <param name="RunId">Number of the comparison.</param>
/// <param name="Persons">Persons compared.</param>
/// <param name="Candidates">Pairs compared.</param>
/// <param name="Cut">Pairs left out because their block was too large.</param>
/// <param name="Automatic">Pairs above the upper threshold.</param>
/// <param name="Review">Pairs for review.</param>
/// <param name="Merged">Merges made.</param>
/// <param name="KeptForReview">Automatic pairs left for a registrar: a decision or a merge taken back stands against them.</param>
public sealed record LinkageOutcome(
    long RunId, long Persons, long Candidates, long Cut, long Automatic, long Review, int Merged, int KeptForReview);

/// <summary>Finds the stored persons who are one human being, across registries, and keeps what it found.</summary>
/// <remarks>Running it again changes nothing unless the data, the weights or the thresholds have changed.</remarks>
public sealed class PersonLinkage(RegistryDatabase database)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seed of the estimate, always the same: the same data give the same weights.</summary>
    private const long Seed = 1;

    private readonly PersonStore _persons = new(database);

    /// <summary>Compares all persons of the current rows (or of one registry) with each other.</summary>
    /// <param name="registry">Only persons of this registry, or null for all.</param>
    /// <param name="model">The weights, or null to estimate them from the data.</param>
    /// <param name="settings">Bands, threads.</param>
    /// <param name="by">Who runs it.</param>
    /// <param name="stop">Ends the work; nothing is kept then.</param>
    public async Task<LinkageOutcome> RunAsync(
        string? registry, LinkageModel? model, LinkSettings settings, string by, CancellationToken stop)
    {
        database.MustBeWritable();                             // a comparison may take minutes
        new RecordStore(database).PreparePersons();            // whoever links persons will look at them
        var roots = await _persons.RootsAsync(stop);
        var index = PersonIndex.Build(_persons.CurrentPersons(registry).Select(p => FactsOf(p, roots)), settings, stop);
        var weights = model ?? LinkageModel.EstimateWithin(index, Seed, stop);
        var tally = new LinkTally();
        var pairs = PersonLinker.LinkWithin(index, weights, settings, tally, stop).Where(p => p.Band != LinkBand.Different).Select(Compared).ToList();
        var (run, merged, kept) = await _persons.SaveRunAsync(pairs, index.Count, weights.ToJson(), by, stop);
        return new(run.Id, index.Count, tally.Candidates, tally.Cut, run.Automatic, run.Review, merged, kept);
    }

    /// <summary>What a person's rows say, as the linkage compares it.</summary>
    internal static PersonFacts FactsOf(CurrentPerson person, IReadOnlyDictionary<long, long> roots) => new()
    {
        Id = person.Id,
        PersonId = roots.GetValueOrDefault(person.Id, person.Id),
        Name = person.Name,
        ResidentKey = person.ResidentKey,
        BirthDate = person.BirthDate,
        Sex = person.Sex,
        AreaCode = person.HouseholdArea,
        Hospital = person.Hospital,
        InpatientNumber = person.InpatientNumber,
    };

    /// <summary>Level and weight of each field as JSON; no values.</summary>
    internal static string Explanation(PersonPair pair)
    {
        var fields = pair.Score.Fields.Where(f => f.Agreement != 0).Select(f =>
        {
            var (zh, en) = AgreementTable.WordsOf(f.Field, f.Agreement);
            return new { field = $"{f.Field}", agreement = f.AgreementName, bits = Math.Round(f.Bits, 3), zh, en };
        });
        return JsonSerializer.Serialize(new { reason = $"{pair.Reason}", fields }, Plain);
    }

    private static ComparedPair Compared(PersonPair pair) => new(
        pair.KnownId, pair.NewId, pair.Score.Bits, pair.Score.Probability,
        pair.Band == LinkBand.Automatic ? PairBand.Automatic : PairBand.Review, Explanation(pair));
}
