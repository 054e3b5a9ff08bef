namespace Registry.Report;

/// <summary>Texts in the language of a report.</summary>
public static class BilingualText
{
    /// <summary>The texts of a language, one line each: both languages give two unless they are the same.</summary>
    public static IReadOnlyList<string> Lines(this Bilingual text, ReportLanguage language) =>
        language switch
        {
            ReportLanguage.Zh => [text.Zh],
            ReportLanguage.En => [text.En],
            _ => text.IsSame ? [text.Zh] : [text.Zh, text.En],
        };

    /// <summary>The text on one line, both languages separated by a space.</summary>
    public static string In(this Bilingual text, ReportLanguage language) => string.Join(' ', text.Lines(language));
}
