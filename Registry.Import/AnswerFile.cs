using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>Answers to many queries as a file: CSV with the columns batch, row, check, by, reason and, where a row number
/// stands in several parts, part.</summary>
public sealed class AnswerFile
{
    private static readonly string[] Columns = ["batch", "row", "check"];

    private AnswerFile(IReadOnlyList<QueryAnswer> answers, IReadOnlyList<AnswerProblem> problems) =>
        (Answers, Problems) = (answers, problems);

    /// <summary>The answers in the order of the file; the first stands on line 2.</summary>
    public IReadOnlyList<QueryAnswer> Answers { get; }

    /// <summary>What cannot be read, by the place of the answer.</summary>
    public IReadOnlyList<AnswerProblem> Problems { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8 or GB18030.</param>
    /// <param name="by">Who answers, where the file does not say.</param>
    /// <param name="reason">Why, where the file does not say.</param>
    /// <exception cref="FormatException">It is no such file; the message says what is missing.</exception>
    public static AnswerFile Read(string path, string? by, string? reason)
    {
        var encoding = TextEncoding.Detect(path) ?? throw new FormatException("it is neither UTF-8 nor GB18030.");
        using var text = new StreamReader(TextEncoding.OpenAsUtf8(path, encoding));
        var rows = CheckTable.Read(text);
        var (answers, problems) = (new List<QueryAnswer>(), new List<AnswerProblem>());
        foreach (var row in rows)
        {
            if (Columns.Where(column => !row.ContainsKey(column)).ToList() is { Count: > 0 } missing)
                throw new FormatException($"the columns batch, row, check, by and reason are needed; missing: {string.Join(", ", missing)}.");
            if (Problem(row) is { } problem) problems.Add(new(answers.Count, problem));
            answers.Add(new(Target(row), Field(row, "by") ?? by ?? "", Field(row, "reason") ?? reason ?? ""));
        }
        return rows.Count == 0 ? throw new FormatException("it has no row below its header.") : new(answers, problems);
    }

    /// <summary>The part of a word: FB, SW, POP, SF or incidence, death, population, follow-up; null when it is none.</summary>
    public static PartKind? PartOf(string word) => PartNames.OfSheet(word);

    private static QueryTarget Target(IReadOnlyDictionary<string, string> row) => new()
    {
        BatchId = Number(Field(row, "batch")) ?? 0,
        Row = Number(Field(row, "row")) ?? 0,
        CheckId = (Field(row, "check") ?? "").ToUpperInvariant(),
        Part = Field(row, "part") is { } part ? PartOf(part) : null,
    };

    private static Refusal? Problem(IReadOnlyDictionary<string, string> row)
    {
        foreach (var column in (string[])["batch", "row"])
            if (Number(Field(row, column)) is null)
                return new($"{column} “{Field(row, column)}”应为整数。", $"{column} \"{Field(row, column)}\": a whole number is expected.");
        if (Field(row, "check") is null) return new("未填写规则编号（check）。", "check is empty: the id of the check is expected.");
        return Field(row, "part") is { } part && PartOf(part) is null
            ? new($"part “{part}”应为 FB、SW、POP 或 SF。", $"part \"{part}\": FB, SW, POP or SF is expected.")
            : null;
    }

    private static string? Field(IReadOnlyDictionary<string, string> row, string column) =>
        row.GetValueOrDefault(column)?.Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
