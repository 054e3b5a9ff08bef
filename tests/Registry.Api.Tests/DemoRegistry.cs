using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Registry.Api.Serving;

namespace Registry.Api.Tests;

/// <summary>The whole service on a database of its own, listening on a free loopback port.</summary>
internal sealed class DemoRegistry : IAsyncDisposable
{
    private readonly WebApplication _service;
    private readonly string _folder;

    private DemoRegistry(WebApplication service, string folder) =>
        (_service, _folder, Client) = (service, folder, new HttpClient { BaseAddress = new Uri(service.Urls.First()) });

    /// <summary>A caller of this service.</summary>
    public HttpClient Client { get; }

    public static async Task<DemoRegistry> StartAsync(long maxUploadBytes = 10_000_000)
    {
        var folder = Directory.CreateTempSubdirectory("registry-api-").FullName;
        var service = Service.Build(new ServiceSettings
        {
            Database = Path.Combine(folder, "demo.db"),
            Urls = "http://127.0.0.1:0",
            MaxUploadBytes = maxUploadBytes,
        });
        await service.StartAsync();
        return new(service, folder);
    }

    /// <summary>The JSON answer of an address that must answer 200.</summary>
    public async Task<JsonElement> GetAsync(string address)
    {
        using var answer = await Client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{address}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem that an address must answer with.</summary>
    public async Task<JsonElement> GetProblemAsync(string address, int status)
    {
        using var answer = await Client.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), address);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.StopAsync();
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
