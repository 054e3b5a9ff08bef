using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Registry.Api.Serving;

/// <summary>Refuses JSON bodies that are none, or have members that the address does not know or of another type, before anything is done.</summary>
/// <remarks>The framework would pass over an unknown member, and of the rest it would say 400 and nothing else.</remarks>
internal static class KnownMembers
{
    private const string Json = "application/json";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks the body of every request to an address that takes JSON and nothing else.</summary>
    public static void UseKnownMembers(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } accepted
                || accepted.ContentTypes.Any(taken => taken != Json) || !(context.Request.HasJsonContentType() || IsUnsaid(context.Request)))
            {
                await next(context);
                return;
            }
            var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var (body, refusals) = await ReadAsync(context.Request, context.RequestAborted);
            if (body is not null) Check(body, accepted.IsOptional, new(options, refusals), type);
            if (refusals.None)
            {
                Hand(context.Request, body!);
                await next(context);
            }
            else await refusals.ToProblem("invalid-body", new("请求正文有误。", "The body of the request is wrong.")).ExecuteAsync(context);
        });

    private static bool IsUnsaid(HttpRequest request) => string.IsNullOrEmpty(request.ContentType);

    private static async Task<(string? Body, Refusals Refusals)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var refusals = new Refusals();
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, stop);
        var said = request.GetTypedHeaders().ContentType?.Encoding;
        var body = StrictText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), said);
        var name = (said ?? Strict).WebName.ToUpperInvariant();
        if (body is null) refusals.Say("body", new($"不是 {name} 文本；请以 UTF-8 编码发送 JSON。", $"is no {name}; send the JSON as UTF-8."));
        return (body, refusals);
    }

    private static void Check(string body, bool isOptional, MemberCheck check, Type type)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            if (!isOptional) check.Refusals.Say("body", check.Expected(type));
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Null || !isOptional) check.Look(document.RootElement, type, "");
        }
        catch (JsonException fault)
        {
            var (line, place) = (fault.LineNumber + 1, fault.BytePositionInLine + 1);
            check.Refusals.Say("body", new(
                $"第 {line} 行第 {place} 字节处不是合法的 JSON；请检查引号、逗号和括号。", $"is no JSON at line {line}, byte {place}; look at quotes, commas and brackets."));
        }
    }

    // What was checked is what the handler reads: in UTF-8, whatever it came in.
    private static void Hand(HttpRequest request, string body)
    {
        if (string.IsNullOrWhiteSpace(body)) return;
        var bytes = Strict.GetBytes(body);
        (request.Body, request.ContentLength, request.ContentType) = (new MemoryStream(bytes), bytes.Length, Json);
    }
}
