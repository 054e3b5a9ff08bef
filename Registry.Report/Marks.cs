namespace Registry.Report;

/// <summary>What the signs in the tables mean.</summary>
internal static class Marks
{
    /// <summary>Each sign with its meaning.</summary>
    public static IReadOnlyList<(string Sign, Bilingual Meaning)> Legend { get; } =
    [
        ("0", new("数值为零", "exactly zero")),
        (Numbers.Text(Mark.NotApplicable), new("不适用（如另一性别特有部位）", "not applicable, such as a site of the other sex")),
        (Numbers.Text(Mark.NotAvailable), new("无资料或无法计算", "not available or not computable")),
        (Numbers.Text(Mark.Suppressed), new("按规定不予显示", "withheld")),
    ];

    /// <summary>The legend as one footnote.</summary>
    public static Bilingual Footnote { get; } = new(
        "符号：" + string.Join("；", Legend.Select(l => $"{l.Sign} {l.Meaning.Zh}")) + "。",
        "Signs: " + string.Join("; ", Legend.Select(l => $"{l.Sign} {l.Meaning.En}")) + ".");
}
