using System.ComponentModel;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Queries;

/// <summary>One query that is answered: named by batch and row, or by the record.</summary>
internal sealed record AnswerEntry(
    [property: Description("Id of the check that asks")] string? Check,
    [property: Description("Batch, when the query is named by its row")] long? Batch,
    [property: Description("Row of the delivered file; 0 for a part as a whole")] int? Row,
    [property: Description("incidence, death or population, when the row number stands in several parts")] string? Part,
    [property: Description("Registry, when the query is named by its record")] string? Registry,
    [property: Description("Registration number of the case")] string? CaseNumber,
    [property: Description("Tumour of the case; default 1")] int? TumourNumber,
    [property: Description("Number of the death")] string? DeathNumber,
    [property: Description("Who answers; default: the by of the request")] string? By,
    [property: Description("Why; default: the reason of the request")] string? Reason)
{
    /// <summary>Reads the answer; what cannot be read is refused under its place.</summary>
    public QueryAnswer? Read(int index, AnswerRequest request, Refusals refusals)
    {
        var name = $"answers[{index}]";
        if (string.IsNullOrWhiteSpace(Check))
            refusals.Add(name, null, new("需要规则编号 check。", "check, the id of the check, is expected."));
        else if (Part is { Length: > 0 } word && AnswerFile.PartOf(word) is null)
            refusals.Add(name, word, new("part 应为 incidence、death 或 population。", "part is incidence, death or population."));
        else if (Batch is null == Record() is null || (Batch is not null && Row is null))
            refusals.Add(name, null, new(
                "应写明 batch 和 row，或 registry 和 caseNumber（deathNumber）。", "batch and row are expected, or registry and caseNumber (deathNumber)."));
        else
            return new(
                new()
                {
                    CheckId = Check.Trim().ToUpperInvariant(),
                    BatchId = Batch,
                    Row = Row ?? 0,
                    Part = Part is { Length: > 0 } part ? AnswerFile.PartOf(part) : null,
                    Record = Record(),
                },
                By ?? request.By ?? "", Reason ?? request.Reason ?? "");
        return null;
    }

    private RecordKey? Record() =>
        !Area.IsWellFormed(Registry ?? "") ? null
        : CaseNumber is { Length: > 0 } number ? new(Registry!, PartKind.Incidence, number, TumourNumber ?? 1)
        : DeathNumber is { Length: > 0 } death ? new(Registry!, PartKind.Death, death)
        : null;
}

/// <summary>Answers to queries; all are taken or none.</summary>
internal sealed record AnswerRequest(
    [property: Description("The queries")] IReadOnlyList<AnswerEntry>? Answers,
    [property: Description("Who answers")] string? By,
    [property: Description("Why")] string? Reason)
{
    /// <summary>Reads the answers; what cannot be read is refused.</summary>
    public IReadOnlyList<QueryAnswer> Read(Refusals refusals)
    {
        if (Answers is not { Count: > 0 }) refusals.Add("answers", null, new("至少需要一条答复。", "at least one answer is expected."));
        List<QueryAnswer> read = [.. (Answers ?? []).Select((answer, index) => answer.Read(index, this, refusals)).OfType<QueryAnswer>()];
        if (read.Exists(answer => string.IsNullOrWhiteSpace(answer.By)))
            refusals.Add("by", By, new("请写明由谁答复（整个请求或每条答复）。", "say who answers, for the request or with each answer."));
        if (read.Exists(answer => string.IsNullOrWhiteSpace(answer.Reason)))
            refusals.Add("reason", Reason, new("请写明理由（整个请求或每条答复）。", "say why, for the request or with each answer."));
        return read;
    }
}

/// <summary>What became of answers.</summary>
/// <param name="Done">Queries confirmed, or confirmations taken back.</param>
/// <param name="Already">Queries that were confirmed before.</param>
internal sealed record AnswerResult(int Done, int Already);
