using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Serving;

/// <summary>Problem details (RFC 9457) of this service; texts in both languages.</summary>
internal static class Problems
{
    /// <summary>404: there is no such batch.</summary>
    public static ProblemHttpResult NoBatch(string id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such batch. 没有该批次。",
            detail: $"There is no batch \"{id}\". 没有批次“{id}”。", extensions: [new("id", id)]);

    /// <summary>409: the store refused; nothing was changed.</summary>
    public static ProblemHttpResult Refused(Refusal refusal) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "Refused; nothing was changed. 已拒绝，未作任何更改。",
            detail: $"{refusal.En} {refusal.Zh}", extensions: [new("reasonZh", refusal.Zh), new("reasonEn", refusal.En)]);

    /// <summary>409: some of several answers cannot be taken; none was.</summary>
    public static ProblemHttpResult NotTaken(IReadOnlyList<AnswerProblem> problems) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "Refused; nothing was changed. 已拒绝，未作任何更改。",
            detail: string.Join(' ', problems.Take(5).Select(problem => $"[{problem.Index}] {problem.Refusal.En} {problem.Refusal.Zh}")),
            extensions: [new("problems", problems.Select(problem => new { index = problem.Index, zh = problem.Refusal.Zh, en = problem.Refusal.En }).ToArray())]);

    /// <summary>404: there is nothing of this name in a list.</summary>
    public static ProblemHttpResult NotFound(string what, string value) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: $"No such {what}. 未找到。",
            detail: $"There is no {what} \"{value}\". 没有“{value}”。", extensions: [new(what, value)]);

    /// <summary>Says what the store or the server could not do; the rest stays a plain 500 that tells nothing of the inside.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        var fault = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        switch (fault)
        {
            case RegistryStoreException store:
                context.ProblemDetails.Title = "The database could not be used. 数据库无法使用。";
                context.ProblemDetails.Detail = $"{store.Message} {store.MessageZh}";
                break;
            case BatchRefusedException refused:
                SetStatus(context, StatusCodes.Status409Conflict, "Refused; nothing was changed. 已拒绝，未作任何更改。");
                context.ProblemDetails.Detail = $"{refused.Refusal.En} {refused.Refusal.Zh}";
                break;
            case ReportContradictionException contradiction:
                SetStatus(context, StatusCodes.Status409Conflict, "The numbers of the report contradict each other. 报告中的数字互相矛盾。");
                context.ProblemDetails.Detail = contradiction.Message;
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                SetStatus(context, StatusCodes.Status413PayloadTooLarge, "The file is larger than this service takes. 文件超过本服务允许的大小。");
                break;
            case BadHttpRequestException or InvalidDataException:
                SetStatus(context, StatusCodes.Status400BadRequest, "The request cannot be read. 请求无法读取。");
                context.ProblemDetails.Detail = fault.Message;
                break;
        }
    }

    private static void SetStatus(ProblemDetailsContext context, int status, string title) =>
        (context.HttpContext.Response.StatusCode, context.ProblemDetails.Status, context.ProblemDetails.Title) = (status, status, title);
}
