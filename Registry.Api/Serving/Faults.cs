using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Serving;

/// <summary>Says what the framework, the store or the report could not do; a handler that refuses something says so itself.</summary>
internal static class Faults
{
    /// <summary>Status of an answer that a fault has ended.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        RegistryStoreException { IsReadOnly: true } => StatusCodes.Status403Forbidden,
        BatchRefusedException or ReportContradictionException => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>True when the fault is of the request or of the data: the caller is told, and the log of the service need not be.</summary>
    public static bool IsOfTheCaller(Exception fault) => StatusOf(fault) < StatusCodes.Status500InternalServerError;

    /// <summary>Fills in a problem that nobody has explained.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        var (problem, status) = (context.ProblemDetails, context.HttpContext.Response.StatusCode);
        var (code, title, detail) = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } fault
            ? OfFault(fault, context.HttpContext) : OfStatus(status, context.HttpContext);
        (problem.Status, problem.Title, problem.Detail) = (status, Problems.Both(title), Problems.Both(detail));
        foreach (var (name, value) in Problems.Words(code, detail)) problem.Extensions[name] = value;
    }

    private static (string Code, Bilingual Title, Bilingual Detail) OfFault(Exception fault, HttpContext context) => fault switch
    {
        DbException engine => OfFault(RegistryStoreException.Of(engine), context),
        RegistryStoreException { IsReadOnly: true } store => ("read-only", new("数据库为只读，不能更改。", "The database may only be read; nothing was changed."), new(store.MessageZh, store.Message)),
        RegistryStoreException store => ("database", new("数据库无法使用。", "The database could not be used."), new(store.MessageZh, store.Message)),
        BatchRefusedException refused => ("refused", new("已拒绝，未作任何更改。", "Refused; nothing was changed."), new(refused.Refusal.Zh, refused.Refusal.En)),
        ReportContradictionException contradiction => ("report-contradiction",
            new("报告中的数字互相矛盾。", "The numbers of the report contradict each other."), contradiction.Reason),
        BadHttpRequestException bad when bad.StatusCode != StatusCodes.Status400BadRequest => OfStatus(bad.StatusCode, context),
        BadHttpRequestException or InvalidDataException => ("unreadable-request", new("请求无法读取。", "The request cannot be read."),
            new($"请求不完整或格式有误（{fault.Message}）；请检查后重发。", $"It is incomplete or malformed ({fault.Message}); mend it and send it again.")),
        _ => OfStatus(StatusCodes.Status500InternalServerError, context),
    };

    private static (string Code, Bilingual Title, Bilingual Detail) OfStatus(int status, HttpContext context) => status switch
    {
        StatusCodes.Status404NotFound => ("no-such-address", new("没有该地址。", "No such address."), KnownAddresses.Of(context).Missed(context.Request)),
        StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", new("该地址不接受此方法。", "This address does not take this method."),
            Method(context.Request.Method, context.Response.Headers.Allow.ToString())),
        StatusCodes.Status413PayloadTooLarge => ("too-large", new("文件超过本服务允许的大小。", "The file is larger than this service takes."),
            new("请分成几个文件上传，或用 registry serve --max-upload-mb 调高上限。", "Send it in parts, or start the service with a larger registry serve --max-upload-mb.")),
        StatusCodes.Status415UnsupportedMediaType => ("unsupported-content-type", new("不接受这种内容类型。", "This type of content is not taken."),
            KnownAddresses.Of(context).OtherContent(context.Request)),
        StatusCodes.Status400BadRequest => ("unreadable-request", new("请求无法读取。", "The request cannot be read."),
            new("请求不完整或格式有误；/docs 有每个地址的写法。", "It is incomplete or malformed; /docs shows how each address is asked.")),
        StatusCodes.Status500InternalServerError => ("fault", new("程序出错。", "The program has a fault."),
            new("这不是您的请求造成的；服务的日志中有原因，请转告维护人员。", "It is not of your making; the log of the service says what happened: pass it on to whoever looks after the program.")),
        _ => ("http-" + status, new($"请求未能完成（{status}）。", $"The request was not answered ({status})."), new("/docs 有每个地址的写法。", "/docs shows how each address is asked.")),
    };

    private static Bilingual Method(string asked, string allowed) => new($"{asked} 不可用；该地址接受 {allowed}。", $"{asked} is not known here; this address takes {allowed}.");
}
