using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>Whatever is wrong with a request is said as a problem: in both languages, with a code, where it stands, and what to do.</summary>
public sealed partial class ProblemTests
{
    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartEmptyAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [TestCase("{\"by\": ", "body", "line 1", TestName = "Broken JSON")]
    [TestCase("{\"by\": 5}", "by", "text in quotes", TestName = "A number for a text")]
    [TestCase("[]", "body", "members by, reason", TestName = "A list for an object")]
    [TestCase("{\"resaon\": \"x\"}", "resaon", "did you mean reason?", TestName = "A misspelt member")]
    [TestCase("{\"by\": \"a\", \"by\": \"b\"}", "by", "stands twice", TestName = "A member twice")]
    public async Task WrongBody_IsRefusedAtItsPlace(string body, string place, string says)
    {
        var problem = await ProblemAsync(HttpMethod.Post, "/v1/batches/1/undo", body, "application/json", HttpStatusCode.BadRequest, "invalid-body");
        Assert.That(problem.GetProperty("errors").GetProperty(place)[0].GetString(), Does.Contain(says));
    }

    [Test]
    public async Task PlacesInsideListsAreNamed_AndNoValueIsRepeated()
    {
        var problem = await ProblemAsync(HttpMethod.Post, "/v1/queries/confirm",
            """{"answers": [{"chek": "Zhang San"}, null, {"check": 110101199003070011, "row": 1.5}]}""", "application/json", HttpStatusCode.BadRequest, "invalid-body");
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name),
            Is.EquivalentTo(new[] { "answers[0].chek", "answers[1]", "answers[2].check", "answers[2].row" }));
        Assert.That(problem.ToString(), Does.Not.Contain("Zhang").And.Not.Contain("110101199003070011"));
    }

    [TestCase("GET", "/v1/ratse", 404, "no-such-address", "did you mean /v1/rates")]
    [TestCase("GET", "/rates", 404, "no-such-address", "did you mean /v1/rates")]
    [TestCase("GET", "/v1/nothing", 404, "no-such-address", "/docs")]
    [TestCase("GET", "/v1/persons/abc", 404, "no-such-address", "/v1/persons/{id}")]
    [TestCase("GET", "/v1/compute/crude-rat", 404, "no-such-statistic", "did you mean crude-rate?")]
    [TestCase("DELETE", "/v1/batches", 405, "method-not-allowed", "GET, POST")]
    public async Task WrongAddress_SaysWhatThereIs(string method, string address, int status, string code, string says)
    {
        var problem = await ProblemAsync(new(method), address, null, null, (HttpStatusCode)status, code);
        Assert.That(problem.GetProperty("reasonEn").GetString(), Does.Contain(says));
    }

    [TestCase("/v1/batches/1/undo", "text/plain", "application/json")]
    [TestCase("/v1/batches", "application/json", "multipart/form-data")]
    [TestCase("/v1/compute/asr", "application/xml", "application/json, text/csv")]
    public async Task WrongContentType_SaysWhichIsTaken(string address, string type, string taken)
    {
        var problem = await ProblemAsync(HttpMethod.Post, address, "x", type, HttpStatusCode.UnsupportedMediaType, "unsupported-content-type");
        Assert.That(problem.GetProperty("reasonEn").GetString(), Does.Contain(type).And.Contain(taken));
    }

    [Test]
    public async Task FormWithoutItsEnd_IsUnreadable_NotAFaultOfTheProgram()
    {
        using var content = new ByteArrayContent("junk"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var answer = await _demo.Client.PostAsync("/v1/batches", content);
        await IsProblemAsync(answer, HttpStatusCode.BadRequest, "unreadable-request");
    }

    [Test]
    public async Task UnknownFieldOfAForm_IsRefused_AndNoBatchIsMade()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("a,b\n"u8.ToArray()), "file", "330106.csv" }, { new StringContent("330106"), "regsitry" } };
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        var problem = await IsProblemAsync(answer, HttpStatusCode.BadRequest, "invalid-parameters");
        Assert.That(problem.GetProperty("errors").GetProperty("regsitry")[0].GetString(), Does.Contain("did you mean registry?"));
        Assert.That((await _demo.GetAsync("/v1/batches")).GetArrayLength(), Is.Zero);
    }

    [TestCase("text/csv")]
    [TestCase("application/xml")]
    public async Task WhoAcceptsSomethingElse_IsToldAllTheSame(string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/rates?years=x");
        request.Headers.Accept.ParseAdd(accepted);
        using var answer = await _demo.Client.SendAsync(request);
        await IsProblemAsync(answer, HttpStatusCode.BadRequest, "invalid-parameters");
    }

    [Test]
    public async Task JsonInAnotherEncodingIsUnderstood()
    {
        using var content = new StringContent("""{"by": "测试", "reason": "x"}""", Encoding.Unicode, "application/json");
        using var answer = await _demo.Client.PostAsync("/v1/batches/7/undo", content);
        await IsProblemAsync(answer, HttpStatusCode.NotFound, "no-such-batch");
    }

    [Test]
    public async Task EveryAddressThatTakesJsonRefusesAStranger_AndOtherContent()
    {
        var document = JsonNode.Parse(await _demo.Client.GetStringAsync("/openapi/v1.json"))!;
        var taking = ApiPage.Operations(document)
            .Where(o => o.Operation["requestBody"]?["content"] is JsonObject { Count: 1 } content && content.ContainsKey("application/json")).ToList();
        Assert.That(taking, Has.Count.GreaterThan(15));
        foreach (var (method, path, _) in taking)
        {
            var address = PlaceHolder().Replace(path, "1");
            var problem = await ProblemAsync(new(method), address, """{"nonsense": 1}""", "application/json", HttpStatusCode.BadRequest, "invalid-body");
            Assert.That(problem.GetProperty("errors").GetProperty("nonsense")[0].GetString(), Does.Contain("known are"), path);
            await ProblemAsync(new(method), address, "x", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported-content-type");
        }
    }

    private async Task<JsonElement> ProblemAsync(HttpMethod method, string address, string? body, string? type, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type!);
        using var answer = await _demo.Client.SendAsync(request);
        return await IsProblemAsync(answer, status, code);
    }

    private static async Task<JsonElement> IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), text);
        foreach (var member in (string[])["title", "detail", "reasonZh"]) Assert.That(problem.GetProperty(member).GetString(), Does.Match(@"\p{IsCJKUnifiedIdeographs}"), text);
        foreach (var member in (string[])["title", "detail", "reasonEn"]) Assert.That(problem.GetProperty(member).GetString(), Does.Match("[a-z]{3}"), text);
        return problem;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PlaceHolder();
}
