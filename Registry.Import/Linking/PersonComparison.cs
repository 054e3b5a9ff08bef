using System.Globalization;

namespace Registry.Import.Linking;

/// <summary>What one field says about a pair, in words. Personal values are masked: of a birth date the year stays, a name is its length.</summary>
/// <param name="Field">The field.</param>
/// <param name="Agreement">Name of the agreement.</param>
/// <param name="Bits">What it adds to the weight.</param>
/// <param name="Zh">The agreement in Chinese.</param>
/// <param name="En">The agreement in English.</param>
/// <param name="First">Masked value of the first record; empty when there is none.</param>
/// <param name="Second">Masked value of the second record; empty when there is none.</param>
public sealed record FieldExplanation(LinkField Field, string Agreement, double Bits, string Zh, string En, string First, string Second);

/// <summary>Compares two records by themselves, for showing a pair to somebody.</summary>
public static class PersonComparison
{
    /// <summary>The score of a pair, with frequencies and number of persons of an index.</summary>
    public static PersonScore Score(in PersonFacts a, in PersonFacts b, LinkageModel model, PersonIndex index) =>
        Score(a, b, model, index.Frequencies, index.Areas, index.Count);

    /// <summary>The score of a pair when no index is at hand: frequencies of names come from the surname table alone.</summary>
    /// <param name="a">One record.</param>
    /// <param name="b">The other.</param>
    /// <param name="model">The weights.</param>
    /// <param name="knownPersons">Number of persons among whom the pair was found.</param>
    public static PersonScore Score(in PersonFacts a, in PersonFacts b, LinkageModel model, long knownPersons) =>
        Score(a, b, model, KnownFrequencies.None, KnownAreas.None, knownPersons);

    /// <summary>A score in words, field by field; the bits of the fields add up to those of the score.</summary>
    public static IReadOnlyList<FieldExplanation> Explain(in PersonFacts a, in PersonFacts b, PersonScore score)
    {
        var words = new List<FieldExplanation>(score.Fields.Count);
        foreach (var (field, agreement, bits) in score.Fields)
        {
            var (zh, en) = AgreementTable.WordsOf(field, agreement);
            words.Add(new(field, AgreementTable.NameOf(field, agreement), bits, zh, en, Masked(field, a), Masked(field, b)));
        }
        return words;
    }

    private static PersonScore Score(in PersonFacts a, in PersonFacts b, LinkageModel model, KnownFrequencies frequencies, KnownAreas areas, long knownPersons)
    {
        var scorer = new PairScorer(LinkageModel.Checked(model), frequencies);
        Span<int> pointsA = stackalloc int[NameText.Longest], pointsB = stackalloc int[NameText.Longest];
        var (personA, personB) = (PackedPerson.Of(a, areas), PackedPerson.Of(b, areas));
        var nameA = pointsA[..NameText.Normalise(a.Name, pointsA)];
        var nameB = pointsB[..NameText.Normalise(b.Name, pointsB)];
        var (surnameA, surnameB) = (NameText.SurnameLength(nameA), NameText.SurnameLength(nameB));
        var (keysA, keysB) = (NameKeys.Of(nameA, surnameA), NameKeys.Of(nameB, surnameB));
        var viewA = new PersonView(in personA, nameA, surnameA, in keysA);
        var viewB = new PersonView(in personB, nameB, surnameB, in keysB);
        var fields = scorer.Fields(PairAgreements.Of(viewA, viewB), viewA, viewB);
        var bits = fields.Sum(field => field.Bits);
        return new(bits, LinkDecision.Probability(bits + LinkDecision.PriorBits(model, knownPersons)), fields);
    }

    private static string Masked(LinkField field, in PersonFacts facts) => field switch
    {
        LinkField.Name => Length(facts.Name),
        LinkField.BirthDate => facts.BirthDate is { } birth ? string.Create(CultureInfo.InvariantCulture, $"{birth.Year:D4}-**-**") : "",
        LinkField.Sex => facts.Sex is Core.Coding.Sex.Male or Core.Coding.Sex.Female ? $"{(int)facts.Sex}" : "",
        LinkField.Area => facts.AreaCode ?? "",
        LinkField.ResidentId => facts.ResidentKey is null ? "" : "******************",
        LinkField.RecordNumber => Length(facts.InpatientNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };

    private static string Length(string? text) => string.IsNullOrWhiteSpace(text) ? "" : new('*', Math.Min(text.Trim().Length, 20));
}
