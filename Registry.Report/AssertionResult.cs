namespace Registry.Report;

/// <summary>What an assertion may do to the report.</summary>
public enum AssertionKind
{
    /// <summary>A law of arithmetic: when it fails no report is written.</summary>
    Arithmetic,

    /// <summary>A question of plausibility: a finding is printed in the annex and wants an explanation.</summary>
    Plausibility,
}

/// <summary>An assertion and what it found.</summary>
/// <param name="Id">Stable id: A-SEX.</param>
/// <param name="Kind">Arithmetic or plausibility.</param>
/// <param name="Rule">What was asserted.</param>
/// <param name="Compared">How many values were compared.</param>
/// <param name="Findings">Where it does not hold, with the values; empty when it holds.</param>
public sealed record AssertionResult(string Id, AssertionKind Kind, Bilingual Rule, int Compared,
    IReadOnlyList<Bilingual> Findings)
{
    /// <summary>True when it holds everywhere.</summary>
    public bool Holds => Findings.Count == 0;
}

/// <summary>The numbers of a report contradict each other; nothing was written.</summary>
public sealed class ReportContradictionException : Exception
{
    /// <summary>Takes the arithmetic assertions that failed.</summary>
    public ReportContradictionException(IReadOnlyList<AssertionResult> failed)
        : base("The report was not written, its numbers contradict each other: "
            + string.Join("; ", failed.Select(f =>
                $"{f.Id} {f.Rule.En}: {string.Join(", ", f.Findings.Take(3).Select(x => x.En))}"))) =>
        Failed = failed;

    /// <summary>The assertions that failed.</summary>
    public IReadOnlyList<AssertionResult> Failed { get; }
}
