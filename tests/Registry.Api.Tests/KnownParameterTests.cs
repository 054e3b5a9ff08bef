using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>A query parameter that an address does not have is refused, at every address.</summary>
public sealed partial class KnownParameterTests
{
    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartEmptyAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [Test]
    public async Task EveryAddressOfTheDocumentRefusesAnUnknownOne_AndNamesItsOwn()
    {
        var document = JsonNode.Parse(await _demo.Client.GetStringAsync("/openapi/v1.json"))!;
        var operations = ApiPage.Operations(document).ToList();
        Assert.That(operations, Has.Count.GreaterThan(30));
        foreach (var (method, path, operation) in operations)
        {
            var address = PlaceHolder().Replace(path, "1");
            using var answer = await _demo.Client.SendAsync(new(new HttpMethod(method), $"{address}?yaers=2022"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{method} {path}");
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"), path);
            var text = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").GetProperty("yaers")[0].GetString()!;
            foreach (var parameter in (operation["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "query"))
                Assert.That(text, Does.Contain((string)parameter!["name"]!), $"{method} {path}");
        }
    }

    [Test]
    public async Task AKnownOneIsTakenInAnyCase_AndAddressesOutsideTheServiceAreLeftAlone()
    {
        using var known = await _demo.Client.GetAsync("/v1/rates?Scheme=cn26");
        Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var document = await _demo.Client.GetAsync("/openapi/v1.json?v=2");
        Assert.That(document.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task FindingsAreAnsweredWithTheirEdition_AndWrongWordsRefused()
    {
        var found = await _demo.GetAsync("/v1/quality/findings?verdict=tooFew");
        Assert.That(found.GetProperty("limits").GetString(), Is.Not.Empty);
        Assert.That(found.GetProperty("findings").GetArrayLength(), Is.Zero, "there are no data");
        using var table = await _demo.Client.GetAsync("/v1/quality/findings?format=csv");
        Assert.That(table.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        using var wrong = await _demo.Client.GetAsync("/v1/quality/findings?verdict=bad&years=22");
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("verdict").And.Contain("years"));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PlaceHolder();
}
