namespace Registry.Api;

/// <summary>One sentence in both languages of the product.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
internal readonly record struct Bilingual(string Zh, string En)
{
    public string In(Language language) => language == Language.Zh ? Zh : En;
}

/// <summary>A language of the product.</summary>
internal enum Language
{
    En,
    Zh,
}
