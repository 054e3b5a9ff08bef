using System.Net;
using System.Text;
using System.Text.Json;

namespace Registry.Api.Tests.Compute;

/// <summary>Statistics by area as a map over HTTP.</summary>
public sealed class ComputeMapTests
{
    private const string Question = """
        {
          "rows": [ { "area": "330106", "observed": 12, "expected": 15.5 }, { "area": "330108", "observed": 30, "expected": 22.4 } ],
          "geometry": { "type": "FeatureCollection", "features": [
            { "type": "Feature", "properties": { "code": 330108 }, "geometry": { "type": "Point", "coordinates": [1, 2] } },
            { "type": "Feature", "properties": { "code": 330106 }, "geometry": { "type": "Point", "coordinates": [3, 4] } } ] },
          "key": "code"
        }
        """;

    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartEmptyAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [TestCase("?format=geojson", null, TestName = "By the parameter")]
    [TestCase("", "application/geo+json", TestName = "By the Accept header")]
    public async Task TheMapComesBackWithTheNumbersOfEachArea(string query, string? accepted)
    {
        using var answer = await SendAsync("smoothed-ratios" + query, Question, accepted);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/geo+json"));
        var map = JsonDocument.Parse(text).RootElement;
        Assert.That(map.GetProperty("type").GetString(), Is.EqualTo("FeatureCollection"));
        var second = map.GetProperty("features")[1];
        Assert.That(second.GetProperty("properties").GetProperty("observed").GetDouble(), Is.EqualTo(12));
        Assert.That(second.GetProperty("geometry").GetProperty("coordinates")[0].GetInt32(), Is.EqualTo(3), "the shape is that of the caller");
        Assert.That(map.GetProperty("citation").GetString(), Is.Not.Empty);
    }

    [TestCase("asr?format=geojson", "format", "smoothed-ratios", TestName = "A statistic that does not answer by area")]
    [TestCase("smoothed-ratios?format=geojson", "geometry", "FeatureCollection", TestName = "No map")]
    [TestCase("smoothed-ratios?format=geojsn", "format", "did you mean geojson?", TestName = "Misspelt format")]
    public async Task WhatCannotBeAMap_IsRefused(string address, string place, string says)
    {
        using var answer = await SendAsync(address, """{ "rows": [ { "area": "A", "observed": 1, "expected": 1 } ] }""", accepted: null);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("errors").GetProperty(place)[0].GetString(), Does.Contain(says));
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string body, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compute/" + address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (accepted is not null) request.Headers.Accept.ParseAdd(accepted);
        return await _demo.Client.SendAsync(request);
    }
}
