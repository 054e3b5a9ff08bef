using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Core.Coding;

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

    /// <summary>The limits of the work of this service.</summary>
    public WorkLimits Limits => _service.Services.GetRequiredService<WorkLimits>();

    /// <summary>Starts a service without data.</summary>
    public static Task<DemoRegistry> StartEmptyAsync(long maxUploadBytes = 10_000_000) => StartAsync(_ => Task.CompletedTask, maxUploadBytes);

    /// <summary>Starts a service without data in which a computation may take so long.</summary>
    public static Task<DemoRegistry> StartEmptyAsync(TimeSpan longestComputation) => StartAsync(_ => Task.CompletedTask, 10_000_000, longestComputation: longestComputation);

    /// <summary>Starts a service on the imported province.</summary>
    public static Task<DemoRegistry> StartAsync() => StartAsync(DemoData.CopyToAsync, 10_000_000);

    /// <summary>Starts a service on the imported province with the bands of its quality indicators.</summary>
    public static Task<DemoRegistry> StartAsync(QualityBands bands) => StartAsync(DemoData.CopyToAsync, 10_000_000, bands);

    /// <summary>Starts a service on the imported province in which statistics and reports may take so long.</summary>
    public static Task<DemoRegistry> StartAsync(TimeSpan? longestComputation = null, TimeSpan? longestReport = null) =>
        StartAsync(DemoData.CopyToAsync, 10_000_000, longestComputation: longestComputation, longestReport: longestReport);

    /// <summary>Starts a service on a database that somebody else has filled.</summary>
    public static Task<DemoRegistry> StartOnAsync(Func<string, Task> prepare) => StartAsync(prepare, 10_000_000);

    private static async Task<DemoRegistry> StartAsync(
        Func<string, Task> prepare, long maxUploadBytes, QualityBands? bands = null, TimeSpan? longestComputation = null, TimeSpan? longestReport = null)
    {
        var folder = Directory.CreateTempSubdirectory("registry-api-").FullName;
        var database = Path.Combine(folder, "demo.db");
        await prepare(database);
        var service = Service.Build(new ServiceSettings
        {
            Database = database,
            Urls = "http://127.0.0.1:0",
            MaxUploadBytes = maxUploadBytes,
            Bands = bands ?? QualityBands.BuiltIn,
            LongestComputation = longestComputation ?? new ServiceSettings { Database = database }.LongestComputation,
            LongestReport = longestReport ?? new ServiceSettings { Database = database }.LongestReport,
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

    /// <summary>Sends JSON.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Client.PostAsync(address, content);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.StopAsync();
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
