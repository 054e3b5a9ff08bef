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
        "--part", "FB|SW|POP", "Part, when the row number stands in several", (text, refuse) =>
        {
            if (AnswerFile.PartOf(text) is null) refuse("write FB, SW, POP or SF.");
            return AnswerFile.PartOf(text);
        });

    private readonly Option<string> _registry = Options.RegistryCode();
    private readonly Option<string> _case = Options.Words("--case", "NUMBER", "Registration number of the case");
    private readonly Option<long> _tumour = Options.Number("--tumour", "N", "Tumour of the case (default 1)", 1, 99, 1);
    private readonly Option<string> _death = Options.Words("--death", "NUMBER", "Number of the death");
    private readonly Option<string> _check = Options.Words("--check", "ID", "The check that asks");
    private readonly Option<string> _by = Options.Words("--by", "NAME", "Who answers; kept with the answer");
    private readonly Option<string> _reason = Options.Words("--reason", "TEXT", "Why; kept with the answer");
    private readonly Option<string> _file = Options.Words("--file", "CSV", "Many answers: columns batch, row, check, by, reason, and part where needed");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_batch, _row, _part, _registry, _case, _tumour, _death, _check, _by, _reason, _file]) verb.Add(option);
    }

    /// <summary>The answers of a call.</summary>
    /// <returns>What is wrong with the call in one line, or null.</returns>
    public string? Read(ParseResult call, out IReadOnlyList<QueryAnswer> answers, out IReadOnlyList<AnswerProblem> problems)
    {
        (answers, problems) = ([], []);
        if (call.GetValue(_file) is { } path) return ReadFile(call, path, out answers, out problems);
        if (call.GetValue(_by) is null || call.GetValue(_reason) is null) return "--by and --reason are needed: who answers, and why.";
        if (call.GetValue(_check) is not { } check) return "--check is needed: the id of the check that asks.";
        var target = new QueryTarget { CheckId = check.ToUpperInvariant() };
        if (Has(call, _batch) && Has(call, _row))
            target = target with { BatchId = call.GetValue(_batch), Row = (int)call.GetValue(_row), Part = call.GetValue(_part) };
        else if (Record(call) is { } record)
            target = target with { Record = record };
        else
            return "name the query: --batch and --row, or --registry and --case (or --death), or --file.";
        answers = [new(target, call.GetValue(_by)!, call.GetValue(_reason)!)];
        return null;
    }

    /// <summary>Where an answer stands: its line when there is a file.</summary>
    public string Place(ParseResult call, int index, ReportLanguage language) =>
        call.GetValue(_file) is null ? "" : new Bilingual($"第 {index + 2} 行：", $"line {index + 2}: ").In(language);

    private string? ReadFile(
        ParseResult call, string path, out IReadOnlyList<QueryAnswer> answers, out IReadOnlyList<AnswerProblem> problems)
    {
        (answers, problems) = ([], []);
        if (!File.Exists(path)) return $"--file {path}: there is no such file.";
        try
        {
            var file = AnswerFile.Read(path, call.GetValue(_by), call.GetValue(_reason));
            (answers, problems) = (file.Answers, file.Problems);
            return null;
        }
        catch (FormatException fault)
        {
            return $"--file {path}: {fault.Message}";
        }
    }

    private RecordKey? Record(ParseResult call) =>
        call.GetValue(_registry) is not { } registry ? null
        : call.GetValue(_case) is { } number ? new(registry, PartKind.Incidence, number, (int)call.GetValue(_tumour))
        : call.GetValue(_death) is { } death ? new(registry, PartKind.Death, death)
        : null;

    private static bool Has(ParseResult call, Option option) => call.GetResult(option) is not null;
}
