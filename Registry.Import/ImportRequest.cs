using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import;

/// <summary>How a delivered file is to be read.</summary>
public sealed record ImportRequest
{
    /// <summary>Registry code, or null to take it from the file name.</summary>
    public string? Registry { get; init; }

    /// <summary>True when one error returns the whole file.</summary>
    public bool Atomic { get; init; }

    /// <summary>Saved column mapping (a JSON file), or null.</summary>
    public string? ProfilePath { get; init; }

    /// <summary>Years the file was submitted for; empty when nobody said.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Whose residence the population of the file means.</summary>
    public PopulationBasis PopulationBasis { get; init; } = PopulationBasis.Registered;
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
public sealed record BatchOutcome(Batch Batch, IReadOnlyList<CheckCount> Checks, double Seconds, Refusal? Refusal = null);
