namespace Registry.Api.Compute;

/// <summary>Something the calculator does not take.</summary>
/// <param name="Where">Parameter, or row and column.</param>
/// <param name="Reason">What is wrong, why, and what to do.</param>
internal sealed record ComputeRefusal(string Where, Bilingual Reason);

/// <summary>Ends a computation that its input does not allow; the calculator turns it into an answer.</summary>
internal sealed class ComputeRefusedException(IReadOnlyList<ComputeRefusal> refusals) : Exception(refusals[0].Reason.En)
{
    /// <summary>What is refused, at least one.</summary>
    public IReadOnlyList<ComputeRefusal> Refusals { get; } = refusals;
}
