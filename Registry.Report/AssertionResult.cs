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
    private const int MostFindings = 3;

    /// <summary>Takes the arithmetic assertions that failed.</summary>
    public ReportContradictionException(IReadOnlyList<AssertionResult> failed) : this(failed, Tell(failed))
    {
    }

    private ReportContradictionException(IReadOnlyList<AssertionResult> failed, Bilingual reason) : base(reason.En) => (Failed, Reason) = (failed, reason);

    /// <summary>The assertions that failed.</summary>
    public IReadOnlyList<AssertionResult> Failed { get; }

    /// <summary>Which assertions failed, where and with which values, the first findings of each.</summary>
    public Bilingual Reason { get; }

    private static Bilingual Tell(IReadOnlyList<AssertionResult> failed) =>
        new Bilingual("未写出报告，其中的数字互相矛盾：", "The report was not written, its numbers contradict each other: ")
        + Bilingual.Join(new("；", "; "), failed.Select(f => Bilingual.Same(f.Id + " ") + f.Rule + new Bilingual("：", ": ") + Findings(f.Findings)));

    private static Bilingual Findings(IReadOnlyList<Bilingual> findings)
    {
        var first = Bilingual.Join(new("、", ", "), findings.Take(MostFindings));
        return findings.Count <= MostFindings ? first
            : first + new Bilingual($"，另有 {findings.Count - MostFindings} 处", $" and {findings.Count - MostFindings} more");
    }
}
