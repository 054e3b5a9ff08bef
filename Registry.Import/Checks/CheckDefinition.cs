using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>What a check is called, how much it weighs and what it says: one row of checks.csv.</summary>
/// <param name="Id">Stable for ever: X-SEX-1.</param>
/// <param name="Slug">The id in words: sex-site.</param>
/// <param name="Severity">How much a failure weighs, unless a registry sets another weight.</param>
/// <param name="Parts">Parts of a batch it judges; empty for a check of the file as a whole.</param>
/// <param name="Items">Items it looks at, the one at fault first.</param>
/// <param name="MessageZh">What is wrong and why, Chinese, with placeholders {0} {1}.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="AdviceZh">What to do about it, Chinese.</param>
/// <param name="AdviceEn">The same in English.</param>
/// <param name="Pack">Rule pack: national-2016, iarc-tr42, encr, province, house.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Since">First version of the program that had it.</param>
public sealed record CheckDefinition(
    string Id, string Slug, Severity Severity, IReadOnlyList<PartKind> Parts, IReadOnlyList<Item> Items,
    string MessageZh, string MessageEn, string AdviceZh, string AdviceEn, string Pack, string Source, string Since);

/// <summary>What a verdict tells the registrar.</summary>
/// <param name="MessageZh">What is wrong, Chinese.</param>
/// <param name="MessageEn">What is wrong, English.</param>
/// <param name="AdviceZh">What to do, Chinese.</param>
/// <param name="AdviceEn">What to do, English.</param>
public sealed record VerdictText(string MessageZh, string MessageEn, string AdviceZh, string AdviceEn);
