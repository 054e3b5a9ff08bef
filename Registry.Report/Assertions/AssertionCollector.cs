namespace Registry.Report.Assertions;

/// <summary>Compares values for one assertion and keeps what does not hold.</summary>
internal sealed class AssertionCollector(string id, AssertionKind kind, Bilingual rule)
{
    private readonly List<Bilingual> _findings = [];
    private int _compared;

    public AssertionResult Result => new(id, kind, rule, _compared, _findings);

    /// <summary>Two sums that must be the same up to the noise of adding floating-point numbers.</summary>
    public void Equal(double expected, double actual, Bilingual where)
    {
        if (Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected))) _compared++;
        else Holds(false, where + Bilingual.Same(FormattableString.Invariant($": {expected} ≠ {actual}")));
    }

    /// <summary>A condition.</summary>
    public void Holds(bool condition, Bilingual finding)
    {
        _compared++;
        if (!condition) _findings.Add(finding);
    }
}
