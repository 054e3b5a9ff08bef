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

    /// <summary>Why the sites of a both-sexes table may add up to less than its total.</summary>
    public static Bilingual OneSexNote { get; } = new(
        "合计表中女性乳腺及性别特异部位的行只含该性别的病例；男性乳腺癌列于男性表并计入合计，各部位之和可能因此小于合计。",
        "In a table of both sexes the rows of female breast and of sites of one sex hold that sex only; breast cancer in men "
        + "stands in the men's table and in the totals, so the sites may add up to less than the total.");

    /// <summary>The legend as one footnote.</summary>
    public static Bilingual Footnote { get; } = new(
        "符号：" + string.Join("；", Legend.Select(l => $"{l.Sign} {l.Meaning.Zh}")) + "。",
        "Signs: " + string.Join("; ", Legend.Select(l => $"{l.Sign} {l.Meaning.En}")) + ".");
}
