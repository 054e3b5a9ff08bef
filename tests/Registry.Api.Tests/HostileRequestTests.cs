using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>Requests that are malformed or meant to harm: a problem in both languages with the right status, never an empty answer nor a fault.</summary>
public sealed partial class HostileRequestTests
{
    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartEmptyAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    public static IEnumerable<TestCaseData> Heads =>
    [
        Head("NulInAnAddress", "GET /v1/checks/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "unreadable-request"),
        Head("NulInAQuery", "GET /v1/batches/%00/verdicts?check=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "unreadable-request"),
        Head("NoHost", "GET /v1/checks HTTP/1.1\r\n\r\n", 400, "unreadable-request"),
        Head("NoRequest", "nonsense\r\n\r\n", 400, "unreadable-request"),
        Head("AddressWithoutEnd", $"GET /v1/checks/{new string('x', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "address-too-long"),
        Head("HeadWithoutEnd", $"GET /v1/checks HTTP/1.1\r\nHost: localhost\r\nX-A: {new string('x', 60_000)}\r\n\r\n", 431, "head-too-large"),
        Head("LongSegment", $"GET /v1/checks/{new string('x', 7000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, "no-such-check"),
        Head("LongBatch", $"GET /v1/batches/{new string('9', 7000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, "no-such-batch"),
        Head("LongStatistic", $"GET /v1/compute/{new string('x', 7000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, "no-such-statistic"),
        Head("LongAddress", $"GET /{new string('x', 7000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, "no-such-address"),
    ];

    [TestCaseSource(nameof(Heads))]
    public async Task WhatTheServerRefusesIsSaid(string request, int status, string code)
    {
        var answer = await SendAsync(request);
        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.That(head, Does.StartWith($"HTTP/1.1 {status} ").And.Contain("application/problem+json"), answer);
        body = ChunkLengths().Replace(body[body.IndexOf('{')..(body.LastIndexOf('}') + 1)], "");
        MustBeProblem(JsonDocument.Parse(body).RootElement, code);
        Assert.That(body, Does.Not.Match("(x|9){200}"), "a long name is not said back whole");
    }

    [Test]
    public async Task ABoundaryThatNoFormMayHaveIsRefused([Values(71, 5000)] int length)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes($"--{new string('b', length)}--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={new string('b', length)}");
        using var answer = await _demo.Client.PostAsync("/v1/batches", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        MustBeProblem(JsonDocument.Parse(text).RootElement, "invalid-parameters");
        Assert.That(text, Does.Contain("70").And.Length.LessThan(2000));
    }

    [TestCase("text/plain; charset=utf-8")]
    [TestCase("text/plain")]
    public async Task AFieldThatIsNoTextIsRefused_NotMended(string type)
    {
        using var name = new ByteArrayContent([0xD5, 0xC5, (byte)'x']);
        name.Headers.TryAddWithoutValidation("Content-Type", type);
        using var form = Form(name);
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("errors").GetProperty("by")[0].GetString(), Does.Contain("UTF-8"));
    }

    [Test]
    public async Task AFieldIsReadInTheEncodingItSays()
    {
        using var name = new ByteArrayContent(CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes("张三"));
        name.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=gbk");
        using var form = Form(name);
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var events = await _demo.GetAsync("/v1/audit?by=" + Uri.EscapeDataString("张三"));
        Assert.That(events.GetRawText(), Does.Contain("张三"));
    }

    [TestCase("application/json; charset=utf-8", false)]
    [TestCase("application/json", false)]
    [TestCase("application/json; charset=utf-8", true)]
    public async Task JsonThatIsNoTextIsRefused_NotMended(string type, bool hasMark)
    {
        byte[] mark = hasMark ? [0xEF, 0xBB, 0xBF] : [];
        using var content = new ByteArrayContent([.. mark, .. "{\"by\": \"a"u8, 0xFF, .. "\", \"reason\": \"x\"}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _demo.Client.PostAsync("/v1/batches/7/undo", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        MustBeProblem(JsonDocument.Parse(text).RootElement, "invalid-body");
    }

    private static MultipartFormDataContent Form(HttpContent by) => new()
    {
        { new ByteArrayContent(Encoding.UTF8.GetBytes("registr,sex,birthda,inciden,topo,icd10,basi\n1,1,19500203,20230516,C34.1,C34.1,7\n")), "file", "330106_FB.csv" },
        { by, "by" },
    };

    private static void MustBeProblem(JsonElement problem, string code)
    {
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), problem.GetRawText());
        Assert.That(problem.GetProperty("reasonZh").GetString(), Does.Match(Chinese()));
        Assert.That(problem.GetProperty("reasonEn").GetString(), Does.Match("[a-z]{3}").And.Not.Match(Chinese()));
    }

    // What no client library would send.
    private async Task<string> SendAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_demo.Client.BaseAddress!.Host, _demo.Client.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static TestCaseData Head(string name, string request, int status, string code) => new TestCaseData(request, status, code).SetName(name);

    [GeneratedRegex("\r\n[0-9a-f]+\r\n")]
    private static partial Regex ChunkLengths();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
