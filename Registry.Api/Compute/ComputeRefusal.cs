using System.Text.RegularExpressions;
using Registry.Report;

namespace Registry.Api.Compute;

/// <summary>Something the calculator does not take.</summary>
/// <param name="Where">Parameter, or row and column.</param>
/// <param name="Reason">What is wrong, why, and what to do.</param>
internal sealed partial record ComputeRefusal(string Where, Bilingual Reason)
{
    /// <summary>Place and reason in a language, for the command line.</summary>
    public string In(ReportLanguage language) =>
        language == ReportLanguage.Zh ? $"{Line().Replace(Where, "第 $1 行，").Replace("input", "输入", StringComparison.Ordinal).TrimEnd('，')}：{Reason.Zh}" : $"{Where}: {Reason.In(language)}";

    [GeneratedRegex(@"line (\d+)\.?")]
    private static partial Regex Line();
}

/// <summary>Ends a computation that its input does not allow; the calculator turns it into an answer.</summary>
internal sealed class ComputeRefusedException(IReadOnlyList<ComputeRefusal> refusals) : Exception(refusals[0].Reason.En)
{
    /// <summary>What is refused, at least one.</summary>
    public IReadOnlyList<ComputeRefusal> Refusals { get; } = refusals;
}
