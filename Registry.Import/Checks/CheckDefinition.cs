using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>What a check is called, how much it weighs and what it says: one row of checks.csv.</summary>
/// <param name="Id">Stable for ever: X-SEX-1.</param>
/// <param name="Slug">The id in words: sex-site.</param>
/// <param name="Severity">How much a failure weighs: the severity in force.</param>
/// <param name="Parts">Parts of a batch it judges; empty for a check of the file as a whole.</param>
/// <param name="Items">Items it looks at, the one at fault first.</param>
/// <param name="MessageZh">What is wrong and why, Chinese, with placeholders {0} {1}.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="AdviceZh">What to do about it, Chinese.</param>
/// <param name="AdviceEn">The same in English.</param>
/// <param name="Pack">Rule pack it belongs to: an id of packs.csv.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Since">First version of the program that had it.</param>
public sealed record CheckDefinition(
    string Id, string Slug, Severity Severity, IReadOnlyList<PartKind> Parts, IReadOnlyList<Item> Items,
    string MessageZh, string MessageEn, string AdviceZh, string AdviceEn, string Pack, string Source, string Since)
{
    // What these return would make no record, or one that no rate can use: they stay errors, whatever pack is off.
    private static readonly string[] Structural =
    [
        "M-REQ-1", "V-SET-1", "D-PARSE-1", "D-PREC-1", "D-AGE-2", "O-ICD10-1", "O-CONV-1", "O-CONV-2", "O-CONV-3", "F-DUP-1", "F-ROW-1",
        "U-FUP-1", "U-FUP-2",
        "N-POP-1", "N-POP-2", "N-POP-5", "N-POP-6", "N-POP-10",
    ];

    /// <summary>How much it weighs when nobody sets another severity.</summary>
    public Severity UsualSeverity { get; init; } = Severity;

    /// <summary>True when it is made: its pack is on, or no pack can switch it off.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Version of its pack.</summary>
    public string PackVersion { get; init; } = "";

    /// <summary>How sure its source is: V seen in it, V2 seen in a secondary one, M from memory, OURS a decision of this program.</summary>
    public string Status { get; init; } = "OURS";

    /// <summary>The numbers in its condition that a province may set.</summary>
    public IReadOnlyList<CheckThreshold> Thresholds { get; init; } = [];

    /// <summary>True when it cannot be made weaker: without it no record can be made of a row.</summary>
    public bool StaysError => Array.IndexOf(Structural, Id) >= 0;

    /// <summary>True when it cannot be made an error: it compares cases when all rows are staged, and no row is returned then.</summary>
    public bool NeverReturns => Linking.CaseRelations.CheckIds.Contains(Id);

    /// <summary>True when no pack switches it off: it judges the file or tells rows apart, or it stays an error.</summary>
    internal bool IsAlwaysOn =>
        Parts.Count == 0 || StaysError || Id.StartsWith("F-DUP-", StringComparison.Ordinal) || Id.StartsWith("N-", StringComparison.Ordinal);

    /// <summary>The severity of a word, or null when it is none.</summary>
    internal static Severity? SeverityOf(string word) =>
        word switch
        {
            "info" => Core.Records.Severity.Info,
            "query" => Core.Records.Severity.Query,
            "error" => Core.Records.Severity.Error,
            _ => null,
        };
}

/// <summary>What a verdict tells the registrar.</summary>
/// <param name="MessageZh">What is wrong, Chinese.</param>
/// <param name="MessageEn">What is wrong, English.</param>
/// <param name="AdviceZh">What to do, Chinese.</param>
/// <param name="AdviceEn">What to do, English.</param>
public sealed record VerdictText(string MessageZh, string MessageEn, string AdviceZh, string AdviceEn);
