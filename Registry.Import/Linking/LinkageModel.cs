using System.Text.Json;
using System.Text.Json.Serialization;

namespace Registry.Import.Linking;

/// <summary>How often an agreement is seen among pairs of one person and among pairs of two persons.</summary>
/// <param name="Agreement">Name of the agreement, as in the enumeration of its field.</param>
/// <param name="M">Its probability when the pair is one person.</param>
/// <param name="U">Its probability when the pair is two persons; for agreements that depend on a value the average.</param>
/// <param name="Factor">How many times as often it is seen among pairs of two persons that agree in the other fields.</param>
/// <param name="OtherCaseM">As <paramref name="M"/>, of date of birth, sex and division where just one of the two has a resident ID, which tells them
/// once more; of the hospital where the two live apart. Null when that is not counted by itself.</param>
/// <param name="OtherCaseU">As <paramref name="U"/>, in the same case.</param>
public sealed record AgreementWeight(
    string Agreement, double M, double U, double Factor = 1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? OtherCaseM = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? OtherCaseU = null)
{
    /// <summary>Weight in bits: log2(m / (u · factor)).</summary>
    [JsonIgnore]
    public double Bits => Math.Log2(M / (U * Factor));
}

/// <summary>The weights of one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Agreements">Every agreement but "missing", which weighs nothing.</param>
public sealed record FieldWeights(LinkField Field, IReadOnlyList<AgreementWeight> Agreements);

/// <summary>The weights of a linkage (Fellegi and Sunter 1969), enough to repeat it: written down with the run they were used in.</summary>
/// <remarks>See docs/linking.md for formula and estimation.</remarks>
public sealed record LinkageModel
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Weights from general experience, for data that are too few to estimate from.</summary>
    public static LinkageModel Defaults { get; } = AgreementTable.DefaultModel();

    /// <summary>Records the weights were estimated from; 0 when they are the defaults.</summary>
    public required int SampledRecords { get; init; }

    /// <summary>Seed of the estimate; 0 when nothing was estimated.</summary>
    public required long Seed { get; init; }

    /// <summary>Expected share of new records whose person is among the known, a fraction.</summary>
    public required double ExpectedShare { get; init; }

    /// <summary>Probability from which a pair may be linked without anybody looking: 0.9, or estimated for a precision of 0.995.</summary>
    public double AutomaticProbability { get; init; } = 0.9;

    /// <summary>Every field in the order of <see cref="LinkField"/>.</summary>
    public required IReadOnlyList<FieldWeights> Fields { get; init; }

    /// <summary>Where the weights come from.</summary>
    [JsonIgnore]
    public WeightSource Source => SampledRecords > 0 ? WeightSource.Estimated : WeightSource.Defaults;

    /// <summary>The weights of a field.</summary>
    public FieldWeights Of(LinkField field) => Fields[(int)field];

    /// <summary>Weights estimated for linking records to known persons; the fewer the data, the nearer they stay to <see cref="Defaults"/>.</summary>
    /// <remarks>The same data and seed give the same weights, whatever their order. Where fewer than 200 records of known persons are to be
    /// expected in the sample, the weights are those of <see cref="Defaults"/>, and a pair is linked from a probability of 0.99 on.</remarks>
    /// <param name="index">The known persons.</param>
    /// <param name="records">New records; read once, a sample of them is kept.</param>
    /// <param name="seed">Chooses the sample.</param>
    /// <param name="stop">Stops the estimation.</param>
    public static LinkageModel Estimate(PersonIndex index, IEnumerable<PersonFacts> records, long seed, CancellationToken stop) =>
        ModelEstimation.Of(index, records, seed, stop);

    /// <summary>Weights estimated for finding duplicates among the persons of an index.</summary>
    public static LinkageModel EstimateWithin(PersonIndex index, long seed, CancellationToken stop) => ModelEstimation.Of(index, seed, stop);

    /// <summary>The model as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="ArgumentException">The text is no model, or a probability is not between 0 and 1.</exception>
    public static LinkageModel FromJson(string json)
    {
        try
        {
            return Checked(JsonSerializer.Deserialize<LinkageModel>(json, Json));
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"This is not a linkage model: {wrong.Message}", nameof(json), wrong);
        }
    }

    /// <summary>The same model, refused when a field, an agreement or a probability is not as it must be.</summary>
    /// <exception cref="ArgumentException">Something is missing or out of its range.</exception>
    internal static LinkageModel Checked(LinkageModel? model)
    {
        if (model?.Fields is null) throw new ArgumentException("A linkage model needs its fields.", nameof(model));
        if (!(model.ExpectedShare > 0 && model.ExpectedShare < 1))
            throw new ArgumentException($"The expected share is {model.ExpectedShare}; it must be between 0 and 1.", nameof(model));
        if (!(model.AutomaticProbability is >= 0.5 and < 1))
            throw new ArgumentException($"The automatic probability is {model.AutomaticProbability}; it must be at least 0.5 and below 1.", nameof(model));
        var fields = Enum.GetValues<LinkField>();
        if (!model.Fields.Select(field => field.Field).SequenceEqual(fields))
            throw new ArgumentException($"A linkage model has the fields {string.Join(", ", fields)} in this order.", nameof(model));
        foreach (var field in model.Fields) CheckAgreements(field);
        return model;
    }

    private static void CheckAgreements(FieldWeights field)
    {
        var names = AgreementTable.AgreementsOf(field.Field);
        if (!field.Agreements.Select(agreement => agreement.Agreement).SequenceEqual(names))
            throw new ArgumentException($"{field.Field} has the agreements {string.Join(", ", names)} in this order.", nameof(field));
        foreach (var (agreement, m, u, factor, otherCaseM, otherCaseU) in field.Agreements)
            if (!(IsChance(m) && IsChance(u) && IsChance(otherCaseM ?? m) && IsChance(otherCaseU ?? u) && factor > 0 && factor < 1000))
                throw new ArgumentException($"{field.Field} {agreement}: m is {m} and u is {u}; both must be between 0 and 1, and the factor {factor} above 0.", nameof(field));
    }

    private static bool IsChance(double probability) => probability > 0 && probability < 1;
}
