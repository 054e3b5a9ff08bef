using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Annotating;

/// <summary>The queries of a batch that somebody has confirmed, and how a copy says so.</summary>
internal sealed class ConfirmedQueries
{
    private readonly Dictionary<Verdict, Confirmation> _answers = [];

    /// <summary>Those of an annotation.</summary>
    public ConfirmedQueries(Annotation annotation)
    {
        foreach (var (query, answer) in annotation.Confirmed) _answers.TryAdd(query, answer);
    }

    /// <summary>True when somebody has confirmed this very question: a row may be asked by one check about several things.</summary>
    public bool Has(Verdict verdict) => _answers.ContainsKey(verdict);

    /// <summary>Who confirmed it, when and why, in Chinese; empty for what is not confirmed.</summary>
    public string Zh(Verdict verdict) =>
        _answers.TryGetValue(verdict, out var answer) ? $"（已核实：{answer.By}，{Day(answer)}，{answer.Reason}）" : "";

    /// <summary>The same in English.</summary>
    public string En(Verdict verdict) =>
        _answers.TryGetValue(verdict, out var answer) ? $" (confirmed by {answer.By}, {Day(answer)}: {answer.Reason})" : "";

    private static string Day(Confirmation answer) => answer.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
