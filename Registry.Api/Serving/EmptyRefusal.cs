using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Registry.Api.Serving;

/// <summary>The answer with which the server itself ends a connection: a status from 400 to 599 and no body.</summary>
internal static class EmptyRefusal
{
    private const string NoBody = "\r\nContent-Length: 0\r\n";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same answer with a problem as its body; null when the bytes are another answer.</summary>
    /// <param name="head">The head of the answer as it is written to the connection.</param>
    public static byte[]? Spoken(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 4"u8) && !head.StartsWith("HTTP/1.1 5"u8) || head.IndexOf("\r\nConnection: close\r\n"u8) < 0 || !head.EndsWith("\r\n\r\n"u8)) return null;
        var text = Encoding.ASCII.GetString(head);
        if (!text.Contains(NoBody, StringComparison.Ordinal) || !int.TryParse(text.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status)) return null;
        var body = JsonSerializer.SerializeToUtf8Bytes(Problem(status), Readable);
        var told = text.Replace(NoBody, string.Create(CultureInfo.InvariantCulture,
            $"\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nContent-Length: {body.Length}\r\n"), StringComparison.Ordinal);
        return [.. Encoding.ASCII.GetBytes(told), .. body];
    }

    private static Dictionary<string, object> Problem(int status)
    {
        var (code, title, detail) = WordsOf(status);
        return new()
        {
            ["title"] = Problems.Both(title), ["status"] = status, ["detail"] = Problems.Both(detail),
            ["code"] = code, ["reasonZh"] = detail.Zh, ["reasonEn"] = detail.En,
        };
    }

    private static (string Code, Bilingual Title, Bilingual Detail) WordsOf(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => ("request-timeout", new("请求超时。", "The request took too long."),
            new("请求发送过慢或中断；请重发。", "It came too slowly or was broken off; send it again.")),
        StatusCodes.Status413PayloadTooLarge => ("too-large", new("请求过大。", "The request is too large."), new("请分成几个文件上传。", "Send it in parts.")),
        StatusCodes.Status414UriTooLong => ("address-too-long", new("地址过长。", "The address is too long."),
            new("请求行不得超过 8 KB；参数较多时请减少或改用命令行。", "The line of the request may have 8 KB; send fewer parameters, or use the command line.")),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => ("head-too-large", new("请求头过大。", "The head of the request is too large."),
            new("请求头合计不得超过 32 KB、100 项。", "Its fields may have 32 KB together, and be 100.")),
        _ => ("unreadable-request", new("请求无法读取。", "The request cannot be read."),
            new("请求行、地址或请求头不合法，例如地址中含有 %00；/docs 有每个地址的写法。",
                "Its line, address or head is malformed, for example by %00 in the address; /docs shows how each address is asked.")),
    };
}
