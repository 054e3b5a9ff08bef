namespace Registry.Analytics;

/// <summary>The same words in Chinese and in English.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En);
