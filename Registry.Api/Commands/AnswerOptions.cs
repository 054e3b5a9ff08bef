using System.CommandLine;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>The options that name queries and answer them: by batch and row, by record, or a file of many.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<long> _batch = Options.Number("--batch", "ID", "Batch that raised the query", 1, long.MaxValue);
    private readonly Option<long> _row = Options.Number("--row", "N", "Row of the delivered file; 0 for a part as a whole", 0, int.MaxValue);
    private readonly Option<PartKind?> _part = Options.Read<PartKind?>(
        "--part", "FB|SW|POP|SF", "Part, when the row number stands in several", (text, refuse) =>
        {
            if (AnswerFile.PartOf(text) is null) refuse(KnownWords.Instead(text, ["FB", "SW", "POP", "SF"]));
            return AnswerFile.PartOf(text);
        });

    private readonly Option<string> _registry = Options.RegistryCode();
    private readonly Option<string> _case = Options.Words("--case", "NUMBER", "Registration number of the case");
    private readonly Option<long> _tumour = Options.Number("--tumour", "N", "Tumour of the case (default 1)", 1, 99, 1);
    private readonly Option<string> _death = Options.Words("--death", "NUMBER", "Number of the death");
    private readonly Option<string> _check = Options.CheckId("The check that asks");
    private readonly Option<string> _by = Options.Words("--by", "NAME", "Who answers; kept with the answer");
    private readonly Option<string> _reason = Options.Words("--reason", "TEXT", "Why; kept with the answer");
    private readonly Option<string> _file = Options.InputFile("--file", "CSV of many answers: columns batch, row, check, by, reason, and part where needed");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_batch, _row, _part, _registry, _case, _tumour, _death, _check, _by, _reason, _file]) verb.Add(option);
    }

    /// <summary>The answers of a call.</summary>
    /// <returns>What is wrong with the call in one line, or null.</returns>
    public Bilingual? Read(ParseResult call, out IReadOnlyList<QueryAnswer> answers, out IReadOnlyList<AnswerProblem> problems)
    {
        (answers, problems) = ([], []);
        if (call.GetValue(_file) is { } path) return ReadFile(call, path, out answers, out problems);
        if (call.GetValue(_by) is null || call.GetValue(_reason) is null) return new("须写 --by 和 --reason：由谁答复、理由。", "--by and --reason are needed: who answers, and why.");
        if (call.GetValue(_check) is not { } check) return new("须写 --check：提出疑问的规则编号。", "--check is needed: the id of the check that asks.");
        var target = new QueryTarget { CheckId = check };
        if (Has(call, _batch) && Has(call, _row))
            target = target with { BatchId = call.GetValue(_batch), Row = (int)call.GetValue(_row), Part = call.GetValue(_part) };
        else if (Record(call) is { } record)
            target = target with { Record = record };
        else
            return new("请写明是哪条疑问：--batch 和 --row，或 --registry 和 --case（或 --death），或 --file。",
                "name the query: --batch and --row, or --registry and --case (or --death), or --file.");
        answers = [new(target, call.GetValue(_by)!, call.GetValue(_reason)!)];
        return null;
    }

    /// <summary>Where an answer stands: its line when there is a file.</summary>
    public string Place(ParseResult call, int index, ReportLanguage language) =>
        call.GetValue(_file) is null ? "" : new Bilingual($"第 {index + 2} 行：", $"line {index + 2}: ").In(language);

    private Bilingual? ReadFile(
        ParseResult call, string path, out IReadOnlyList<QueryAnswer> answers, out IReadOnlyList<AnswerProblem> problems)
    {
        (answers, problems) = ([], []);
        try
        {
            var file = AnswerFile.Read(path, call.GetValue(_by), call.GetValue(_reason));
            (answers, problems) = (file.Answers, file.Problems);
            return null;
        }
        catch (FormatException fault)
        {
            return new($"--file {path}：{fault.Message}", $"--file {path}: {fault.Message}");
        }
    }

    private RecordKey? Record(ParseResult call) =>
        call.GetValue(_registry) is not { } registry ? null
        : call.GetValue(_case) is { } number ? new(registry, PartKind.Incidence, number, (int)call.GetValue(_tumour))
        : call.GetValue(_death) is { } death ? new(registry, PartKind.Death, death)
        : null;

    private static bool Has(ParseResult call, Option option) => call.GetResult(option) is not null;
}
