using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Core.Store;

namespace Registry.Api.Serving;

/// <summary>Problem details (RFC 9457) of this service. Each has a title and a detail in both languages, the detail once more in one
/// language (<c>reasonZh</c>, <c>reasonEn</c>) and a <c>code</c> that programs may compare; those about parameters have <c>errors</c>.</summary>
internal static class Problems
{
    private const int LongestName = 120;
    private static readonly Bilingual RefusedTitle = new("已拒绝，未作任何更改。", "Refused; nothing was changed.");

    /// <summary>A problem; English stands first in texts that hold both languages.</summary>
    public static ProblemHttpResult Of(int status, string code, Bilingual title, Bilingual detail, params KeyValuePair<string, object?>[] more) =>
        TypedResults.Problem(statusCode: status, title: Both(title), detail: Both(detail), extensions: [.. Words(code, detail), .. more]);

    /// <summary>404: there is no such batch.</summary>
    public static ProblemHttpResult NoBatch(string id) =>
        Of(StatusCodes.Status404NotFound, "no-such-batch", new("没有该批次。", "No such batch."),
            new($"没有批次“{Short(id)}”；GET /v1/batches 列出全部批次。", $"There is no batch \"{Short(id)}\"; GET /v1/batches lists them all."),
            new KeyValuePair<string, object?>("id", Short(id)));

    /// <summary>404: the batch has no round before it.</summary>
    public static ProblemHttpResult FirstRound(long id) =>
        Of(StatusCodes.Status404NotFound, "first-round", new("没有上一轮。", "No earlier round."),
            new($"批次 {id} 是第一轮，没有可比较的上一轮。", $"Batch {id} is a first round; there is nothing to compare it with."), new KeyValuePair<string, object?>("id", id));

    /// <summary>404: there is nothing of this name in a list.</summary>
    /// <param name="what">What it would be, as the member of the answer is called: statistic, lifeTable; the code is made of it (no-such-life-table).</param>
    /// <param name="value">The name that was asked for.</param>
    /// <param name="known">The names there are, when they are few.</param>
    public static ProblemHttpResult NotFound(string what, string value, params IEnumerable<string> known) =>
        NotFound(what, value, known.Any() ? KnownWords.Instead(value, known) : null);

    /// <summary>404: there is nothing of this name in a list.</summary>
    /// <param name="what">What it would be, as the member of the answer is called: statistic, lifeTable; the code is made of it (no-such-life-table).</param>
    /// <param name="value">The name that was asked for.</param>
    /// <param name="instead">What there is instead; null where nothing is said of it.</param>
    public static ProblemHttpResult NotFound(string what, string value, Bilingual? instead)
    {
        var slug = JsonNamingPolicy.KebabCaseLower.ConvertName(what);
        var noun = slug.Replace('-', ' ');
        return Of(StatusCodes.Status404NotFound, $"no-such-{slug}", new("未找到。", $"No such {noun}."),
            new($"没有“{Short(value)}”{(instead is null ? "。" : "；")}{instead?.Zh}", $"There is no {noun} \"{Short(value)}\"{(instead is null ? "." : "; ")}{instead?.En}"),
            new KeyValuePair<string, object?>(what, Short(value)));
    }

    /// <summary>409: the store refused; nothing was changed. 404 where the reason is that there is nothing of that name.</summary>
    public static ProblemHttpResult Refused(Refusal refusal) =>
        refusal.NamesNothing
            ? Of(StatusCodes.Status404NotFound, "not-found", new("未找到，未作任何更改。", "Not found; nothing was changed."), new(refusal.Zh, refusal.En))
            : Of(StatusCodes.Status409Conflict, "refused", RefusedTitle, new(refusal.Zh, refusal.En));

    /// <summary>409: some of several answers cannot be taken; none was.</summary>
    public static ProblemHttpResult NotTaken(IReadOnlyList<AnswerProblem> problems)
    {
        var first = problems.Take(5).Select(problem => (place: $"[{problem.Index}] ", problem.Refusal)).ToList();
        return Of(StatusCodes.Status409Conflict, "refused", RefusedTitle,
            new(string.Join(' ', first.Select(p => p.place + p.Refusal.Zh)), string.Join(' ', first.Select(p => p.place + p.Refusal.En))),
            new KeyValuePair<string, object?>("problems", problems.Select(problem => new { index = problem.Index, zh = problem.Refusal.Zh, en = problem.Refusal.En }).ToArray()));
    }

    /// <summary>400: parameters, fields or members of the request that cannot be taken, by name.</summary>
    /// <param name="errors">What is wrong with each: English, then Chinese.</param>
    /// <param name="code">What kind of fault it is.</param>
    /// <param name="title">What kind of fault it is, in words.</param>
    public static ValidationProblem Invalid(IDictionary<string, string[]> errors, string code, Bilingual title)
    {
        var told = errors.Values.Where(texts => texts.Length > 1).Take(5).ToList();
        Bilingual detail = new(string.Join(' ', told.Select(texts => texts[1])), string.Join(' ', told.Select(texts => texts[0])));
        return TypedResults.ValidationProblem(errors, detail: Both(detail), title: Both(title), extensions: Words(code, detail));
    }

    // What somebody asked for is said back to him, but not by the thousand letters.
    private static string Short(string text) => text.Length > LongestName ? text[..LongestName] + "…" : text;

    /// <summary>A text in both languages, English first.</summary>
    public static string Both(Bilingual text) => $"{text.En} {text.Zh}";

    /// <summary>The members that every problem has beside those of RFC 9457.</summary>
    public static KeyValuePair<string, object?>[] Words(string code, Bilingual detail) => [new("code", code), new("reasonZh", detail.Zh), new("reasonEn", detail.En)];
}
