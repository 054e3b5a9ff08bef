namespace Registry.Analytics;

/// <summary>One text in both languages; the numbers in it were formatted once.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>A text that is the same in both languages: a code, a number.</summary>
    public static Bilingual Same(string text) => new(text, text);

    /// <summary>True when both languages have the same text.</summary>
    public bool IsSame => Zh == En;

    /// <summary>One text after the other, language by language.</summary>
    public static Bilingual operator +(Bilingual left, Bilingual right) => new(left.Zh + right.Zh, left.En + right.En);

    /// <inheritdoc cref="op_Addition"/>
    public static Bilingual Add(Bilingual left, Bilingual right) => left + right;

    /// <summary>Several texts in a row, with a separator for each language.</summary>
    public static Bilingual Join(Bilingual separator, IEnumerable<Bilingual> texts)
    {
        var list = texts.ToList();
        return new(string.Join(separator.Zh, list.Select(t => t.Zh)),
            string.Join(separator.En, list.Select(t => t.En)));
    }

    /// <summary>A list in a sentence: 、 in Chinese, commas and a last "and" in English.</summary>
    public static Bilingual List(IEnumerable<Bilingual> texts)
    {
        var list = texts.ToList();
        if (list.Count < 2) return Join(Same(""), list);
        return Join(new("、", ", "), list.SkipLast(1)) + new Bilingual("、", " and ") + list[^1];
    }
}
