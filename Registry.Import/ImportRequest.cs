using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>How a delivered file is to be read.</summary>
public sealed record ImportRequest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Registry code, or null to take it from the file name.</summary>
    public string? Registry { get; init; }

    /// <summary>True when one error returns the whole file.</summary>
    public bool Atomic { get; init; }

    /// <summary>Saved column mapping (a JSON file), or null. <see cref="ToJson"/> keeps what stands in it.</summary>
    [JsonIgnore]
    public string? ProfilePath { get; init; }

    /// <summary>What stands in a saved column mapping; goes before <see cref="ProfilePath"/>.</summary>
    public string? ProfileJson { get; init; }

    /// <summary>Years the file was submitted for; empty when nobody said.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Whose residence the population of the file means.</summary>
    public PopulationBasis PopulationBasis { get; init; } = PopulationBasis.Registered;

    /// <summary>What becomes of rows whose record is stored with other content.</summary>
    public UpdatePolicy Update { get; init; }

    /// <summary>The batch that the file corrects, when the sender names it; else it is found out.</summary>
    public long? RoundOf { get; init; }

    /// <summary>Rule packs to check with; null for those of the installation. A checked batch keeps which they were.</summary>
    public IReadOnlyList<string>? Packs { get; init; }

    /// <summary>Severities and thresholds of a province (CSV); null for those of the installation. A checked batch keeps them.</summary>
    public string? Settings { get; init; }

    /// <summary>The column mapping, or null when none was given.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public ColumnProfile? Profile() => ProfileText() is { } json ? ColumnProfile.Parse(json) : null;

    /// <summary>The request as it is kept with its batch, with the column mapping itself in place of its path.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { ProfileJson = ProfileText() }, Json);

    /// <summary>What <see cref="ToJson"/> wrote; null gives a request that asks for nothing in particular.</summary>
    /// <exception cref="JsonException">It is no such request.</exception>
    public static ImportRequest Of(string? json) =>
        json is null ? new() : JsonSerializer.Deserialize<ImportRequest>(json, Json) ?? new();

    /// <summary>The update policy of a kept request; the usual one when it cannot be read.</summary>
    public static UpdatePolicy UpdateOf(string? json)
    {
        try
        {
            return Of(json).Update;
        }
        catch (JsonException)
        {
            return UpdatePolicy.Overwrite;                     // its reading says so; the list of batches goes on
        }
    }

    private string? ProfileText() => ProfileJson ?? (ProfilePath is { } path ? File.ReadAllText(path) : null);
}

/// <summary>What an import is doing.</summary>
/// <param name="Phase">Word for the phase: storing, checking, committing.</param>
/// <param name="Rows">Rows judged so far.</param>
/// <param name="RowsPerSecond">Mean speed since the phase began.</param>
/// <param name="Percent">Share of the file read, 0-100, or null while unknown.</param>
/// <param name="SecondsLeft">Estimate from the share read, or null while unknown.</param>
public sealed record ImportProgress(string Phase, long Rows, double RowsPerSecond, double? Percent, double? SecondsLeft);

/// <summary>Where a batch stands after a step.</summary>
/// <param name="Batch">The batch with its counts. Its id is 0 after a dry run: nothing was written.</param>
/// <param name="Checks">Verdicts counted by check, info included.</param>
/// <param name="Seconds">Duration of the step.</param>
/// <param name="Refusal">Why the step was refused, or null when it was done.</param>
/// <param name="Difference">After a checking: what a later round changes against the one before; null of a first round.</param>
public sealed record BatchOutcome(
    Batch Batch, IReadOnlyList<CheckCount> Checks, double Seconds, Refusal? Refusal = null, RoundDifference? Difference = null);

/// <summary>What a dry run found; nothing of it is stored.</summary>
/// <param name="Outcome">Counts and checks; the batch has the number 0.</param>
/// <param name="Verdicts">Errors and queries in the order of the file.</param>
public sealed record DryRun(BatchOutcome Outcome, IReadOnlyList<Verdict> Verdicts);
