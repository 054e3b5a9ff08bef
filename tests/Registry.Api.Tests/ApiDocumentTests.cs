using System.Text.Json;
using System.Text.Json.Nodes;

namespace Registry.Api.Tests;

/// <summary>The OpenAPI document, the golden copy of it and docs/api.md, which is made from it.</summary>
public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task ReadDocument()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        _document = JsonNode.Parse(await demo.Client.GetStringAsync("/openapi/v1.json"))!;
    }

    [Test]
    public void DocumentIsTheAcceptedOne() => Golden.Matches(_document.ToJsonString(Readable), "tests", "golden", "openapi.json");

    [Test]
    public void ApiPageIsMadeFromTheDocument() => Golden.Matches(ApiPage.Write(_document), "docs", "api.md");

    [Test]
    public void EveryEndpointHasItsSummaryAndName()
    {
        var operations = ApiPage.Operations(_document).ToList();
        Assert.That(operations, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (method, path, operation) in operations)
            {
                Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty, $"{method} {path}");
                Assert.That((string?)operation["operationId"], Is.Not.Null.And.Not.Empty, $"{method} {path}");
            }
        });
    }

    [Test]
    public void EveryParameterIsExplained() =>
        Assert.That(
            from operation in ApiPage.Operations(_document)
            from parameter in operation.Operation["parameters"]?.AsArray() ?? []
            where string.IsNullOrEmpty((string?)parameter!["description"])
            select $"{operation.Method} {operation.Path} {(string?)parameter!["name"]}",
            Is.Empty);

    [Test]
    public void EveryEndpointHasAnExample()
    {
        var examples = Tree.Read("api.http");
        Assert.That(
            ApiPage.Operations(_document).Select(o => o.Path.Split('{')[0].TrimEnd('/'))
                .Where(path => !examples.Contains(path, StringComparison.Ordinal)),
            Is.Empty);
    }
}
